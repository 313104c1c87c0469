import type { RowProblems } from '../contract/documents';
import type { CorpusBuilder } from './corpusBuilder';
import { DocumentTexts, TEXT_LIMIT_BYTES } from './documentTexts';
import { RowTally } from './rowTally';
import type { TextTaker } from './textTaker';

/** Texts that are a document each; what they are made of is kept as it was written. */
export class FileDocuments implements TextTaker {
  readonly problem = null;
  readonly names: string[] = [];
  readonly texts = new DocumentTexts();
  private readonly withoutWords = new RowTally();
  private file = '';
  private fileNumber = 0;
  private parts: string[] = [];
  private characters = 0;
  private sentencesBefore = 0;

  constructor(private readonly builder: CorpusBuilder) {}

  get tokensSoFar(): number {
    return this.builder.tokensSoFar;
  }

  /** Files without a word, by their number. */
  get empty(): RowProblems {
    return this.withoutWords.problems;
  }

  startText(name: string): void {
    this.file = name;
    this.fileNumber++;
    this.parts = [];
    this.characters = 0;
    this.sentencesBefore = this.builder.sentences;
  }

  push(text: string): void {
    this.characters += text.length;
    if (this.characters <= TEXT_LIMIT_BYTES) this.parts.push(text);
    this.builder.push(text);
  }

  endText(): void {
    this.builder.endText();
    if (this.builder.sentences === this.sentencesBefore) {
      this.withoutWords.add(this.fileNumber, this.file);
    } else {
      this.names.push(this.file);
      this.texts.add(this.characters <= TEXT_LIMIT_BYTES ? this.parts.join('') : null);
    }
    this.parts = [];
  }

  mark(): () => void {
    const count = this.names.length;
    const { empty } = this;
    return () => {
      this.names.length = count;
      this.texts.truncate(count);
      this.withoutWords.restore(empty);
    };
  }
}
