import { FASTTEXT, concatenates, hasDocuments, hasSubwords } from '../contract/algorithms';
import type { Region } from '../contract/memoryPlan';
import type { Corpus } from '../corpus/readCorpus';
import { cutText } from '../model/cutText';
import { DocumentQueries } from '../query/documentQueries';
import type { QueriedModel } from '../query/modelQueries';
import type { RowTable } from '../query/neighbours';
import { labelledByTable } from '../query/tableQueries';
import { SubwordQueries } from '../query/subwordQueries';
import type { RunModel } from '../training/runModel';
import type { Snapshot } from './snapshots';

/** A region of rows as they are trained. */
export const tableOf = (
  { buffer, plan, hyperparameters }: RunModel,
  region: Region,
  rowBytes = plan.rowBytes,
): RowTable => ({
  values: new Float32Array(buffer, region.byteOffset, region.bytes / 4),
  rowFloats: rowBytes / 4,
  dimensions: hyperparameters.vectorSize,
  rows: region.bytes / rowBytes,
});

/**
 * A run as questions see it: its rows where they lie, and the corpus it is trained on.
 *
 * @param snapshot vectors of an earlier epoch that take the place of the newest
 */
export const queriedModel = (
  runId: number,
  model: RunModel,
  corpus: Corpus,
  snapshot: Snapshot | null = null,
): QueriedModel => {
  const { plan, hyperparameters: h, vocabulary, subwords, documents, tree } = model;
  const table = (region: Region, rowBytes = plan.rowBytes) => tableOf(model, region, rowBytes);
  const words = snapshot?.words ?? table(plan.wordVectors);
  const nullRow = plan.inputRows.byteOffset + words.rows * plan.rowBytes;
  const alias = new Uint32Array(model.buffer, plan.aliasTable.byteOffset, plan.aliasTable.bytes / 4);
  const labelled = documents && documents.labels.length > 0 ? documents : labelledByTable(corpus.table);
  return {
    runId,
    vocabulary,
    frozen: {
      hyperparameters: h,
      words,
      missing: concatenates(h) ? new Float32Array(model.buffer, nullRow, h.vectorSize) : null,
      outputs: table(plan.outputRows, plan.outputRowBytes),
      drawNoise: h.hs ? null : (random) => drawNoise(alias, random.next()),
      pathOf: tree && ((word) => tree.paths.subarray(tree.offsets[word], tree.offsets[word + 1])),
    },
    // Rows of n-grams have no snapshots.
    subwords:
      hasSubwords(h) && subwords && !snapshot
        ? new SubwordQueries(table(plan.inputRows), words.rows, subwords, h)
        : null,
    fastText:
      h.algorithm === FASTTEXT && !snapshot
        ? { inputs: table(plan.inputRows), buckets: subwords?.buckets ?? new Uint32Array(0) }
        : null,
    documents:
      hasDocuments(h) && documents
        ? new DocumentQueries(snapshot?.tags ?? table(plan.tagRows), documents, {
            ...corpus,
            documentNames: corpus.table?.names ?? null,
          })
        : null,
    labelled: labelled && { stream: corpus.stream, documents: labelled, rowOfType: vocabulary.rowOfType },
    tokenize: (text) => sentencesOf(text, corpus).flat(),
    sentences: (text) => sentencesOf(text, corpus),
  };
};

/** A word of the noise distribution by one u32: its integer part of random · n is the column, its fraction decides. */
const drawNoise = (alias: Uint32Array, random: number): number => {
  const n = alias.length / 2;
  const column = Math.floor((random / 4294967296) * n);
  const fraction = (random / 4294967296) * n - column;
  return fraction * 4294967296 < alias[2 * column] ? column : alias[2 * column + 1];
};

const sentencesOf = (text: string, { facts: { settings }, phraseRules }: Corpus): string[][] =>
  cutText(text, { settings, phrases: phraseRules ?? [] });
