import type { DocumentGroups, GroupKeywords, Keyword } from '../../contract/keywords';
import { failed, ok, type Outcome } from '../../contract/outcome';
import { isLabel } from '../../model/documents';
import type { TokenStream } from '../../model/tokenStream';
import type { TokenTypes, Vocabulary } from '../../model/vocabulary';
import { type GroupSources, namedGroups } from './documentGroups';
import { documentKeywords, groupKeywords } from './keywords';
import { countTerms, type Rest, type TermCounts } from './termCounts';
import { TfIdf } from './tfIdf';
import { TopicModel, type TopicWork } from './topicModel';

export interface TextSource extends GroupSources {
  stream: TokenStream;
  types: TokenTypes;
  vocabulary: Vocabulary;
}

/** The text of a run by documents, words of the vocabulary counted in each: what does not depend on the vectors. */
export class CountedText {
  /** Row of each type; labels are no words, nor is what is not in the vocabulary. */
  readonly rowOfType: Int32Array;
  /** Topics found last. */
  topics: TopicModel | null = null;
  private counting: Promise<Outcome<TermCounts>> | null = null;
  private weighed: TfIdf | null = null;

  constructor(readonly source: TextSource) {
    const { types, vocabulary } = source;
    this.rowOfType = vocabulary.rowOfType.map((row, type) => (isLabel(types.words[type]) ? -1 : row));
  }

  isLabel(type: number): boolean {
    return isLabel(this.source.types.words[type]);
  }

  /** Counted once. @param rest here and below: called between slices, lets other messages through */
  counts(rest: Rest): Promise<Outcome<TermCounts>> {
    const { stream, vocabulary } = this.source;
    this.counting ??= countTerms(stream, { rowOfType: this.rowOfType, terms: vocabulary.words.length }, rest);
    return this.counting;
  }

  async tfIdf(rest: Rest): Promise<Outcome<TfIdf>> {
    const counted = await this.counts(rest);
    if (!counted.ok) return counted;
    this.weighed ??= new TfIdf(counted.value);
    return ok(this.weighed);
  }

  async documentKeywords(document: number, count: number, rest: Rest): Promise<Outcome<Keyword[]>> {
    const tfIdf = await this.tfIdf(rest);
    return tfIdf.ok ? ok(documentKeywords(tfIdf.value, this.source.vocabulary, document, count)) : tfIdf;
  }

  async groupKeywords(groups: DocumentGroups, count: number, rest: Rest): Promise<Outcome<GroupKeywords[]>> {
    const counted = await this.counts(rest);
    if (!counted.ok) return counted;
    const named = namedGroups(groups, counted.value.documents, this.source);
    if (!named) {
      return failed(
        groups.kind === 'column' ? { kind: 'noSuchGroups', column: groups.column } : { kind: 'noLabels' },
      );
    }
    return ok(
      await groupKeywords({ ...counted.value, words: this.source.vocabulary.words }, named, count, rest),
    );
  }

  /** Finds topics and keeps them; null when it was ended. */
  async findTopics(work: TopicWork): Promise<Outcome<TopicModel | null>> {
    const counted = await this.counts(async () => {
      await work.rest();
    });
    if (!counted.ok) return counted;
    const found = await TopicModel.find(counted.value, this.source.vocabulary.words, work);
    if (found.ok && found.value) this.topics = found.value;
    return found;
  }
}
