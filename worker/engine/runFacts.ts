import type { RunFacts } from '../contract/engine';
import type { RunModel } from '../training/runModel';
import { regionsOf } from './queriedModel';
import { sharedRegionsOf } from './snapshots';

/** What the page is told of a run that has begun. */
export const runFacts = (runId: number, model: RunModel): RunFacts => {
  const { hyperparameters, plan, size, documents } = model;
  return {
    runId,
    hyperparameters,
    vocabulary: size.vocabulary,
    documents: documents && { count: documents.count, labels: documents.labels.length },
    dimensions: hyperparameters.vectorSize,
    memoryBytes: plan.totalBytes,
    threads: size.threads,
    sharedRows: sharedRegionsOf(regionsOf(model)),
  };
};
