import type { EpochSignal, PreflightFinding } from '../../worker/contract/engine';
import { formatCount, formatParameter, formatShare, plural } from './format';

/** A finding of the pre-flight check in one or two sentences. */
export function wordFinding(finding: PreflightFinding): string {
  switch (finding.kind) {
    case 'hugeSentence':
      return `One ${finding.isDocument ? 'document' : 'sentence'} holds ${plural(finding.tokens, 'word')}, ${formatShare(finding.share)} of the text, and is trained on whole. If the text has no line breaks, split it at punctuation.`;
    case 'oneCharacterVocabulary':
      return `${formatShare(finding.share)} of the vocabulary are single characters. The text may have been split into letters; try another tokeniser.`;
    case 'vectorSizeLarge':
      return `vector_size ${formatCount(finding.vectorSize)} is large for ${plural(finding.vocabulary, 'word')}; about ${formatCount(finding.suggested)} is enough and learns faster.`;
    case 'fewTokens':
      return `${plural(finding.tokens, 'word')} are little to learn from. Neighbours will be rough; more epochs help, more text helps more.`;
    case 'risingAlpha':
      return `The learning rate rises from ${formatParameter(finding.alpha)} to ${formatParameter(finding.minAlpha)}. It usually falls; min_alpha is meant to be the lower one.`;
    case 'moreThreadsThanCores':
      return `${plural(finding.threads, 'thread')} on ${plural(finding.cores, 'core')} wait for one another; ${formatCount(finding.cores)} is faster.`;
    case 'outputLayerAnew':
      return finding.reason === 'tree'
        ? 'The tree of hierarchical softmax follows the counts of all words, so its inner nodes start at zero again. The words keep their vectors.'
        : 'The last run had the other output layer, so this one starts at zero. The words keep their vectors.';
    case 'documentsWithoutWords':
      return wordDocumentsWithoutWords(finding);
    case 'repeatedLabels':
      return `A document names a label it already has, ${plural(finding.repeated, 'time')} in all; each counts once.`;
    case 'wordsUntrained':
      return 'PV-DBOW alone trains documents and leaves the words at random: neighbours and the map will mean nothing.';
    case 'singleThreadOnly':
      return 'This page cannot share memory between threads, so it trains with one thread. Everything else works as usual.';
  }
}

/** Why an early stop came: what had come to rest. */
export const stopReason = (signal: EpochSignal['kind']): string =>
  signal === 'loss' ? 'the loss no longer fell' : 'neighbours no longer changed';

function wordDocumentsWithoutWords({
  without,
  onlyLabels,
  documents,
}: Extract<PreflightFinding, { kind: 'documentsWithoutWords' }>): string {
  const found = `${formatCount(without)} of ${plural(documents, 'document')} ${without === 1 ? 'has' : 'have'} no word of the vocabulary and will keep ${without === 1 ? 'a random vector' : 'random vectors'}.`;
  const labels =
    onlyLabels > 0
      ? ` ${formatCount(onlyLabels)} of them ${onlyLabels === 1 ? 'holds' : 'hold'} labels only.`
      : '';
  return `${found}${labels}${onlyLabels < without ? ' A lower min_count may help.' : ''}`;
}
