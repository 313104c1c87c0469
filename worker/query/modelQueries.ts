import { concatenates, contextMean, wordsAreInputs } from '../contract/algorithms';
import type {
  DocumentFacts,
  DocumentQuery,
  MapPlace,
  NearDocument,
  Neighbour,
  NeighbourList,
  PredictedWord,
  SavedVectors,
  VectorFormat,
  ScoredSentence,
  WordFacts,
  WordPart,
} from '../contract/engine';
import type { MapRows } from '../contract/mapRows';
import { type Outcome, failed, ok } from '../contract/outcome';
import type { Vocabulary } from '../model/vocabulary';
import type { DocumentQueries } from './documentQueries';
import type { QuestionWords, VectorSource } from './documents/documentVectors';
import { type BinaryFile, type FastTextModel, fastTextFile } from './fastTextFile';
import { type FrozenModel, inferDocument } from './inferDocument';
import { MapQueries } from './mapQueries';
import { type RowTable, nearestRows } from './neighbours';
import { wordProbabilities } from './predictWord';
import { type ScoringModel, scoreSentence } from './scoreSentences';
import type { SubwordQueries } from './subwordQueries';
import { word2vecBinaryParts } from './word2vecBinary';
import type { GroupedText } from './mapLabels';
import type { NumberedText } from './mapNumbers';
import { MapVectors } from './mapVectors';
import { type NamedRows, word2vecParts } from './word2vecText';
import { WordIndex } from './wordIndex';

/** The rows and tables of a run that questions are about. */
export interface QueriedModel {
  runId: number;
  vocabulary: Vocabulary;
  frozen: FrozenModel;
  subwords: SubwordQueries | null;
  /** What a fastText file holds beside the rest; null in other runs. */
  fastText: Pick<FastTextModel, 'inputs' | 'buckets'> | null;
  documents: DocumentQueries | null;
  /** The text with the groups of its documents by a column, or by their labels (null); null where there are none. */
  textBy?: (column: string | null) => GroupedText | null;
  /** The text with the numbers of its documents by a column; null where there are none. */
  numbersBy?: (column: string) => NumberedText | null;
  /** Cuts a text into words as the corpus was, and joins its phrases. */
  tokenize: (text: string) => string[];
  /** The same, sentence by sentence; none is empty. */
  sentences: (text: string) => string[][];
}

/** What can be asked of a run's vectors, while they are trained and after. */
export class ModelQueries {
  /** About all words of the map at once. */
  readonly map: MapQueries;
  private readonly index: WordIndex;
  private readonly table: RowTable;
  /** What vectors of documents are made of. */
  readonly wordVectors: Pick<VectorSource, 'words' | 'subwords'>;

  constructor(private readonly model: QueriedModel) {
    this.index = new WordIndex(model.vocabulary);
    this.table = model.frozen.words;
    this.wordVectors = { words: this.table, subwords: model.subwords };
    const { documents } = model;
    const vectors = new MapVectors(this.table, documents?.table ?? null, documents?.count ?? 0);
    const { vocabulary, textBy = () => null, numbersBy = () => null } = model;
    this.map = new MapQueries(vectors, vocabulary, textBy, numbersBy);
  }

  /** Where the vectors of words lie. */
  get wordRows(): RowTable {
    return this.table;
  }

  /** Words of rows from … to − 1, as far as there are any. */
  words(from: number, to: number): WordFacts[] {
    const first = Math.max(0, from);
    const length = Math.max(0, Math.min(to, this.table.rows) - first);
    return Array.from({ length }, (_, i) => this.index.facts(first + i));
  }

  /** A word that is not in the vocabulary has neighbours too when its parts are known (FastText). */
  neighbours(typed: string, count: number): Outcome<NeighbourList> {
    const found = this.find(typed);
    if (!found) return failed({ kind: 'unknownWord', word: typed });
    const { query, vector } = found;
    return ok({ runId: this.model.runId, query, neighbours: this.near(vector, count, query.wordId) });
  }

  /** The same among other vectors of the same words; of words in the vocabulary only. */
  neighboursIn(table: RowTable, typed: string, count: number): Outcome<NeighbourList> {
    const query = this.index.find(typed) ?? this.index.find(this.asInText(typed));
    if (!query) return failed({ kind: 'unknownWord', word: typed });
    const vector = rowOf(table, query.wordId);
    return ok({
      runId: this.model.runId,
      query,
      neighbours: this.near(vector, count, query.wordId, table),
    });
  }

