import type {
  PhraseListing,
  PhrasePreview,
  PhraseSettings,
  VocabularyPreview,
  VocabularyRequest,
} from '../../worker/contract/corpus';
import type {
  DocumentFacts,
  DocumentQuery,
  MapPlace,
  NearDocument,
  Neighbour,
  NeighbourList,
  PredictedWord,
  Preflight,
  RunSettings,
  SavedVectors,
  ScoredSentence,
  WordFacts,
  WordPart,
} from '../../worker/contract/engine';
import type { ColumnValues, DocumentText, WordDocuments } from '../../worker/contract/documents';
import type { MapRows } from '../../worker/contract/mapRows';
import type { Outcome } from '../../worker/contract/outcome';
import type { ClusterRequest, WordGroups } from '../../worker/contract/wordGroups';
import type { EngineConnection } from './engineConnection';

/** What is asked of the engine as it is, and changes nothing: the part of SessionApi that only passes on. */
export class EngineQuestions {
  constructor(protected readonly engine: EngineConnection) {}

  vocabulary(request: VocabularyRequest): Promise<Outcome<VocabularyPreview>> {
    return this.engine.call((remote) => remote.vocabulary(request));
  }

  phrases(settings: PhraseSettings, listing: PhraseListing): Promise<Outcome<PhrasePreview>> {
    return this.engine.call((remote) => remote.phrases(settings, listing));
  }

  documentColumn(name: string): Promise<Outcome<ColumnValues>> {
    return this.engine.call((remote) => remote.documentColumn(name));
  }

  documentText(document: number): Promise<Outcome<DocumentText>> {
    return this.engine.call((remote) => remote.documentText(document));
  }

  documentsWithWord(word: string, count: number): Promise<Outcome<WordDocuments>> {
    return this.engine.call((remote) => remote.documentsWithWord(word, count));
  }

  preflight(settings: RunSettings): Promise<Outcome<Preflight>> {
    return this.engine.call((remote) => remote.preflight(settings));
  }

  neighboursAt(epoch: number, word: string, count: number): Promise<Outcome<NeighbourList>> {
    return this.engine.call((remote) => remote.neighboursAt(epoch, word, count));
  }

  words(from: number, to: number): Promise<Outcome<WordFacts[]>> {
    return this.engine.call((remote) => remote.words(from, to));
  }

  neighbours(word: string, count: number): Promise<Outcome<NeighbourList>> {
    return this.engine.call((remote) => remote.neighbours(word, count));
  }

  wordClusters(request: ClusterRequest): Promise<Outcome<WordGroups>> {
    return this.engine.call((remote) => remote.wordClusters(request));
  }

  wordLabels(rows: MapRows, column: string | null): Promise<Outcome<WordGroups>> {
    return this.engine.call((remote) => remote.wordLabels(rows, column));
  }

  pointNumbers(rows: MapRows, column: string): Promise<Outcome<Float32Array>> {
    return this.engine.call((remote) => remote.pointNumbers(rows, column));
  }

  similarities(query: DocumentQuery, rows: MapRows): Promise<Outcome<Float32Array>> {
    return this.engine.call((remote) => remote.similarities(query, rows));
  }

  nearestPoints(query: DocumentQuery, rows: MapRows, count: number): Promise<Outcome<MapPlace[]>> {
    return this.engine.call((remote) => remote.nearestPoints(query, rows, count));
  }

  documentFacts(tags: readonly number[]): Promise<Outcome<DocumentFacts[]>> {
    return this.engine.call((remote) => remote.documentFacts(tags));
  }

  documentsNamed(text: string, count: number): Promise<Outcome<DocumentFacts[]>> {
    return this.engine.call((remote) => remote.documentsNamed(text, count));
  }

  nearestToAll(wordIds: readonly number[], count: number): Promise<Outcome<Neighbour[]>> {
    return this.engine.call((remote) => remote.nearestToAll(wordIds, count));
  }

  score(text: string): Promise<Outcome<ScoredSentence[]>> {
    return this.engine.call((remote) => remote.score(text));
  }

  complete(prefix: string, count: number): Promise<Outcome<WordFacts[]>> {
    return this.engine.call((remote) => remote.complete(prefix, count));
  }

  wordParts(word: string): Promise<Outcome<WordPart[]>> {
    return this.engine.call((remote) => remote.wordParts(word));
  }

  nearestDocuments(query: DocumentQuery, count: number): Promise<Outcome<NearDocument[]>> {
    return this.engine.call((remote) => remote.nearestDocuments(query, count));
  }

  wordsNearDocument(tag: number, count: number): Promise<Outcome<Neighbour[]>> {
    return this.engine.call((remote) => remote.wordsNearDocument(tag, count));
  }

  predictWord(context: string, count: number): Promise<Outcome<PredictedWord[]>> {
    return this.engine.call((remote) => remote.predictWord(context, count));
  }

  saveVectors(what: SavedVectors): Promise<Outcome<Blob>> {
    return this.engine.call((remote) => remote.saveVectors(what));
  }

  saveFastText(): Promise<Outcome<Blob>> {
    return this.engine.call((remote) => remote.saveFastText());
  }
}
