import { expressionFault } from './expression';
import type { Problem } from './problems';

/** Words to leave out beside min_count, as a trim_rule does in gensim. Expressions are searched for anywhere in a word. */
export interface VocabularyRules {
  /** Left out when a word is one of these, letter for letter. */
  stopWords: string[];
  /** null: any word will do. */
  mustMatch: string | null;
  mustNotMatch: string | null;
}

export type ExpressionRule = 'mustMatch' | 'mustNotMatch';

export const NO_VOCABULARY_RULES: VocabularyRules = { stopWords: [], mustMatch: null, mustNotMatch: null };

/** One `invalidExpression` for each expression that cannot be used; none when all are sound. */
export const validateRules = (rules: VocabularyRules): Problem[] =>
  (['mustMatch', 'mustNotMatch'] as const).flatMap((rule) => {
    const expression = rules[rule];
    const fault = expression === null ? null : expressionFault(expression);
    return expression !== null && fault ? [{ kind: 'invalidExpression', rule, expression, fault }] : [];
  });

/** Words of a list separated by spaces, commas, semicolons or line ends, each once. */
export const stopWordsOf = (text: string): string[] => [
  ...new Set(
    text
      .normalize('NFC')
      .split(/[\s,;]+/u)
      .filter((word) => word !== ''),
  ),
];
