import { concatenates, hasDocuments, hasSubwords } from '../contract/algorithms';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { Problem } from '../contract/problems';
import type { Corpus } from '../corpus/readCorpus';
import { type Documents, findDocuments, findOtherTagCounts, withoutLabels } from '../model/documents';
import { type DocumentCounts, countDocumentWords } from '../model/documentWords';
import { vocabularySubwords } from '../model/subwords';
import type { TokenTypes, Vocabulary } from '../model/vocabulary';
import { type RunSize, estimatedTree } from '../training/runMemory';
import { sizeOfDocuments } from '../training/runModel';

/** What a run takes of a corpus. Kept between the checks before a start, which ask for the same again and again. */
export class RunInputs {
  private found: Documents | null = null;
  private words: TokenTypes | null = null;
  private counted: { key: string; counts: DocumentCounts } | null = null;
  private ngrams: { key: string; size: RunSize['subwords'] } | null = null;

  constructor(readonly corpus: Corpus) {}

  /** The types that can be words. */
  types(h: Pick<Hyperparameters, 'algorithm'>): TokenTypes {
    if (!hasDocuments(h)) return this.corpus.types;
    this.words ??= withoutLabels(this.corpus.types);
    return this.words;
  }

  documents(h: Hyperparameters): Documents | null {
    if (!hasDocuments(h)) return null;
    this.found ??= findDocuments(this.corpus.types, this.corpus.stream);
    return this.found;
  }

  /** What in the documents stands in the way of a run. */
  problem(h: Hyperparameters): Problem | null {
    const documents = concatenates(h) ? this.documents(h) : null;
    const others = documents && findOtherTagCounts(documents, h.dmTagCount);
    return others && { kind: 'tagCount', dmTagCount: h.dmTagCount, ...others };
  }

  documentCounts(h: Hyperparameters, { words, keptTokens, rowOfType }: Vocabulary): DocumentCounts {
    const documents = this.documents(h);
    if (!documents) throw new Error('only a Doc2Vec run has documents');
    const key = [words.length, words.at(-1), keptTokens].join(' ');
    if (this.counted?.key !== key) {
      this.counted = { key, counts: countDocumentWords(documents, this.corpus, rowOfType) };
    }
    return this.counted.counts;
  }

  /** What decides the memory of a run, its tree estimated. */
  size(vocabulary: Vocabulary, h: Hyperparameters, threads: number): RunSize {
    const documents = this.documents(h);
    return {
      vocabulary: vocabulary.words.length,
      threads,
      tree: estimatedTree(vocabulary.words.length),
      subwords: hasSubwords(h) ? this.subwordSize(vocabulary, h) : null,
      documents: documents && sizeOfDocuments(documents),
    };
  }

  private subwordSize({ words, counts }: Vocabulary, h: Hyperparameters): RunSize['subwords'] {
    const key = [words.length, words.at(-1), h.minN, h.maxN, h.bucket].join(' ');
    if (this.ngrams?.key !== key) {
      const { buckets, rows } = vocabularySubwords(words, counts, h);
      this.ngrams = { key, size: { rows: buckets.length, entries: rows.length } };
    }
    return this.ngrams.size;
  }
}
