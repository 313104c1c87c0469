import {
  canShareNegatives,
  concatenates,
  contextMean,
  contextPredicts,
  hasDocuments,
  hasSubwords,
  wordsAreInputs,
} from '../contract/algorithms';
import type { TrainingJob } from '../kernels/job';
import type { ShardSetup } from './shard';

/** The constant part of a shard's job block. */
export const shardJob = ({
  plan,
  shard,
  hyperparameters: h,
  vocabulary,
  scratch,
  hasTagTable,
}: ShardSetup): TrainingJob => {
  const thread = plan.threads[shard];
  const when = (applies: boolean, { byteOffset }: { byteOffset: number }) => (applies ? byteOffset : 0);
  const composed = hasSubwords(h);
  return {
    tokens: thread.tokens.byteOffset,
    stopWord: plan.control.byteOffset,
    inputRows: plan.inputRows.byteOffset,
    outputRows: plan.outputRows.byteOffset,
    rowBytes: plan.rowBytes,
    outputRowBytes: plan.outputRowBytes,
    window: h.window,
    shrinkWindows: h.shrinkWindows,
    contextMean: contextMean(h) ? 1 : 0,
    exactGradient: h.exactGradient,
    negativeSharing: canShareNegatives(h) ? h.negativeSharing : 0,
    negative: h.negative,
    vocabulary,
    aliasTable: when(!h.hs, plan.aliasTable),
    pathOffsets: when(h.hs === 1, plan.pathOffsets),
    paths: when(h.hs === 1, plan.paths),
    scratch: thread.scratch.byteOffset,
    inputCapacity: scratch.inputCapacity,
    hotCount: plan.hotCount,
    hotRows: thread.hotRows.byteOffset,
    ngramRows: composed ? plan.inputRows.byteOffset + vocabulary * plan.rowBytes : 0,
    subwordOffsets: when(composed, plan.subwordOffsets),
    subwords: when(composed, thread.subwords),
    wordVectors: plan.wordVectors.byteOffset,
    ring: when(composed, thread.ring),
    ringMean: contextPredicts(h) ? 0 : 1,
    tagRows: when(hasDocuments(h), plan.tagRows),
    tagOffsets: when(hasTagTable, plan.tagOffsets),
    tags: when(hasTagTable, plan.tags),
    wordInputs: wordsAreInputs(h) ? 1 : 0,
    nullRow: concatenates(h) ? plan.inputRows.byteOffset + vocabulary * plan.rowBytes : 0,
  };
};
