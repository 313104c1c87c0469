import type { WordFacts } from '../contract/engine';
import type { Vocabulary } from '../model/vocabulary';

/** Finds the words of a run by what a person types. Rows are in order of frequency. */
export class WordIndex {
  private rowOfWord: Map<string, number> | null = null;
  private foldedWords: string[] | null = null;

  constructor(private readonly vocabulary: Pick<Vocabulary, 'words' | 'counts'>) {}

  facts(wordId: number): WordFacts {
    const { words, counts } = this.vocabulary;
    return { word: words[wordId], wordId, count: counts[wordId] };
  }

  /** The word as typed, else in lower case, else the most frequent one that differs in case only; null when unknown. */
  find(typed: string): WordFacts | null {
    const word = typed.trim().normalize('NFC');
    this.rowOfWord ??= new Map(this.vocabulary.words.map((known, row) => [known, row]));
    const row =
      this.rowOfWord.get(word) ??
      this.rowOfWord.get(word.toLowerCase()) ??
      this.folded.indexOf(word.toLowerCase());
    return row < 0 ? null : this.facts(row);
  }

  /** Words that start with the prefix in any case, most frequent first, at most `count`. */
  complete(prefix: string, count: number): WordFacts[] {
    const start = prefix.trimStart().normalize('NFC').toLowerCase();
    if (start === '') return [];
    const found: WordFacts[] = [];
    const { folded } = this;
    for (let row = 0; row < folded.length && found.length < count; row++) {
      if (folded[row].startsWith(start)) found.push(this.facts(row));
    }
    return found;
  }

  private get folded(): string[] {
    this.foldedWords ??= this.vocabulary.words.map((word) => word.toLowerCase());
    return this.foldedWords;
  }
}
