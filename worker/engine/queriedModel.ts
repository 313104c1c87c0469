import { FASTTEXT, concatenates, hasDocuments, hasSubwords } from '../contract/algorithms';
import type { Region } from '../contract/memoryPlan';
import type { Corpus } from '../corpus/readCorpus';
import { cutText } from '../model/cutText';
import { DocumentQueries } from '../query/documentQueries';
import { groupedByColumn, groupedByLabels, type GroupedText } from '../query/mapLabels';
import type { QueriedModel } from '../query/modelQueries';
import type { RowTable } from '../query/neighbours';
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

/** The rows of a run that have names: words, and the documents and labels of Doc2Vec. */
export const regionsOf = (model: RunModel): Pick<Snapshot, 'words' | 'tags'> => ({
  words: tableOf(model, model.plan.wordVectors),
  tags: hasDocuments(model.hyperparameters) ? tableOf(model, model.plan.tagRows) : null,
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
    textBy: (column) => groupedText(corpus, { documents, rowOfType: vocabulary.rowOfType }, column),
    numbersBy: (column) => {
      const found = corpus.table?.columns.find(({ name }) => name === column);
      if (found?.kind !== 'number') return null;
      return { stream: corpus.stream, rowOfType: vocabulary.rowOfType, values: found.values };
    },
    tokenize: (text) => sentencesOf(text, corpus).flat(),
    sentences: (text) => sentencesOf(text, corpus),
  };
};

/** The corpus with its documents in groups: by a column of categories, or (null) by their labels, in the text or in a table. */
const groupedText = (
  { stream, table }: Corpus,
  { documents, rowOfType }: Pick<RunModel, 'documents'> & { rowOfType: Int32Array },
  column: string | null,
): GroupedText | null => {
  const text = { stream, rowOfType };
  const inText = column === null && documents && groupedByLabels(text, documents);
  if (inText) return inText;
  const found = table?.columns.find(({ name }) => name === (column ?? table.label));
  return found?.kind === 'category' ? groupedByColumn(text, found) : null;
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
