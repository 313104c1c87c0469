import type { CorpusSettings } from '../contract/corpus';
import { createSentenceSplitter, type SentenceSplitter } from '../model/sentences';
import { createTokenizer, type Tokenizer } from '../model/tokenizer';
import { SENTENCE_END, type TokenStream, TokenStreamWriter, tokenAt } from '../model/tokenStream';
import { TypeTable } from '../model/typeTable';
import type { TokenTypes } from '../model/vocabulary';
import { ScriptTally } from './scripts';
import type { TextTaker } from './textTaker';

/** A point to which a CorpusBuilder can go back. */
interface Mark {
  length: number;
  types: number;
  tokens: number;
  sentences: number;
  longestSentence: number;
}

/** Turns decoded text into token ids and counts, text after text. */
export class CorpusBuilder implements TextTaker {
  /** Every text can be cut into sentences. */
  readonly problem = null;
  readonly scripts = new ScriptTally();
  /** Tokens so far, sentence marks not counted. */
  tokens = 0;
  sentences = 0;
  longestSentence = 0;
  private sentenceTokens = 0;
  private readonly table = new TypeTable();
  private readonly writer: TokenStreamWriter;
  private readonly tokenizer: Tokenizer;
  private readonly splitter: SentenceSplitter;

  constructor(settings: CorpusSettings, shared: boolean) {
    this.writer = new TokenStreamWriter(shared);
    this.tokenizer = createTokenizer(settings.tokenizer, {
      token: (units, length) => {
        this.writer.append(this.table.count(units, length));
        this.sentenceTokens++;
      },
    });
    this.splitter = createSentenceSplitter(settings.sentences, {
      text: (text, from, to) => this.tokenizer.push(text, from, to),
      boundary: () => this.endSentence(),
    });
  }

  /** Distinct tokens so far. */
  get types(): number {
    return this.table.size;
  }

  /** Tokens so far, those of the unfinished sentence too. */
  get tokensSoFar(): number {
    return this.tokens + this.sentenceTokens;
  }

  /** Takes a whole document, one sentence whatever the rule. @returns false where there is no token in it */
  document(text: string): boolean {
    const before = this.sentences;
    this.scripts.take(text);
    this.tokenizer.push(text, 0, text.length);
    this.endSentence();
    return this.sentences > before;
  }

  startText(): void {
    // What ends a text leaves nothing behind.
  }

  push(text: string): void {
    this.scripts.take(text);
    this.splitter.push(text);
  }

  /** Ends a text, and its last sentence. */
  endText(): void {
    this.splitter.finish();
  }

  mark(): Mark {
    return {
      length: this.writer.length,
      types: this.table.size,
      tokens: this.tokens,
      sentences: this.sentences,
      longestSentence: this.longestSentence,
    };
  }

  /** Takes everything back that came after a mark: its text turned out to be unreadable. */
  rewind(mark: Mark): void {
    this.endText();
    const stream = this.writer.finish();
    for (let index = mark.length; index < stream.length; index++) {
      const type = tokenAt(stream, index);
      if (type !== SENTENCE_END) this.table.uncount(type);
    }
    this.table.truncate(mark.types);
    this.writer.truncate(mark.length);
    this.tokens = mark.tokens;
    this.sentences = mark.sentences;
    this.longestSentence = mark.longestSentence;
  }

  finish(): { types: TokenTypes; stream: TokenStream } {
    return { types: this.table.finish(), stream: this.writer.finish() };
  }

  private endSentence(): void {
    this.tokenizer.flush();
    if (this.sentenceTokens === 0) return;
    this.writer.append(SENTENCE_END);
    this.tokens += this.sentenceTokens;
    this.sentences++;
    this.longestSentence = Math.max(this.longestSentence, this.sentenceTokens);
    this.sentenceTokens = 0;
  }
}
