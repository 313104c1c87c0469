import type { EpochSignal, PreflightFinding } from '../../worker/contract/engine';
import type { ExpressionFault } from '../../worker/contract/expressionSyntax';
import type { HyperparameterKey } from '../../worker/contract/hyperparameterRow';
import { hyperparameterRow } from '../../worker/contract/hyperparameters';
import type { EncodingName, Problem } from '../../worker/contract/problems';
import { valueText } from '../../worker/contract/validation';
import type { ExpressionRule } from '../../worker/contract/vocabularyRules';
import { formatBytes, formatCount, formatParameter, formatShare, plural } from './format';

export interface Wording {
  /** What happened and where, in a few words. */
  title: string;
  /** Why, what was kept, and what to do. */
  text: string;
  /** Words of the machine, for a fold. */
  detail?: string;
}

/** What a press of a button beside a problem does; worked out by the page. */
export type Remedy =
  | { kind: 'readAs'; encoding: EncodingName; label: string }
  | { kind: 'set'; key: HyperparameterKey; value: number; label: string }
  | { kind: 'trainAgain'; label: string }
  | { kind: 'reload'; label: string };

const ENCODING_LABELS: Record<EncodingName, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'euc-kr': 'Korean (EUC-KR)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
};

export const encodingLabel = (encoding: EncodingName): string => ENCODING_LABELS[encoding];

export const ENCODINGS = Object.keys(ENCODING_LABELS) as EncodingName[];

const WORKER_TASKS: Record<string, string> = {
  engine: 'Training',
  training: 'Training',
  projection: 'The map',
};

/** A worker's name begins with its task: "training thread 2". */
const taskOf = (worker: string) => WORKER_TASKS[worker.split(' ')[0]] ?? 'Part of the page';

export const EXPRESSION_LABELS: Record<ExpressionRule, string> = {
  mustMatch: 'Words must match',
  mustNotMatch: 'Words must not match',
};

/** What is wrong with a regular expression and what to do, in one or two sentences. */
export function wordExpressionFault(fault: ExpressionFault): string {
  switch (fault.kind) {
    case 'syntax':
      return `It is no regular expression: ${fault.detail.charAt(0).toLowerCase()}${fault.detail.slice(1)}. Put a backslash before signs that are meant as they are, such as \\( or \\+.`;
    case 'unsupported':
      return `${fault.part} is not known here: look-around, back-references and flags inside could take for ever. Use both fields, one for what must match and one for what must not.`;
    case 'tooLarge':
      return 'It is too large. Use shorter repeats than {1000}, or put plain words on the stop list.';
  }
}

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

type WrongRun = Extract<Problem, { kind: 'wrongRun' }>;

const WRONG_RUN_WORDS: Record<WrongRun['needs'], Wording> = {
  doc2vec: {
    title: 'This run has no documents',
    text: 'Train with the algorithm Doc2Vec to compare documents.',
  },
  negativeSampling: {
    title: 'This run cannot predict words',
    text: 'Words are predicted by negative sampling; train with hs 0.',
  },
  hierarchicalSoftmax: {
    title: 'This run cannot score sentences',
    text: 'Sentences are scored by hierarchical softmax; train with hs 1.',
  },
  wordContexts: {
    title: 'This run does not know words by their contexts',
    text: 'Words by themselves predict each other in Word2Vec, FastText, PV-DM without dm_concat and PV-DBOW with dbow_words; train one of these.',
  },
};

type Words<K extends Problem['kind']> = (problem: Extract<Problem, { kind: K }>) => Wording;

