import {
  type PhraseSettings,
  SENTENCE_RULES,
  type SentenceRule,
  TOKENIZER_NAMES,
  type TokenizerName,
} from '../../worker/contract/corpus';
import type { TableSettings } from '../../worker/contract/documents';
import { HYPERPARAMETERS, hyperparameterRow } from '../../worker/contract/hyperparameters';
import type { HyperparameterRow, Hyperparameters } from '../../worker/contract/hyperparameterRow';
import type { Problem } from '../../worker/contract/problems';
import { PROJECTION_LIMITS } from '../../worker/contract/projection';
import { DEFAULT_PROJECTION_SETTINGS } from '../../worker/contract/projectionRows';
import { expectedValue, isAllowed, parseValue, valueText } from '../../worker/contract/validation';
import { DEFAULT_PHRASE_SETTINGS } from '../../worker/contract/phrases';
import { NO_VOCABULARY_RULES, type VocabularyRules } from '../../worker/contract/vocabularyRules';
import { withAlgorithm } from '../../worker/contract/withAlgorithm';
import { PHRASE_NAMES, readPhrases, writePhrases } from './urlPhrases';
import { RULE_NAMES, readRules, writeRules } from './urlRules';
import { TABLE_NAMES, readTable, writeTable } from './urlTable';

/** What a link carries. The text itself never is part of it. */
export interface UrlState {
  hyperparameters: Hyperparameters;
  tokenizer: TokenizerName;
  sentences: SentenceRule;
  phrases: PhraseSettings;
  table: TableSettings | null;
  rules: VocabularyRules;
  /** Words on the map. */
  words: number;
}

/**
 * The state as a URL hash without "#": only what differs from the defaults given, as they are with its algorithm, in
 * the order of the table.
 */
export function writeHash(state: UrlState, defaults: UrlState): string {
  const { algorithm } = state.hyperparameters;
  const usual = {
    ...withAlgorithm(defaults.hyperparameters, algorithm),
    algorithm: defaults.hyperparameters.algorithm,
  };
  const parts = HYPERPARAMETERS.flatMap((row) => {
    const value = state.hyperparameters[row.key];
    return value === usual[row.key] ? [] : [`${row.name}=${valueText(row, value)}`];
  });
  if (state.tokenizer !== defaults.tokenizer) parts.push(`tokenizer=${state.tokenizer}`);
  if (state.sentences !== defaults.sentences) parts.push(`sentences=${state.sentences}`);
  parts.push(...writeTable(state.table));
  parts.push(...writePhrases(state.phrases, defaults.phrases), ...writeRules(state.rules).parts);
  if (state.words !== defaults.words) parts.push(`words=${state.words}`);
  return parts.join('&');
}

/**
 * Reads a hash (with or without "#") over the defaults, as they are with the algorithm it names. A part that cannot be
 * used keeps its default and is told as a problem.
 */
export function readHash(hash: string, defaults: UrlState): { state: UrlState; problems: Problem[] } {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const { phrases, unusable } = readPhrases(parameters, defaults.phrases);
  const rules = readRules(parameters);
  const hyperparameters = withAlgorithm(defaults.hyperparameters, algorithmOf(parameters, defaults));
  const { table, unusable: unusableTable } = readTable(parameters);
  const state = { ...defaults, hyperparameters, phrases, table, rules };
  const problems: Problem[] = [...unusable, ...unusableTable].map((name) => ({
    kind: 'unknownUrlParameter',
    name,
  }));
  for (const [name, value] of parameters) {
    if ([...PHRASE_NAMES, ...RULE_NAMES, ...TABLE_NAMES].includes(name)) continue;
    const row = HYPERPARAMETERS.find((candidate) => candidate.name === name);
    const problem = row
      ? readHyperparameter(row, value, state.hyperparameters)
      : readOther(name, value, state);
    if (problem) problems.push(problem);
  }
  return { state, problems };
}

/** The last one named, as with every parameter that is there twice. */
function algorithmOf(parameters: URLSearchParams, defaults: UrlState): number {
  const row = hyperparameterRow('algorithm');
  const values = parameters.getAll(row.name).map((text) => parseValue(row, text));
  const usable = values.filter((value) => value !== null && isAllowed(row, value));
  return usable.at(-1) ?? defaults.hyperparameters.algorithm;
}

function readHyperparameter(row: HyperparameterRow, text: string, into: Hyperparameters): Problem | null {
  const value = parseValue(row, text);
  if (!isAllowed(row, value)) {
    return { kind: 'invalidHyperparameter', key: row.key, value: text, expected: expectedValue(row) };
  }
  Object.assign(into, { [row.key]: value });
  return null;
}

function readOther(name: string, value: string, into: UrlState): Problem | null {
  const { min, max } = PROJECTION_LIMITS.words;
  const tokenizer = TOKENIZER_NAMES.find((candidate) => candidate === value);
  const sentences = SENTENCE_RULES.find((candidate) => candidate === value);
  const words = Number(value);
  if (name === 'tokenizer' && tokenizer) into.tokenizer = tokenizer;
  else if (name === 'sentences' && sentences) into.sentences = sentences;
  else if (name === 'words' && Number.isInteger(words) && words >= min && words <= max) into.words = words;
  else {
    const known = name === 'tokenizer' || name === 'sentences' || name === 'words';
    return { kind: 'unknownUrlParameter', name: known ? `${name}=${value}` : name };
  }
  return null;
}

export const defaultUrlState = (hyperparameters: Hyperparameters): UrlState => ({
  hyperparameters,
  tokenizer: 'words',
  sentences: 'line',
  phrases: DEFAULT_PHRASE_SETTINGS,
  table: null,
  rules: NO_VOCABULARY_RULES,
  words: DEFAULT_PROJECTION_SETTINGS.words,
});
