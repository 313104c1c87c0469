import type { PhraseScoring, PhraseSettings } from '../../worker/contract/corpus';
import { arePhraseSettings, DEFAULT_PHRASE_THRESHOLD } from '../../worker/contract/phrases';

export const PHRASE_NAMES: readonly string[] = [
  'phrases',
  'phrase_scoring',
  'phrase_threshold',
  'phrase_min_count',
  'phrase_connectors',
];

const SCORINGS: readonly PhraseScoring[] = ['default', 'npmi'];

const numberOf = (text: string): number => (text.trim() === '' ? NaN : Number(text));

/** Only what differs from the defaults given. */
export function writePhrases(settings: PhraseSettings, defaults: PhraseSettings): string[] {
  const parts: string[] = [];
  const usual =
    settings.scoring === defaults.scoring ? defaults.threshold : DEFAULT_PHRASE_THRESHOLD[settings.scoring];
  if (settings.passes !== defaults.passes) parts.push(`phrases=${settings.passes}`);
  if (settings.scoring !== defaults.scoring) parts.push(`phrase_scoring=${settings.scoring}`);
  if (settings.threshold !== usual) parts.push(`phrase_threshold=${settings.threshold}`);
  if (settings.minCount !== defaults.minCount) parts.push(`phrase_min_count=${settings.minCount}`);
  if (settings.connectorWords !== defaults.connectorWords) {
    parts.push(`phrase_connectors=${settings.connectorWords ? 1 : 0}`);
  }
  return parts;
}

/** Reads over the defaults; a part that cannot be used keeps its default and is listed as "name=value". */
export function readPhrases(
  parameters: URLSearchParams,
  defaults: PhraseSettings,
): { phrases: PhraseSettings; unusable: string[] } {
  let phrases = { ...defaults };
  const unusable: string[] = [];
  const read = (name: string, change: (text: string) => Partial<PhraseSettings> | null) => {
    const text = parameters.getAll(name).at(-1);
    if (text === undefined) return;
    const part = change(text);
    const next = { ...phrases, ...part };
    if (part && arePhraseSettings(next)) phrases = next;
    else unusable.push(`${name}=${text}`);
  };
  read('phrases', (text) => ({ passes: numberOf(text) }));
  read('phrase_scoring', (text) => {
    const scoring = SCORINGS.find((candidate) => candidate === text);
    return scoring ? { scoring, threshold: DEFAULT_PHRASE_THRESHOLD[scoring] } : null;
  });
  read('phrase_threshold', (text) => ({ threshold: numberOf(text) }));
  read('phrase_min_count', (text) => ({ minCount: numberOf(text) }));
  read('phrase_connectors', (text) =>
    text === '0' || text === '1' ? { connectorWords: text === '1' } : null,
  );
  return { phrases, unusable };
}