const PROBLEM_WORDS: { [K in Problem['kind']]: Words<K> } = {
  emptySource: ({ name }) => ({
    title: `${name} is empty`,
    text: 'There is no text in it. Choose another file.',
  }),
  binaryFile: ({ name, format }) => ({
    title: `${name} is not a text file`,
    text: `It looks like ${format}. Save its text as a plain .txt file and drop that.`,
  }),
  unreadableSource: ({ name, detail }) => ({
    title: `${name} could not be read`,
    text: 'It may have been moved, changed or blocked since it was chosen. Choose it again.',
    detail,
  }),
  damagedGzip: ({ name, detail }) => ({
    title: `${name} could not be unpacked`,
    text: 'The gzip file is damaged, cut short, or several files joined into one. Compress the text again, or drop it unpacked.',
    detail,
  }),
  wrongEncoding: ({ name, tried, byteOffset, candidates }) => {
    const where = byteOffset === 0 ? 'Its first byte' : `Byte ${formatCount(byteOffset + 1)}`;
    const found = `${where} has no meaning in ${encodingLabel(tried)}`;
    const others = candidates.filter((encoding) => encoding !== tried).map(encodingLabel);
    // The encoding tried among the candidates: right but for a few bytes.
    if (others.length < candidates.length) {
      const text = `${found}, but most of the text does. The damaged characters can be left out${
        others.length > 0 ? `, or the text read as ${others.join(', or as ')}` : ''
      }.`;
      return { title: `${name} has damaged characters`, text };
    }
    const advice =
      others.length > 0
        ? `Read it as ${others.join(', or as ')}?`
        : 'Choose its encoding under Corpus, or save it as UTF-8.';
    return { title: `${name} is not ${encodingLabel(tried)}`, text: `${found}. ${advice}` };
  },
  noWords: ({ name }) => ({
    title: `No words in ${name}`,
    text: 'The text holds only spaces, punctuation or signs. Try the tokeniser “Spaces”, or another text.',
  }),
  singleWord: ({ word, count }) => ({
    title: `Only one word: “${word}”`,
    text: `The whole text is this word, ${plural(count, 'time')}. A model needs words to tell apart; choose another text, or another tokeniser if the words were not split.`,
  }),
  nothingLeft: ({ minCount, vocabulary, highestCount }) => ({
    title: 'No word is frequent enough',
    text: `The most frequent of ${plural(vocabulary, 'word')} occurs ${plural(highestCount, 'time')}, and min_count asks for ${formatCount(minCount)}. Lower min_count.`,
  }),
  vocabularyOfOne: ({ word, minCount }) => ({
    title: `Only “${word}” is left`,
    text: `It is the one word that occurs at least ${plural(minCount, 'time')}. Lower min_count so that more words remain.`,
  }),
  rulesLeaveTooFew: ({ words, leftOut }) => ({
    title: words === 0 ? 'The rules leave no word' : 'The rules leave one word',
    text: `The stop list, max_count and the expressions left out ${plural(leftOut, 'word')} that would be frequent enough. Loosen them under Model, Vocabulary.`,
  }),
  singleDocument: () => ({
    title: 'Only one document',
    text: 'Doc2Vec compares documents with one another. Choose under Corpus where a document ends: at every line, at punctuation, or with every file.',
  }),
  invalidExpression: ({ rule, expression, fault }) => ({
    title: `“${shortened(expression)}” cannot be used under “${EXPRESSION_LABELS[rule]}”`,
    text: wordExpressionFault(fault),
  }),
  invalidHyperparameter: ({ key, value, expected }) => {
    const row = hyperparameterRow(key);
    return {
      title: `${row.label} cannot be ${value === '' ? 'empty' : value}`,
      text: `${row.name} takes ${expected}.`,
    };
  },
  unknownUrlParameter: ({ name }) => ({
    title: `The link asks for “${name}”`,
    text: `${name.includes('=') ? 'That value cannot be used' : 'No such setting is known here'}. It was left out; the other settings of the link are in place.`,
  }),
  outOfMemory: ({ neededBytes, largestVectorSize }) => ({
    title: 'Not enough memory',
    text:
      `This model needs ${formatBytes(neededBytes)} in one piece, more than the browser gives. ` +
      (largestVectorSize === null
        ? 'Raise min_count, or set max_final_vocab, for a smaller vocabulary.'
        : `It fits with vector_size ${formatCount(largestVectorSize)}, or with a higher min_count.`),
  }),
  workerFailedToStart: ({ worker, detail }) => ({
    title: `${taskOf(worker)} could not be started`,
    text: 'The browser did not load a part of the page. Reload it; if that does not help, try a newer browser.',
    detail: `${worker}: ${detail}`,
  }),
  workerCrashed: ({ worker, detail }) => ({
    title: `${taskOf(worker)} stopped by itself`,
    text:
      worker === 'projection'
        ? 'Training and the vectors are not touched. Train again to bring the map back.'
        : 'The text and the settings are kept. Train again to go on; lower vector_size or threads if it happens twice.',
    detail: `${worker}: ${detail}`,
  }),
  lossNotFinite: ({ epoch, alpha }) => ({
    title: 'Training ran out of bounds',
    text: `In epoch ${epoch} the vectors grew beyond what numbers can hold. A learning rate of ${formatParameter(alpha)} is too high for this text; lower alpha and train again.`,
  }),
  unknownWord: ({ word }) => ({
    title: `“${word}” is not in the vocabulary`,
    text: 'It does not occur in the text, is rarer than min_count asks for, or was left out by a rule.',
  }),
  noKnownWords: ({ words }) => ({
    title: 'No known words',
    text: `None of ${words === 1 ? 'its one word' : `the ${formatCount(words)} words`} is in the vocabulary of this run. Try another text, or train with a lower min_count.`,
  }),
  wrongRun: ({ needs }) => WRONG_RUN_WORDS[needs],
  tagCount: ({ dmTagCount, documents, document, tags }) => ({
    title: `Document ${formatCount(document)} has ${plural(tags, 'tag')}, not ${formatCount(dmTagCount)}`,
    text:
      `With dm_concat every document needs ${plural(dmTagCount, 'tag')} (dm_tag_count), its own number and its labels; ` +
      `${documents === 1 ? 'one has' : `${formatCount(documents)} have`} another number. ` +
      'Change dm_tag_count or the labels, or switch dm_concat off.',
  }),
  stillTraining: () => ({
    title: 'The vectors are being trained',
    text: 'Pause or stop training to go back to an earlier epoch.',
  }),
  noSnapshot: ({ epoch }) => ({
    title: `Epoch ${epoch} was not kept`,
    text: 'Choose one of the epochs that can be gone back to. Whether any are kept is set by “Snapshots” under Model.',
  }),
  newestOnly: ({ epoch }) => ({
    title: `Epoch ${epoch} has no answer to this`,
    text: 'Earlier epochs keep the vectors only, not the rest of the model. Go back to the newest vectors first.',
  }),
  cannotContinue: ({ key, value }) => {
    const row = hyperparameterRow(key);
    return {
      title: `${row.label} differs from the last run’s`,
      text: `Further training goes on from vectors with ${row.name} ${valueText(row, value)}. Set it back, or start anew.`,
    };
  },
  noCorpus: () => ({ title: 'No text yet', text: 'Drop a text file anywhere, or choose a sample.' }),
  noRun: () => ({ title: 'Nothing trained yet', text: 'Press Start first.' }),
};

