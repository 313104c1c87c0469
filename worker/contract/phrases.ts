import type { PhraseScoring, PhraseSettings } from './corpus';

/** Joins the words of a phrase to one. */
export const PHRASE_DELIMITER = '_';

/** Each scoring's usual threshold: gensim's, and a middling one of the range 0–1. */
export const DEFAULT_PHRASE_THRESHOLD: Record<PhraseScoring, number> = { default: 10, npmi: 0.5 };

/** Off, and otherwise gensim's defaults with its English connector words. */
export const DEFAULT_PHRASE_SETTINGS: PhraseSettings = {
  passes: 0,
  minCount: 5,
  threshold: DEFAULT_PHRASE_THRESHOLD.default,
  scoring: 'default',
  connectorWords: true,
};

/** A pair seen once is no phrase in either scoring, so min_count begins at 2. */
export const PHRASE_LIMITS = {
  passes: { min: 0, max: 4 },
  minCount: { min: 2, max: 1_000_000 },
  threshold: { default: { min: 0, max: 1_000_000 }, npmi: { min: 0, max: 1 } },
} as const;

const within = (value: number, { min, max }: { min: number; max: number }): boolean =>
  value >= min && value <= max;

export const arePhraseSettings = (settings: PhraseSettings): boolean =>
  Number.isInteger(settings.passes) &&
  within(settings.passes, PHRASE_LIMITS.passes) &&
  Number.isInteger(settings.minCount) &&
  within(settings.minCount, PHRASE_LIMITS.minCount) &&
  within(settings.threshold, PHRASE_LIMITS.threshold[settings.scoring]);

const clipped = (value: number, { min, max }: { min: number; max: number }): number =>
  Math.min(max, Math.max(min, value));

/** The nearest settings that are allowed. */
export const legalPhraseSettings = (settings: PhraseSettings): PhraseSettings => ({
  ...settings,
  passes: clipped(Math.round(settings.passes), PHRASE_LIMITS.passes),
  minCount: clipped(Math.round(settings.minCount), PHRASE_LIMITS.minCount),
  threshold: clipped(settings.threshold, PHRASE_LIMITS.threshold[settings.scoring]),
});

/** Whether two settings give the same corpus: with no passes the rest has no effect. */
export const samePhrases = (a: PhraseSettings, b: PhraseSettings): boolean =>
  a.passes === b.passes &&
  (a.passes === 0 ||
    (a.minCount === b.minCount &&
      a.threshold === b.threshold &&
      a.scoring === b.scoring &&
      a.connectorWords === b.connectorWords));
