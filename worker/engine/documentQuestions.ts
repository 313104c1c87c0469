import type { DocumentQuestionsApi } from '../contract/documentQuestions';
import type { MethodComparison, SimilarityMethod } from '../contract/documentSimilarity';
import type { DocumentFacts, DocumentQuery, NearDocument } from '../contract/engine';
import type { DocumentGroups, GroupKeywords, Keyword } from '../contract/keywords';
import { type Outcome, failed, ok } from '../contract/outcome';
import type { TopicList, TopicProgress, TopicRequest, TopicShare } from '../contract/topics';
import type { RunDocuments } from './runDocuments';
import { RunQuestions } from './runQuestions';

/** What can be asked of the documents of the current run's text. */
export class DocumentQuestions extends RunQuestions implements DocumentQuestionsApi {
  private topicSearch: AbortController | null = null;

  similarDocuments(
    query: DocumentQuery,
    method: SimilarityMethod,
    count: number,
  ): Promise<Outcome<NearDocument[]>> {
    return this.askDocuments(({ comparer }) => comparer.similar(query, method, count, this.rest));
  }

  compareMethods(document: number, count: number): Promise<Outcome<MethodComparison>> {
    return this.askDocuments(({ comparer }) => comparer.compare(document, count, this.rest));
  }

  documentKeywords(document: number, count: number): Promise<Outcome<Keyword[]>> {
    return this.askDocuments(({ text }) => text.documentKeywords(document, count, this.rest));
  }

  groupKeywords(groups: DocumentGroups, count: number): Promise<Outcome<GroupKeywords[]>> {
    return this.askDocuments(({ text }) => text.groupKeywords(groups, count, this.rest));
  }

  findTopics(
    request: TopicRequest,
    onProgress: (progress: TopicProgress) => void,
  ): Promise<Outcome<TopicList | null>> {
    this.topicSearch?.abort();
    const search = new AbortController();
    this.topicSearch = search;
    const rest = async () => {
      await this.turn.yield();
      return !search.signal.aborted;
    };
    return this.askDocuments(async ({ text }) => {
      const found = await text.findTopics({ ...request, rest, onProgress });
      return found.ok ? ok(found.value && found.value.list) : found;
    });
  }

  async cancelTopics(): Promise<void> {
    this.topicSearch?.abort();
  }

  topicsOfDocument(document: number): Promise<Outcome<TopicShare[]>> {
    return this.askDocuments(async ({ text }) => ok(text.topics?.topicsOf(document) ?? []));
  }

  documentsOfTopic(topic: number, count: number): Promise<Outcome<DocumentFacts[]>> {
    return this.askDocuments(async (documents) => {
      const found = documents.text.topics?.documentsOf(topic, count) ?? [];
      return ok(found.map((document) => documents.facts(document)));
    });
  }

  private readonly rest = (): Promise<void> => this.turn.yield();

  private async askDocuments<T>(
    question: (documents: RunDocuments) => Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return this.run ? question(this.run.documents) : failed({ kind: 'noRun' });
  }
}