  similarities(query: DocumentQuery, rows: MapRows): Outcome<Float32Array> {
    const vector = this.queriedVector(query);
    return vector.ok ? ok(this.map.similarities(vector.value, rows)) : vector;
  }

  nearestPoints(query: DocumentQuery, rows: MapRows, count: number): Outcome<MapPlace[]> {
    const vector = this.queriedVector(query);
    return vector.ok ? ok(this.map.nearestPoints(vector.value, rows, count)) : vector;
  }

  documentFacts(tags: readonly number[]): Outcome<DocumentFacts[]> {
    const { documents } = this.model;
    return documents ? ok(documents.factsOf(tags)) : failed({ kind: 'wrongRun', needs: 'doc2vec' });
  }

  documentsNamed(text: string, count: number): Outcome<DocumentFacts[]> {
    const { documents } = this.model;
    return documents ? ok(documents.find(text, count)) : failed({ kind: 'wrongRun', needs: 'doc2vec' });
  }

  parts(typed: string): WordPart[] {
    const found = this.find(typed);
    if (!found) return [];
    return this.model.subwords?.partsOf(found.query.word, found.vector) ?? [];
  }

  nearestDocuments(query: DocumentQuery, count: number): Outcome<NearDocument[]> {
    const { documents } = this.model;
    if (!documents) return failed({ kind: 'wrongRun', needs: 'doc2vec' });
    const vector = this.queriedVector(query);
    const except = query.kind === 'tag' ? query.tag : -1;
    return vector.ok ? ok(documents.nearest(vector.value, count, except)) : vector;
  }

  /** Words of a typed word or text: rows of those in the vocabulary, and the others, which FastText knows by their parts. */
  questionWords(query: Exclude<DocumentQuery, { kind: 'tag' }>): Outcome<QuestionWords> {
    if (query.kind === 'word') {
      const found = this.find(query.word)?.query;
      if (!found) return failed({ kind: 'unknownWord', word: query.word });
      return ok(found.wordId < 0 ? { rows: [], unseen: [found.word] } : { rows: [found.wordId], unseen: [] });
    }
    const words = this.model.tokenize(query.text);
    return ok({ rows: this.rowsOf(words), unseen: words.filter((word) => !this.index.find(word)) });
  }

  wordsNearDocument(tag: number, count: number): Outcome<Neighbour[]> {
    const { documents } = this.model;
    if (!documents) return failed({ kind: 'wrongRun', needs: 'doc2vec' });
    return ok(this.near(documents.vector(tag), count, -1));
  }

  predictWord(context: string, count: number): Outcome<PredictedWord[]> {
    const { frozen } = this.model;
    if (frozen.pathOf) return failed({ kind: 'wrongRun', needs: 'negativeSampling' });
    if (concatenates(frozen.hyperparameters)) return failed({ kind: 'wrongRun', needs: 'wordContexts' });
    const words = this.model.tokenize(context);
    const rows = this.rowsOf(words);
    if (rows.length === 0) return failed({ kind: 'noKnownWords', words: words.length });
    const usesMean = contextMean(frozen.hyperparameters);
    const probabilities = wordProbabilities(rows, { ...frozen, usesMean });
    const best = Array.from(probabilities.keys()).sort((a, b) => probabilities[b] - probabilities[a]);
    return ok(
      best.slice(0, count).map((row) => ({ ...this.index.facts(row), probability: probabilities[row] })),
    );
  }

  /** @param rest called between sentences, lets other messages through */
  async score(text: string, rest: () => Promise<void>): Promise<Outcome<ScoredSentence[]>> {
    const { hyperparameters: h, pathOf, ...rows } = this.model.frozen;
    if (!pathOf) return failed({ kind: 'wrongRun', needs: 'hierarchicalSoftmax' });
    if (!wordsAreInputs(h) || concatenates(h)) return failed({ kind: 'wrongRun', needs: 'wordContexts' });
    const sentences = this.model.sentences(text);
    const scored: ScoredSentence[] = [];
    for (const sentence of sentences) {
      scored.push(this.scored(sentence, { ...rows, hyperparameters: h, pathOf }));
      await rest();
    }
    if (scored.some(({ perWord }) => perWord !== null)) return ok(scored);
    return failed({ kind: 'noKnownWords', words: sentences.reduce((sum, { length }) => sum + length, 0) });
  }

