import { DOCUMENT_BYTES, type SimilarityMethod } from '../../contract/documentSimilarity';
import { failed, ok, type Outcome } from '../../contract/outcome';
import type { RowTable } from '../neighbours';
import type { SubwordQueries } from '../subwordQueries';
import { commonComponent, removeComponent } from './commonComponent';
import type { CountedText } from './countedText';
import { meansOf, sifWeights, sumWords, unitScales } from './meanVectors';
import { eachToken, type Rest } from './termCounts';

/** Methods whose vectors are made of those of words. */
export type MeanMethod = Extract<SimilarityMethod, 'mean' | 'sif' | 'fasttext'>;

/** Words of a question: rows of the vocabulary, and what FastText may know by its parts. */
export interface QuestionWords {
  rows: readonly number[];
  unseen: readonly string[];
}

export interface VectorSource {
  text: CountedText;
  words: RowTable;
  subwords: SubwordQueries | null;
  /** Of the whole text, words that are not in the vocabulary included. */
  tokens: number;
  /** Changes with the vectors, at least at the end of every epoch: those of documents are made anew then. */
  version: () => string;
}

/** Vectors of all documents by one method. */
export interface DocumentVectors {
  table: RowTable;
  /** The vector of a question in the same space, not scaled; null when it has no known word. */
  vectorOf(words: QuestionWords): Float32Array | null;
}

/** Vectors of documents made of those of their words, made when first asked for and kept as long as there is room. */
export class DocumentVectorCache {
  private readonly kept = new Map<MeanMethod, { version: string; made: Promise<Outcome<DocumentVectors>> }>();

  constructor(
    private readonly source: VectorSource,
    private readonly limitBytes: number = DOCUMENT_BYTES.vectors,
  ) {}

  vectors(method: MeanMethod, rest: Rest): Promise<Outcome<DocumentVectors>> {
    const version = this.source.version();
    const old = this.kept.get(method);
    if (old?.version === version) return old.made;
    // In the order of use: the first is let go first.
    this.kept.delete(method);
    const made = this.make(method, rest);
    this.kept.set(method, { version, made });
    return made;
  }

  private async make(method: MeanMethod, rest: Rest): Promise<Outcome<DocumentVectors>> {
    const { text, words, subwords, tokens } = this.source;
    const counted = await text.counts(rest);
    if (!counted.ok) return counted;
    const { documents } = counted.value;
    const neededBytes = documents * words.dimensions * 4;
    const { limitBytes } = this;
    if (neededBytes > limitBytes) {
      return failed({ kind: 'documentsTooLarge', documents, neededBytes, limitBytes });
    }
    for (const other of [...this.kept.keys()]) {
      if (this.kept.size * neededBytes <= limitBytes) break;
      if (other !== method) this.kept.delete(other);
    }
    const weights = method === 'sif' ? sifScales(words, text, tokens) : unitScales(words);
    const sums = await sumWords(counted.value, words, weights, rest);
    const parts = method === 'fasttext' ? subwords : null;
    if (parts) {
      const { stream, types } = text.source;
      await eachToken(stream, rest, (type, document) => {
        if (text.rowOfType[type] >= 0 || text.isLabel(type)) return;
        const vector = parts.vectorOf(types.words[type]);
        if (!vector || !addUnit(sums.table.values, document * words.dimensions, vector)) return;
        sums.words[document]++;
      });
    }
    const table = meansOf(sums);
    const component = method === 'sif' ? await commonComponent(table, rest) : null;
    if (component) removeComponent(table, component);
    const vectorOf = (question: QuestionWords) => {
      const mean = questionMean(question, words, weights, parts);
      if (mean && component) removeComponent(mean, component);
      return mean && mean.values;
    };
    return ok({ table, vectorOf });
  }
}

/** As the weights of SIF, 0 for rows that are not finite. */
const sifScales = (words: RowTable, text: CountedText, tokens: number): Float32Array => {
  const units = unitScales(words);
  return sifWeights(text.source.vocabulary.counts, tokens).map((weight, row) =>
    units[row] === 0 ? 0 : weight,
  );
};

const questionMean = (
  { rows, unseen }: QuestionWords,
  { values, rowFloats, dimensions }: RowTable,
  weights: Float32Array,
  parts: SubwordQueries | null,
): RowTable | null => {
  const mean = new Float32Array(dimensions);
  let count = 0;
  for (const row of rows) {
    if (weights[row] === 0) continue;
    for (let i = 0; i < dimensions; i++) mean[i] += weights[row] * values[row * rowFloats + i];
    count++;
  }
  for (const word of parts ? unseen : []) {
    const vector = parts?.vectorOf(word);
    if (vector && addUnit(mean, 0, vector)) count++;
  }
  if (count === 0) return null;
  return { values: mean.map((value) => value / count), rowFloats: dimensions, dimensions, rows: 1 };
};

/** Adds a vector scaled to length 1; answers whether it has a direction. */
const addUnit = (to: Float32Array, at: number, vector: Float32Array): boolean => {
  const length = Math.hypot(...vector);
  if (!(length > 0) || !Number.isFinite(length)) return false;
  vector.forEach((value, i) => (to[at + i] += value / length));
  return true;
};
