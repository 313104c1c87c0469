import type { ReferenceJob } from './referenceJob';
import { trainTile, type Floats, type Target } from './tile';

/** Twin of assembly/context.ts. Returns the words trained. */
export const context = (job: ReferenceJob): number => {
  let words = 0;
  for (let plan = job.prepare(true); plan; plan = job.prepare(true)) {
    if (plan.rows.length > 0) {
      const { rows, counts, targets } = plan;
      const { floats: input, rowFloats: floats, usesMean, exactGradient } = job;
      const inputs = { input, rows, counts, floats, usesMean, exactGradient };
      job.addResults(trainContext(inputs, input, targets, job.alpha), 1);
    }
    job.trained(plan);
    words++;
  }
  job.trained(null);
  return words;
};

export interface Context {
  input: Floats;
  /** First floats of the inputs' rows. */
  rows: number[];
  /** Rows that each input is the sum of. */
  counts: number[];
  floats: number;
  usesMean: boolean;
  exactGradient: boolean;
}

/**
 * One position; returns its loss. Each row behind an input gets the whole error with the mean, its share of it with
 * the sum, or the reverse where the exact gradient is asked for.
 */
export const trainContext = (context: Context, output: Floats, targets: Target[], alpha: number): number => {
  const { input, rows, counts, floats, usesMean, exactGradient } = context;
  const share = 1 / counts.reduce((sum, count) => sum + count, 0);
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
  const scale = usesMean === exactGradient ? share : 1;
  rows.forEach((row, k) => {
    for (let i = 0; i < floats; i++) input[row + i] += error[i] * scale * counts[k];
  });
  return loss;
};
