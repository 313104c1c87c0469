import type { MethodComparison, SimilarityMethod } from './documentSimilarity';
import type { DocumentFacts, DocumentQuery, NearDocument } from './engine';
import type { DocumentGroups, GroupKeywords, Keyword } from './keywords';
import type { Outcome } from './outcome';
import type { TopicList, TopicProgress, TopicRequest, TopicShare } from './topics';

/** What is asked of the documents of a run's text, whatever its algorithm: document d is sentence d. */
export interface DocumentQuestionsApi {
  /** Documents nearest to a document (its tag is its number), a word or a text, labels not among them. */
  similarDocuments(
    query: DocumentQuery,
    method: SimilarityMethod,
    count: number,
  ): Promise<Outcome<NearDocument[]>>;
  /** Documents nearest to a document by every method that the run has vectors for. */
  compareMethods(document: number, count: number): Promise<Outcome<MethodComparison>>;
  /** Words with the highest TF-IDF in a document. */
  documentKeywords(document: number, count: number): Promise<Outcome<Keyword[]>>;
  /** Words that tell groups of documents apart, by class-based TF-IDF. */
  groupKeywords(groups: DocumentGroups, count: number): Promise<Outcome<GroupKeywords[]>>;
  /**
   * Finds topics and keeps them until others are found; null when `cancelTopics` or another search ended it.
   * `onProgress` is told after every step.
   */
  findTopics(
    request: TopicRequest,
    onProgress: (progress: TopicProgress) => void,
  ): Promise<Outcome<TopicList | null>>;
  cancelTopics(): Promise<void>;
  /** Of the topics found last; empty before any are found. */
  topicsOfDocument(document: number): Promise<Outcome<TopicShare[]>>;
  /** Documents with most of a topic. */
  documentsOfTopic(topic: number, count: number): Promise<Outcome<DocumentFacts[]>>;
}
