import type {
  CorpusFacts,
  PhraseListing,
  PhrasePass,
  PhrasePreview,
  PhraseSettings,
} from '../contract/corpus';
import { joinPhrases } from '../model/joinPhrases';
import type { PhraseRule } from '../model/joinWords';
import { countPhrasePairs, ENGLISH_CONNECTOR_WORDS, type PhraseCounts } from '../model/phraseCounts';
import { phraseTable } from '../model/phraseScores';
import type { Corpus } from './readCorpus';
import { firstSentences, longestSentence, oneCharacterTypes } from './streamFacts';
import { yieldToLoop } from './yieldToLoop';

const PASS_LISTING: PhraseListing = { rows: 100, order: 'score' };

/**
 * The corpora that phrases make of one text. The text itself stays as it was read, so that settings can
 * change; its pairs are counted once for each use of the connector words.
 */
export class PhraseCorpus {
  private counted: { connectorWords: boolean; counts: Promise<PhraseCounts | null> } | null = null;

  constructor(
    private readonly text: Corpus,
    private readonly shared: boolean,
  ) {}

  /** What the first pass would join. */
  async preview(settings: PhraseSettings, listing: PhraseListing): Promise<PhrasePreview> {
    const counts = await this.counts(settings.connectorWords);
    const { values } = counts.pairs;
    let candidates = 0;
    for (let row = 0; row < values.length; row++) if (values[row] >= settings.minCount) candidates++;
    const table = phraseTable(this.text.types, counts, settings, listing);
    return { ...table, candidates, droppedPairs: counts.droppedPairs };
  }

  /** The text with its phrases joined, pass after pass; null when aborted. */
  async joined(settings: PhraseSettings, signal: AbortSignal): Promise<Corpus | null> {
    const goOn = async () => {
      await yieldToLoop();
      return !signal.aborted;
    };
    let corpus: Pick<Corpus, 'types' | 'stream'> = this.text;
    const passes: PhrasePass[] = [];
    const phraseRules: PhraseRule[] = [];
    while (passes.length < settings.passes) {
      const counts =
        passes.length === 0
          ? await this.counts(settings.connectorWords)
          : await countPhrasePairs(corpus, { connectors: connectors(settings.connectorWords), goOn });
      if (!counts || signal.aborted) return null;
      const { rows } = phraseTable(corpus.types, counts, settings, PASS_LISTING);
      const joined = await joinPhrases(corpus, counts, { settings, shared: this.shared, goOn });
      if (!joined) return null;
      corpus = joined;
      phraseRules.push(joined.rule);
      const { droppedPairs } = counts;
      passes.push({ phrases: joined.phrases, joined: joined.joined, droppedPairs, rows });
      // Another pass over the same text would join nothing either.
      if (joined.joined === 0) break;
    }
    const { facts, table } = this.text;
    const { types, stream } = corpus;
    return { types, stream, table, phraseRules, facts: factsOf(facts, corpus, settings, passes) };
  }

  /** Never aborted: what is counted serves every later setting. */
  private async counts(connectorWords: boolean): Promise<PhraseCounts> {
    if (this.counted?.connectorWords !== connectorWords) {
      const goOn = () => yieldToLoop().then(() => true);
      const counts = countPhrasePairs(this.text, { connectors: connectors(connectorWords), goOn });
      this.counted = { connectorWords, counts };
    }
    const counts = await this.counted.counts;
    if (!counts) throw new Error('counting ended before the text did');
    return counts;
  }
}

const connectors = (use: boolean): readonly string[] => (use ? ENGLISH_CONNECTOR_WORDS : []);

const factsOf = (
  facts: CorpusFacts,
  { types, stream }: Pick<Corpus, 'types' | 'stream'>,
  settings: PhraseSettings,
  phrases: PhrasePass[],
): CorpusFacts => ({
  ...facts,
  tokens: types.counts.reduce((sum, count) => sum + count, 0),
  longestSentence: longestSentence(stream),
  types: types.words.length,
  oneCharacterTypes: oneCharacterTypes(types),
  firstSentences: firstSentences(types, stream),
  settings: { ...facts.settings, phrases: settings },
  phrases,
});
