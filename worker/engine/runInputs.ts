import { concatenates, hasDocuments, hasSubwords } from '../contract/algorithms';
import type { RunSettings } from '../contract/engine';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { Problem } from '../contract/problems';
import type { Corpus } from '../corpus/readCorpus';
import { type Continuation, continuedVocabulary } from '../model/continuedVocabulary';
import { type Documents, findDocuments, findOtherTagCounts, withoutLabels } from '../model/documents';
import { type DocumentCounts, countDocumentWords } from '../model/documentWords';
import { vocabularySubwords } from '../model/subwords';
import { type TokenTypes, type Vocabulary, selectVocabulary } from '../model/vocabulary';
import { type RunSize, estimatedTree } from '../training/runMemory';
import { sizeOfDocuments } from '../training/runModel';

/** What a run takes of a corpus. Kept between the checks before a start, which ask for the same again and again. */
export class RunInputs {
  private found: Documents | null = null;
  private words: TokenTypes | null = null;
  private selected: { key: string; known: Vocabulary | null; vocabulary: Vocabulary } | null = null;
  private counted: { vocabulary: Vocabulary; counts: DocumentCounts } | null = null;
  private ngrams: { vocabulary: Vocabulary; key: string; size: RunSize['subwords'] } | null = null;

  constructor(readonly corpus: Corpus) {}

  /** The types that can be words. */
  types(h: Pick<Hyperparameters, 'algorithm'>): TokenTypes {
    if (!hasDocuments(h)) return this.corpus.types;
    this.words ??= withoutLabels(this.corpus.types);
    return this.words;
  }

  /** The words of a run: the same object as long as nothing changes that decides them. */
  vocabulary(settings: RunSettings, continuation: Continuation | null): Vocabulary {
    const { minCount, maxCount, maxFinalVocab, rules } = settings;
    const limits = { minCount, maxCount, maxFinalVocab, rules };
    const key = JSON.stringify([hasDocuments(settings), limits, continuation?.sameText]);
    const known = continuation?.known ?? null;
    if (this.selected?.key !== key || this.selected.known !== known) {
      const types = this.types(settings);
      const fresh = selectVocabulary(types, limits);
      const vocabulary = continuation ? continuedVocabulary(continuation, fresh, types) : fresh;
      this.selected = { key, known, vocabulary };
    }
    return this.selected.vocabulary;
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

  documentCounts(h: Hyperparameters, vocabulary: Vocabulary): DocumentCounts {
    const documents = this.documents(h);
    if (!documents) throw new Error('only a Doc2Vec run has documents');
    if (this.counted?.vocabulary !== vocabulary) {
      const counts = countDocumentWords(documents, this.corpus, vocabulary.rowOfType);
      this.counted = { vocabulary, counts };
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

  private subwordSize(vocabulary: Vocabulary, h: Hyperparameters): RunSize['subwords'] {
    const key = [h.minN, h.maxN, h.bucket].join(' ');
    if (this.ngrams?.vocabulary !== vocabulary || this.ngrams.key !== key) {
      const { buckets, rows } = vocabularySubwords(vocabulary.words, vocabulary.counts, h);
      this.ngrams = { vocabulary, key, size: { rows: buckets.length, entries: rows.length } };
    }
    return this.ngrams.size;
  }
}
