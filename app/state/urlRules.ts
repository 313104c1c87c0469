import type { VocabularyRules } from '../../worker/contract/vocabularyRules';
import { stopWordsOf } from '../../worker/contract/vocabularyRules';

export const RULE_NAMES: readonly string[] = ['stop_words', 'must_match', 'must_not_match'];

/** Characters of a rule in an address, at most: whole addresses are cut at 2,000 by some mail and chat programs. */
const MOST_CHARACTERS = 1000;

/** The rules as parts of an address; those too long for it are named instead. */
export function writeRules(rules: VocabularyRules): { parts: string[]; leftOut: string[] } {
  const parts: string[] = [];
  const leftOut: string[] = [];
  const write = (name: string, label: string, text: string) => {
    if (text === '') return;
    const part = `${name}=${encodeURIComponent(text).replaceAll('%20', '+')}`;
    if (part.length <= MOST_CHARACTERS) parts.push(part);
    else leftOut.push(label);
  };
  write('stop_words', 'the stop list', rules.stopWords.join(' '));
  write('must_match', 'what words must match', rules.mustMatch ?? '');
  write('must_not_match', 'what words must not match', rules.mustNotMatch ?? '');
  return { parts, leftOut };
}

/** Expressions are taken as they are: one that cannot be used is told at its field. */
export const readRules = (parameters: URLSearchParams): VocabularyRules => ({
  stopWords: stopWordsOf(parameters.getAll('stop_words').at(-1) ?? ''),
  mustMatch: parameters.getAll('must_match').at(-1) || null,
  mustNotMatch: parameters.getAll('must_not_match').at(-1) || null,
});