  complete(prefix: string, count: number): WordFacts[] {
    return this.index.complete(prefix, count);
  }

  /** The vectors in word2vec's text or binary format, part by part; documents before words, as gensim writes them. */
  vectorParts(
    what: SavedVectors,
    format: VectorFormat,
    rest: () => Promise<void>,
  ): Outcome<AsyncGenerator<string | Uint8Array<ArrayBuffer>>> {
    const { documents, vocabulary } = this.model;
    if (what !== 'words' && !documents) return failed({ kind: 'wrongRun', needs: 'doc2vec' });
    const words: NamedRows = { name: (row) => vocabulary.words[row], table: this.table };
    const tags = what === 'words' || !documents ? [] : [documents.named];
    const sections = [...tags, ...(what === 'documents' ? [] : [words])];
    return ok(format === 'binary' ? word2vecBinaryParts(sections, rest) : word2vecParts(sections, rest));
  }

  /** The whole model in fastText's .bin format. */
  fastTextFile(rest: () => Promise<void>): Outcome<BinaryFile> {
    const { fastText, vocabulary, frozen } = this.model;
    if (!fastText) return failed({ kind: 'wrongRun', needs: 'fasttext' });
    const { hyperparameters, outputs } = frozen;
    return ok(fastTextFile({ hyperparameters, vocabulary, outputs, ...fastText }, rest));
  }

  private scored(sentence: string[], model: ScoringModel): ScoredSentence {
    const rows = sentence.map((word) => this.index.find(word)?.wordId ?? null);
    const known = rows.filter((row) => row !== null);
    const scores = scoreSentence(known, model);
    const logProbability = scores.reduce((sum, score) => sum + score, 0);
    let next = 0;
    return {
      words: sentence.map((word, i) => ({
        word,
        logProbability: rows[i] === null ? null : scores[next++],
      })),
      logProbability,
      perWord: known.length === 0 ? null : logProbability / known.length,
    };
  }

  private queriedVector(query: DocumentQuery): Outcome<Float32Array> {
    if (query.kind === 'word') return this.wordVector(query.word);
    const { documents } = this.model;
    if (!documents) return failed({ kind: 'wrongRun', needs: 'doc2vec' });
    return query.kind === 'tag' ? ok(documents.vector(query.tag)) : this.infer(query.text);
  }

  private infer(text: string): Outcome<Float32Array> {
    const tokens = this.model.tokenize(text);
    const rows = this.rowsOf(tokens);
    if (rows.length === 0) return failed({ kind: 'noKnownWords', words: tokens.length });
    return ok(inferDocument(rows, this.model.frozen));
  }

  private wordVector(typed: string): Outcome<Float32Array> {
    const found = this.find(typed);
    return found ? ok(found.vector) : failed({ kind: 'unknownWord', word: typed });
  }

  private find(typed: string): { query: WordFacts; vector: Float32Array } | null {
    const word = this.asInText(typed);
    const query = this.index.find(typed) ?? this.index.find(word);
    if (query) return { query, vector: this.vector(query.wordId) };
    const vector = this.model.subwords?.vectorOf(word) ?? null;
    return vector && { query: { word, wordId: -1, count: 0 }, vector };
  }

  /** As the text's words are written: in lower case where all of them are. */
  private asInText(typed: string): string {
    const tokens = this.model.tokenize(typed);
    return tokens.length === 1 ? tokens[0] : typed.trim().normalize('NFC');
  }

  private near(vector: Float32Array, count: number, except: number, table = this.table): Neighbour[] {
    const { rows, similarities } = nearestRows(table, vector, count, except);
    return Array.from(rows, (row, i) => ({ ...this.index.facts(row), similarity: similarities[i] }));
  }

  private rowsOf(words: string[]): number[] {
    return words.flatMap((word) => this.index.find(word)?.wordId ?? []);
  }

  private vector(row: number): Float32Array {
    return rowOf(this.table, row);
  }
}

const rowOf = ({ values, rowFloats, dimensions }: RowTable, row: number): Float32Array =>
  values.slice(row * rowFloats, row * rowFloats + dimensions);
