import type { ExpressionFault } from '../../worker/contract/expressionSyntax';
import type { ExpressionRule } from '../../worker/contract/vocabularyRules';

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
