import { type CorpusSettings, DEFAULT_CORPUS_SETTINGS, type PhraseScoring } from '../worker/contract/corpus';
import { DEFAULT_PHRASE_THRESHOLD, arePhraseSettings } from '../worker/contract/phrases';
import { tableSettings } from './tableFlags';
import { PHRASE_FLAGS } from './textFlags';
import { UsageError } from './usageError';

type Values = ReadonlyMap<string, string>;

/** How the text is read, by the flags given. */
export const corpusSettings = (values: Values): CorpusSettings => {
  const given = ['tokenizer', 'sentences', 'encoding'].filter((name) => values.has(name));
  return {
    ...DEFAULT_CORPUS_SETTINGS,
    ...Object.fromEntries(given.map((name) => [name, values.get(name)])),
    phrases: phraseSettings(values),
    table: tableSettings(values),
  };
};

const phraseSettings = (values: Values): CorpusSettings['phrases'] => {
  const usual = DEFAULT_CORPUS_SETTINGS.phrases;
  const number = (name: string, otherwise: number) => Number(values.get(name) ?? otherwise);
  const scoring = (values.get('phrase-scoring') ?? usual.scoring) as PhraseScoring;
  const settings = {
    passes: number('phrases', usual.passes),
    scoring,
    threshold: number('phrase-threshold', DEFAULT_PHRASE_THRESHOLD[scoring]),
    minCount: number('phrase-min-count', usual.minCount),
    connectorWords: number('phrase-connectors', Number(usual.connectorWords)) === 1,
  };
  const idle = PHRASE_FLAGS.slice(1).find(({ name }) => values.has(name));
  if (idle && settings.passes === 0) {
    throw new UsageError(`--${idle.name} has no effect without --phrases: give --phrases 1 or more.`);
  }
  if (!arePhraseSettings(settings)) {
    const { expects } = PHRASE_FLAGS.find(({ name }) => name === 'phrase-threshold') ?? {};
    throw new UsageError(`--phrase-threshold cannot be ${settings.threshold}: give ${expects}.`);
  }
  return settings;
};
