import { proxy } from 'comlink';
import type { MethodComparison, SimilarityMethod } from '../../worker/contract/documentSimilarity';
import type { DocumentFacts, DocumentQuery, NearDocument } from '../../worker/contract/engine';
import type { DocumentGroups, GroupKeywords, Keyword } from '../../worker/contract/keywords';
import { ok, type Outcome } from '../../worker/contract/outcome';
import type { TopicList, TopicProgress, TopicRequest, TopicShare } from '../../worker/contract/topics';
import { EngineQuestions } from './engineQuestions';

/** What is asked of the documents of a run's text, passed on; see DocumentQuestionsApi. */
export class DocumentQuestions extends EngineQuestions {
  similarDocuments(
    query: DocumentQuery,
    method: SimilarityMethod,
    count: number,
  ): Promise<Outcome<NearDocument[]>> {
    return this.engine.call((remote) => remote.similarDocuments(query, method, count));
  }

  compareMethods(document: number, count: number): Promise<Outcome<MethodComparison>> {
    return this.engine.call((remote) => remote.compareMethods(document, count));
  }

  documentKeywords(document: number, count: number): Promise<Outcome<Keyword[]>> {
    return this.engine.call((remote) => remote.documentKeywords(document, count));
  }

  groupKeywords(groups: DocumentGroups, count: number): Promise<Outcome<GroupKeywords[]>> {
    return this.engine.call((remote) => remote.groupKeywords(groups, count));
  }

  findTopics(
    request: TopicRequest,
    onProgress: (progress: TopicProgress) => void,
  ): Promise<Outcome<TopicList | null>> {
    return this.engine.call((remote) => remote.findTopics(request, proxy(onProgress)));
  }

  cancelTopics(): void {
    void this.engine.callNow(async (remote) => ok(await remote.cancelTopics()));
  }

  topicsOfDocument(document: number): Promise<Outcome<TopicShare[]>> {
    return this.engine.call((remote) => remote.topicsOfDocument(document));
  }

  documentsOfTopic(topic: number, count: number): Promise<Outcome<DocumentFacts[]>> {
    return this.engine.call((remote) => remote.documentsOfTopic(topic, count));
  }
}
