import { hasDocuments } from '../contract/algorithms';
import type { DocumentFacts } from '../contract/engine';
import type { Corpus } from '../corpus/readCorpus';
import { DocumentQueries } from '../query/documentQueries';
import { CountedText } from '../query/documents/countedText';
import { DocumentComparer } from '../query/documents/documentComparer';
import type { ModelQueries } from '../query/modelQueries';
import type { RunModel } from '../training/runModel';

/** The run that the documents are of. */
interface Asked {
  readonly model: RunModel;
  readonly corpus: Corpus;
  readonly queries: ModelQueries;
  readonly shownEpoch: number | null;
  readonly training: { readonly vectorsVersion: string };
}

/** The documents of a run's text, whatever its algorithm. Nothing is counted before it is asked about. */
export class RunDocuments {
  private counted: CountedText | null = null;
  private asked: { queries: ModelQueries; comparer: DocumentComparer } | null = null;
  private described: DocumentQueries | null = null;

  constructor(private readonly run: Asked) {}

  get text(): CountedText {
    const { corpus, model } = this.run;
    const { stream, types, table } = corpus;
    const { vocabulary, documents: labels } = model;
    this.counted ??= new CountedText({ stream, types, vocabulary, columns: table?.columns ?? [], labels });
    return this.counted;
  }

  /** Compares by the vectors that are shown. */
  get comparer(): DocumentComparer {
    const { queries } = this.run;
    if (this.asked?.queries !== queries) this.asked = { queries, comparer: this.comparerOf(queries) };
    return this.asked.comparer;
  }

  facts(document: number): DocumentFacts {
    const { corpus } = this.run;
    // Only described: their vectors, if any, are elsewhere.
    const none = { values: new Float32Array(0), rowFloats: 0, dimensions: 0, rows: 0 };
    const documents = {
      count: corpus.facts.sentences,
      labels: [],
      table: null,
      mostTags: 1,
      repeatedLabels: 0,
    };
    this.described ??= new DocumentQueries(none, documents, {
      ...corpus,
      documentNames: corpus.table?.names ?? null,
    });
    return this.described.facts(document);
  }

  private comparerOf(queries: ModelQueries): DocumentComparer {
    const { model, corpus, shownEpoch, training } = this.run;
    const { hyperparameters, documents } = model;
    return new DocumentComparer(
      {
        ...queries.wordVectors,
        hyperparameters,
        text: this.text,
        tokens: corpus.facts.tokens,
        documents: corpus.facts.sentences,
        labels: hasDocuments(hyperparameters) ? (documents?.labels.length ?? 0) : 0,
        described: this,
        shownEpoch,
        version: () => training.vectorsVersion,
      },
      {
        wordsOf: (query) => queries.questionWords(query),
        byTags: (query, count) => queries.nearestDocuments(query, count),
      },
    );
  }
}
