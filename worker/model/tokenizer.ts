import type { TokenizerName } from '../contract/corpus';
import { LabelTokenizer } from './labelTokenizer';
import { SegmenterTokenizer } from './segmenterTokenizer';
import { WhitespaceTokenizer } from './whitespaceTokenizer';
import { WordTokenizer } from './wordTokenizer';

/** Where tokens go: no string is made of them on the way to the table of types. */
export interface TokenSink {
  /** One token: its UTF-16 code units are units[0 … length − 1], valid during this call only. */
  token(units: Uint16Array, length: number): void;
}

/**
 * Cuts text that arrives in pieces into tokens of any length. How the text was cut into pieces
 * never changes the tokens.
 */
export interface Tokenizer {
  /** Takes the code units from … to − 1 of `text`; the last token may go on in the next piece. */
  push(text: string, from: number, to: number): void;
  /** Ends the last token: a sentence or the text ends here. */
  flush(): void;
}

/**
 * - `whitespace`: what stands between whitespace, untouched.
 * - `words`: runs of Unicode letters, marks and digits, composed (NFC) and lower-cased. An apostrophe or
 *   underscore between two of them belongs to the word (don't, new_york), ’ being written as '; everything
 *   else separates, the hyphen too.
 * - `segmenter`: words of the browser's dictionaries (Intl.Segmenter), composed and lower-cased.
 *
 * All three leave the label of a document (`__label__x`, see documents.ts) as it stands between whitespace.
 */
export const createTokenizer = (name: TokenizerName, sink: TokenSink): Tokenizer => {
  if (name === 'whitespace') return new WhitespaceTokenizer(sink);
  return new LabelTokenizer(name === 'words' ? new WordTokenizer(sink) : new SegmenterTokenizer(sink), sink);
};
