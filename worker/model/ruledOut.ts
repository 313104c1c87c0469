import type { RuledOut } from '../contract/corpus';
import { compileExpression } from '../contract/expression';
import { NO_VOCABULARY_RULES, type VocabularyRules } from '../contract/vocabularyRules';
import type { TokenTypes } from './vocabulary';

export interface KeepingLimits {
  minCount: number;
  /** Absent or null: no limit. */
  maxCount?: number | null;
  /** Absent: none. */
  rules?: VocabularyRules;
}

/** Which types min_count, max_count and the rules keep (1), and how many of those frequent enough they do not. */
export const keptTypes = (
  types: TokenTypes,
  { minCount, maxCount = null, rules = NO_VOCABULARY_RULES }: KeepingLimits,
): { kept: Uint8Array; leftOut: RuledOut } => {
  const stopWords = new Set(rules.stopWords);
  const matches = expressionTest(types, rules);
  const leftOut: RuledOut = { maxCount: 0, stopWords: 0, expressions: 0 };
  const kept = new Uint8Array(types.words.length);
  for (let type = 0; type < kept.length; type++) {
    if (types.counts[type] < minCount) continue;
    if (maxCount !== null && types.counts[type] > maxCount) leftOut.maxCount++;
    else if (stopWords.has(types.words[type])) leftOut.stopWords++;
    else if (!matches(type)) leftOut.expressions++;
    else kept[type] = 1;
  }
  return { kept, leftOut };
};

const UNKNOWN = 0;
const PASSES = 1;
const FAILS = 2;

interface Verdicts {
  expressions: string;
  ofType: Uint8Array;
}

/** What the last expressions said of the types of a corpus: each word is tested once, not once a change of min_count. */
const lastVerdicts = new WeakMap<TokenTypes, Verdicts>();

const expressionTest = (
  types: TokenTypes,
  { mustMatch, mustNotMatch }: VocabularyRules,
): ((type: number) => boolean) => {
  if (mustMatch === null && mustNotMatch === null) return () => true;
  const required = mustMatch === null ? () => true : compiled(mustMatch);
  const forbidden = mustNotMatch === null ? () => false : compiled(mustNotMatch);
  const expressions = JSON.stringify([mustMatch, mustNotMatch]);
  let verdicts = lastVerdicts.get(types);
  if (verdicts?.expressions !== expressions) {
    verdicts = { expressions, ofType: new Uint8Array(types.words.length) };
    lastVerdicts.set(types, verdicts);
  }
  const { ofType } = verdicts;
  return (type) => {
    if (ofType[type] === UNKNOWN) {
      const word = types.words[type];
      ofType[type] = required(word) && !forbidden(word) ? PASSES : FAILS;
    }
    return ofType[type] === PASSES;
  };
};

const compiled = (source: string): ((word: string) => boolean) => {
  const expression = compileExpression(source);
  if ('fault' in expression) throw new Error(`an invalid expression got past validation: ${source}`);
  return expression.test;
};