/** Words for a problem: what, where, what to do. */
export function wordProblem(problem: Problem): Wording {
  const words = PROBLEM_WORDS[problem.kind] as (p: Problem) => Wording;
  return words(problem);
}

/** Buttons that settle a problem, likeliest first. */
export function remediesOf(problem: Problem): Remedy[] {
  switch (problem.kind) {
    case 'wrongEncoding':
      return problem.candidates.map((encoding) => ({
        kind: 'readAs',
        encoding,
        label: encoding === problem.tried ? 'Read without them' : `Read as ${encodingLabel(encoding)}`,
      }));
    case 'outOfMemory':
      return problem.largestVectorSize === null
        ? []
        : [setRemedy('vectorSize', problem.largestVectorSize, 'Set vector_size to')];
    case 'cannotContinue':
      return problem.value === null ? [] : [sameAsLastRun(problem.key, problem.value)];
    case 'nothingLeft':
    case 'vocabularyOfOne':
      return problem.minCount > 1 ? [setRemedy('minCount', 1, 'Set min_count to')] : [];
    case 'lossNotFinite':
      return [setRemedy('alpha', 0.025, 'Set alpha to'), { kind: 'trainAgain', label: 'Train again' }];
    case 'workerCrashed':
      return [{ kind: 'trainAgain', label: 'Train again' }];
    case 'workerFailedToStart':
      return [{ kind: 'reload', label: 'Reload the page' }];
    default:
      return [];
  }
}

const sameAsLastRun = (key: HyperparameterKey, value: number): Remedy => {
  const row = hyperparameterRow(key);
  return { kind: 'set', key, value, label: `Set ${row.name} to ${valueText(row, value)}` };
};

const setRemedy = (key: Extract<Remedy, { kind: 'set' }>['key'], value: number, text: string): Remedy => ({
  kind: 'set',
  key,
  value,
  label: `${text} ${formatParameter(value)}`,
});

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

/** What a finding offers to set. */
export function findingRemedy(finding: PreflightFinding): Extract<Remedy, { kind: 'set' }> | null {
  if (finding.kind === 'wordsUntrained') {
    return { kind: 'set', key: 'dbowWords', value: 1, label: 'Train words too' };
  }
  const remedy =
    finding.kind === 'vectorSizeLarge'
      ? setRemedy('vectorSize', finding.suggested, 'Set to')
      : finding.kind === 'moreThreadsThanCores'
        ? setRemedy('threads', finding.cores, 'Set to')
        : null;
  return remedy?.kind === 'set' ? remedy : null;
}
