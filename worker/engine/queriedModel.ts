import { hasDocuments, hasSubwords } from '../contract/algorithms';
import type { Region } from '../contract/memoryPlan';
import type { Corpus } from '../corpus/readCorpus';
import { createTokenizer } from '../model/tokenizer';
import { textOfUnits } from '../model/unitBuffer';
import { DocumentQueries } from '../query/documentQueries';
import type { QueriedModel } from '../query/modelQueries';
import type { RowTable } from '../query/neighbours';
import { SubwordQueries } from '../query/subwordQueries';
import type { RunModel } from '../training/runModel';

/** A run as questions see it: its rows where they lie, and the corpus it is trained on. */
export const queriedModel = (runId: number, model: RunModel, corpus: Corpus): QueriedModel => {
  const { plan, hyperparameters: h, vocabulary, subwords, documents, tree } = model;
  const table = (region: Region): RowTable => ({
    values: new Float32Array(model.buffer, region.byteOffset, region.bytes / 4),
    rowFloats: model.rowFloats,
    dimensions: h.vectorSize,
    rows: region.bytes / plan.rowBytes,
  });
  const words = table(plan.wordVectors);
  const alias = new Uint32Array(model.buffer, plan.aliasTable.byteOffset, plan.aliasTable.bytes / 4);
  return {
    runId,
    vocabulary,
    frozen: {
      hyperparameters: h,
      words,
      outputs: table(plan.outputRows),
      drawNoise: h.hs ? null : (random) => drawNoise(alias, random.next()),
      pathOf: tree && ((word) => tree.paths.subarray(tree.offsets[word], tree.offsets[word + 1])),
    },
    subwords:
      hasSubwords(h) && subwords ? new SubwordQueries(table(plan.inputRows), words.rows, subwords, h) : null,
    documents:
      hasDocuments(h) && documents ? new DocumentQueries(table(plan.tagRows), documents, corpus) : null,
    tokenize: (text) => tokensOf(text, corpus),
  };
};

/** A word of the noise distribution by one u32: its integer part of random · n is the column, its fraction decides. */
const drawNoise = (alias: Uint32Array, random: number): number => {
  const n = alias.length / 2;
  const column = Math.floor((random / 4294967296) * n);
  const fraction = (random / 4294967296) * n - column;
  return fraction * 4294967296 < alias[column] ? column : alias[n + column];
};

const tokensOf = (text: string, corpus: Corpus): string[] => {
  const words: string[] = [];
  const tokenizer = createTokenizer(corpus.facts.settings.tokenizer, {
    token: (units, length) => words.push(textOfUnits(units, 0, length)),
  });
  tokenizer.push(text, 0, text.length);
  tokenizer.flush();
  return words;
};
