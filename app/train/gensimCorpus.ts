import type { PhraseSettings } from '../../worker/contract/corpus';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import type { VocabularyRules } from '../../worker/contract/vocabularyRules';

/** Lines of a Python program, and the import lines they need. */
export interface PythonPart {
  imports: string[];
  lines: string[];
}

const NOTHING: PythonPart = { imports: [], lines: [] };

/**
 * Joins phrases, pass after pass: replaces `sentences`, or collects the passes for a reader of documents.
 *
 * @returns with what to give to the model then
 */
export function phrasePart(settings: PhraseSettings, ofDocuments: boolean): PythonPart & { result: string } {
  if (settings.passes === 0) return { ...NOTHING, result: '' };
  const { passes, minCount, threshold, scoring, connectorWords } = settings;
  const call = (sentences: string) => [
    `    ${ofDocuments ? 'phrases.append(Phrases(' : 'phrases = Phrases('}`,
    `        ${sentences},`,
    `        min_count=${minCount},`,
    `        threshold=${threshold},`,
    ...(scoring === 'default' ? [] : [`        scoring="${scoring}",`]),
    ...(connectorWords ? ['        connector_words=ENGLISH_CONNECTOR_WORDS,'] : []),
    `    ${ofDocuments ? '))' : ')'}`,
  ];
  const words = '(document.words for document in Documents(phrases))';
  return {
    imports: [
      connectorWords
        ? 'from gensim.models.phrases import ENGLISH_CONNECTOR_WORDS, Phrases'
        : 'from gensim.models.phrases import Phrases',
    ],
    lines: ofDocuments
      ? ['phrases = []', `for _ in range(${passes}):`, ...call(words), '']
      : [`for _ in range(${passes}):`, ...call('sentences'), '    sentences = phrases[sentences]', ''],
    result: ofDocuments ? 'Documents(phrases)' : 'sentences',
  };
}

/** Python's spelling of an expression in JavaScript's syntax: a raw string where that is possible. */
const pythonPattern = (source: string): string =>
  source.includes('"') || source.includes('\n') || source.endsWith('\\')
    ? JSON.stringify(source)
    : `r"${source}"`;

/** A function `trim_rule` for the stop list, max_count and the expressions; no lines when there are none. */
export function trimRulePart(
  { stopWords, mustMatch, mustNotMatch }: VocabularyRules,
  { maxCount, maxFinalVocab }: Pick<Hyperparameters, 'maxCount' | 'maxFinalVocab'>,
): PythonPart {
  const tests = [
    ...(maxCount === null ? [] : [`count > ${maxCount}`]),
    ...(stopWords.length === 0 ? [] : ['word in STOP_WORDS']),
    ...(mustMatch === null ? [] : [`not re.search(${pythonPattern(mustMatch)}, word)`]),
    ...(mustNotMatch === null ? [] : [`re.search(${pythonPattern(mustNotMatch)}, word)`]),
  ];
  if (tests.length === 0) return NOTHING;
  const patterns = [mustMatch, mustNotMatch].filter((pattern) => pattern !== null);
  const properties = patterns.some((pattern) => /\\p\{/iu.test(pattern));
  return {
    imports: [
      ...(patterns.length === 0
        ? []
        : [properties ? 'import regex as re  # pip install regex' : 'import re']),
      'from gensim.utils import RULE_DEFAULT, RULE_DISCARD',
    ],
    lines: [
      ...(stopWords.length === 0
        ? []
        : [`STOP_WORDS = set(${JSON.stringify(stopWords.join(' '))}.split())`, '']),
      '',
      'def trim_rule(word, count, min_count):',
      ...(maxFinalVocab === null
        ? []
        : ['    # Here max_final_vocab counts only words that the rule keeps.']),
      ...tests.flatMap((test) => [`    if ${test}:`, '        return RULE_DISCARD']),
      '    return RULE_DEFAULT',
      '',
      '',
    ],
  };
}
