import { hasSubwords } from '../contract/algorithms';
import type { ClassifierDocuments, ClassifierRequest } from '../contract/classifier';
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
  SharedRegions,
  TrainingCommand,
  WordFacts,
  WordPart,
} from '../contract/engine';
import type { MapRows } from '../contract/mapRows';
import type { ClusterRequest, WordGroups } from '../contract/wordGroups';
import { type Outcome, failed, ok } from '../contract/outcome';
import { classifierDocuments } from '../query/classifierDocuments';
import type { BinaryFile } from '../query/fastTextFile';
import type { ModelQueries } from '../query/modelQueries';
import { blobOf } from '../query/word2vecText';
import { MessageYield } from '../training/rest';
import type { CurrentRun } from './currentRun';

/** What can be asked and told of the current run: the part of EngineApi that needs no corpus. */
export class RunQuestions {
  protected readonly turn = new MessageYield();
  protected run: CurrentRun | null = null;

  async command(command: TrainingCommand): Promise<Outcome<null>> {
    if (!this.run) return failed({ kind: 'noRun' });
    await this.run.command(command);
    return ok(null);
  }

  async showSnapshot(epoch: number | null): Promise<Outcome<SharedRegions | null>> {
    return this.run?.show(epoch) ?? failed({ kind: 'noRun' });
  }

  async words(from: number, to: number): Promise<Outcome<WordFacts[]>> {
    return this.ask((queries) => ok(queries.words(from, to)));
  }

  async rows(rows: MapRows): Promise<Outcome<Float32Array>> {
    return this.ask((queries) => ok(queries.map.rows(rows)));
  }

  async neighbours(word: string, count: number): Promise<Outcome<NeighbourList>> {
    const answer = this.ask((queries) => queries.neighbours(word, count));
    const { shownEpoch: epoch = null, model } = this.run ?? {};
    // Such a word may have parts, which snapshots do not hold.
    const mayHaveParts = epoch !== null && model && hasSubwords(model.hyperparameters);
    if (answer.ok || answer.problem.kind !== 'unknownWord' || !mayHaveParts) return answer;
    return failed({ kind: 'newestOnly', epoch });
  }

  async neighboursAt(epoch: number, word: string, count: number): Promise<Outcome<NeighbourList>> {
    return this.run?.neighboursAt(epoch, word, count) ?? failed({ kind: 'noRun' });
  }

  async wordClusters(request: ClusterRequest): Promise<Outcome<WordGroups>> {
    const queries = this.ask(ok);
    return queries.ok ? queries.value.map.clusters(request, () => this.turn.yield()) : queries;
  }

  async wordLabels(rows: MapRows, column: string | null): Promise<Outcome<WordGroups>> {
    const queries = this.ask(ok);
    return queries.ok ? queries.value.map.labels(rows, column, () => this.turn.yield()) : queries;
  }

  async pointNumbers(rows: MapRows, column: string): Promise<Outcome<Float32Array>> {
    const queries = this.ask(ok);
    return queries.ok ? queries.value.map.numbers(rows, column, () => this.turn.yield()) : queries;
  }

  async similarities(query: DocumentQuery, rows: MapRows): Promise<Outcome<Float32Array>> {
    return this.askAbout(query, (queries) => queries.similarities(query, rows));
  }

  async nearestPoints(query: DocumentQuery, rows: MapRows, count: number): Promise<Outcome<MapPlace[]>> {
    return this.askAbout(query, (queries) => queries.nearestPoints(query, rows, count));
  }

  async documentFacts(tags: readonly number[]): Promise<Outcome<DocumentFacts[]>> {
    return this.ask((queries) => queries.documentFacts(tags));
  }

  async documentsNamed(text: string, count: number): Promise<Outcome<DocumentFacts[]>> {
    return this.ask((queries) => queries.documentsNamed(text, count));
  }

  async nearestToAll(wordIds: readonly number[], count: number): Promise<Outcome<Neighbour[]>> {
    return this.ask((queries) => ok(queries.map.nearestToAll(wordIds, count)));
  }

  async wordParts(word: string): Promise<Outcome<WordPart[]>> {
    return this.ask((queries) => ok(queries.parts(word)));
  }

  async nearestDocuments(query: DocumentQuery, count: number): Promise<Outcome<NearDocument[]>> {
    return this.askAbout(query, (queries) => queries.nearestDocuments(query, count));
  }

  async wordsNearDocument(tag: number, count: number): Promise<Outcome<Neighbour[]>> {
    return this.ask((queries) => queries.wordsNearDocument(tag, count));
  }

  async predictWord(context: string, count: number): Promise<Outcome<PredictedWord[]>> {
    return this.askNewest((queries) => queries.predictWord(context, count));
  }

  async score(text: string): Promise<Outcome<ScoredSentence[]>> {
    const queries = this.askNewest(ok);
    return queries.ok ? queries.value.score(text, () => this.turn.yield()) : queries;
  }

  async complete(prefix: string, count: number): Promise<Outcome<WordFacts[]>> {
    return this.ask((queries) => ok(queries.complete(prefix, count)));
  }

  async classifierDocuments(request: ClassifierRequest): Promise<Outcome<ClassifierDocuments>> {
    return this.run ? classifierDocuments(this.run.labelledCorpus, request) : failed({ kind: 'noRun' });
  }

  async saveVectors(what: SavedVectors): Promise<Outcome<Blob>> {
    const parts = this.vectorParts(what, 'text');
    return parts.ok ? ok(await blobOf(parts.value, 'text/plain')) : parts;
  }

  async saveFastText(): Promise<Outcome<Blob>> {
    const file = this.fastTextFile();
    return file.ok ? ok(await blobOf(file.value.parts, 'application/octet-stream')) : file;
  }

  /** What `saveVectors` gives, part by part and in either format; for callers on the engine's own thread. */
  vectorParts(
    what: SavedVectors,
    format: VectorFormat,
  ): Outcome<AsyncGenerator<string | Uint8Array<ArrayBuffer>>> {
    return this.ask((queries) => queries.vectorParts(what, format, () => this.turn.yield()));
  }

  /** What `saveFastText` gives, part by part. */
  fastTextFile(): Outcome<BinaryFile> {
    return this.askNewest((queries) => queries.fastTextFile(() => this.turn.yield()));
  }

  private ask<T>(question: (queries: ModelQueries) => Outcome<T>): Outcome<T> {
    return this.run ? question(this.run.queries) : failed({ kind: 'noRun' });
  }

  private askAbout<T>(query: DocumentQuery, question: (queries: ModelQueries) => Outcome<T>): Outcome<T> {
    return query.kind === 'text' ? this.askNewest(question) : this.ask(question);
  }

  /** For questions that need more than the vectors of words and documents, which is all that snapshots hold. */
  private askNewest<T>(question: (queries: ModelQueries) => Outcome<T>): Outcome<T> {
    const epoch = this.run?.shownEpoch ?? null;
    return epoch === null ? this.ask(question) : failed({ kind: 'newestOnly', epoch });
  }
}
