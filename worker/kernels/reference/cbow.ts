import type { ReferenceJob } from './referenceJob';
import { trainTile, type Floats, type Target } from './tile';

/** Twin of assembly/cbow.ts. Both return the words trained. */
export const cbowNegative = (job: ReferenceJob): number =>
  trainPositions(job, (word) => job.drawTargets(word));

export const cbowHierarchical = (job: ReferenceJob): number =>
  trainPositions(job, (word) => job.pathTargets(word));

const trainPositions = (job: ReferenceJob, targetsOf: (word: number) => Target[]): number => {
  let words = 0;
  for (let at = job.nextPosition(); at; at = job.nextPosition()) {
    words++;
    const rows = job.gatherWindow(at.position);
    if (rows.length === 0) continue;
    const context = { input: job.floats, rows, floats: job.rowFloats, usesMean: job.usesMean };
    const loss = trainContext(context, job.floats, targetsOf(at.word), job.alpha);
    job.addResults(loss, 1);
  }
  return words;
};

export interface Context {
  input: Floats;
  /** First floats of the context words' rows. */
  rows: number[];
  floats: number;
  usesMean: boolean;
}

/** One position; returns its loss. Each context row gets the whole error with the mean, its share of it with the sum. */
export const trainContext = (context: Context, output: Floats, targets: Target[], alpha: number): number => {
  const { input, rows, floats, usesMean } = context;
  const share = 1 / rows.length;
  const hidden = new Float64Array(floats);
  for (let i = 0; i < floats; i++) {
    const sum = rows.reduce((total, row) => total + input[row + i], 0);
    hidden[i] = usesMean ? sum * share : sum;
  }
  const error = new Float64Array(floats);
  const loss = trainTile({
    input: hidden,
    inputRows: [0],
    error,
    errorRows: [0],
    output,
    targets,
    floats,
    alpha,
  });
  for (const row of rows) {
    for (let i = 0; i < floats; i++) input[row + i] += usesMean ? error[i] : error[i] * share;
  }
  return loss;
};
