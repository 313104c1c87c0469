import type { TokenizerName } from './corpus';

/** Letters of scripts that set no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const IN_WORD = String.raw`[\p{L}\p{M}\p{N}]`;

/** Code units from … to − 1 of a text. */
export interface TextRange {
  from: number;
  to: number;
}

/** What a token looks like in the text it was cut from; the parts of a phrase ("new_york") stand apart there. */
const patternOf = (token: string, tokenizer: TokenizerName): string => {
  const escaped = token.replace(/[$()*+.?[\\\]^{|}/-]/gu, String.raw`\$&`);
  if (tokenizer === 'whitespace')
    return String.raw`(?<!\S)${escaped.replaceAll('_', String.raw`(?:_|\s+)`)}(?!\S)`;
  const parts = escaped.replaceAll("'", "['’]").replaceAll('_', String.raw`(?:_|[^\p{L}\p{M}\p{N}]{1,8})`);
  if (UNSPACED.test(token)) return parts;
  return `(?<!${IN_WORD}['’_]?)${parts}(?!['’_]?${IN_WORD})`;
};

/**
 * Where tokens of a corpus stand in a text, from left to right, none over another.
 *
 * @param text composed (NFC), as tokens are
 */
export const wordMatches = (
  text: string,
  tokens: readonly string[],
  tokenizer: TokenizerName,
): TextRange[] => {
  if (tokens.length === 0) return [];
  const longestFirst = [...tokens].sort((a, b) => b.length - a.length);
  const pattern = longestFirst.map((token) => patternOf(token, tokenizer)).join('|');
  const found = text.matchAll(new RegExp(pattern, tokenizer === 'whitespace' ? 'gu' : 'giu'));
  return Array.from(found, ({ index, 0: match }) => ({ from: index, to: index + match.length }));
};
