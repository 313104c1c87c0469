import type { MethodComparison, SimilarityMethod } from '../../worker/contract/documentSimilarity';
import type { NearDocument } from '../../worker/contract/engine';
import type { GroupKeywords, Keyword } from '../../worker/contract/keywords';
import type { Outcome } from '../../worker/contract/outcome';
import type { TopicList, TopicProgress, TopicShare } from '../../worker/contract/topics';

/** What its words tell of the document looked at; `tag` is the document's. */
export interface DocumentWords {
  tag: number;
  keywords: Outcome<Keyword[]>;
  /** Of the topics found last; empty before any are found. */
  topics: TopicShare[];
}

/** Documents near the one looked at, by a method other than Doc2Vec's own. */
export interface SimilarDocuments {
  tag: number;
  method: SimilarityMethod;
  near: Outcome<NearDocument[]>;
}

export interface TopicsStatus {
  /** Topics asked for. */
  count: number;
  /** While they are looked for; `progress` null before the first step. */
  search: { progress: TopicProgress | null } | null;
  found: Outcome<TopicList> | null;
}

/** Nothing is known of a run's documents. */
export const NO_DOCUMENTS_KNOWN = {
  documentWords: null,
  similar: null,
  comparison: null,
  groupKeywords: null,
} satisfies Record<string, null>;

export interface AboutDocuments {
  documentWords: DocumentWords | null;
  similar: SimilarDocuments | null;
  /** Every method beside the others; null before it is asked for. */
  comparison: { tag: number; answer: Outcome<MethodComparison> } | null;
  /** Keywords of groups: of what, and which. */
  groupKeywords: { by: string; answer: Outcome<GroupKeywords[]> } | null;
}

export const NO_TOPICS: TopicsStatus = { count: 12, search: null, found: null };
