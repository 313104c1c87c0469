import { OUT_OF_VOCABULARY, type ClassifierDocuments } from '../contract/classifier';
import { cutText } from '../model/cutText';
import { isLabel } from '../model/documents';

/** Cuts typed texts into words as the corpus was, and finds their vectors. */
export class TypedText {
  private readonly idOf: Map<string, number>;

  constructor(private readonly documents: ClassifierDocuments) {
    this.idOf = new Map(documents.vocabulary.map((word, id) => [word, id]));
  }

  /** Words in order, labels left out, and the id of each, OUT_OF_VOCABULARY where it has no vector. */
  words(text: string): { words: string[]; ids: Int32Array } {
    const words = cutText(text, this.documents.cutting)
      .flat()
      .filter((word) => !isLabel(word));
    return { words, ids: Int32Array.from(words, (word) => this.idOf.get(word) ?? OUT_OF_VOCABULARY) };
  }
}
