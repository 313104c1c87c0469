import type { ReferenceJob } from './referenceJob';
import { trainTile, type Floats, type Target } from './tile';

/** Twin of assembly/concatenation.ts. Returns the words trained. */
export const concatenation = (job: ReferenceJob): number => {
  let words = 0;
  for (let plan = job.prepare(true); plan; plan = job.prepare(true)) {
    const { floats, rowFloats, alpha } = job;
    const inputs = { input: floats, rows: plan.rows, floats: rowFloats };
    job.addResults(trainConcatenation(inputs, floats, plan.targets, alpha), 1);
    words++;
  }
  return words;
};

export interface Concatenation {
  input: Floats;
  /** First floats of the rows that lie side by side. */
  rows: number[];
  /** Floats of an input row; an output row has as many for each of `rows`. */
  floats: number;
}

/** One position; returns its loss. */
export const trainConcatenation = (
  { input, rows, floats }: Concatenation,
  output: Floats,
  targets: Target[],
  alpha: number,
): number => {
  const width = rows.length * floats;
  const hidden = new Float64Array(width);
  rows.forEach((row, slot) => hidden.set(input.subarray(row, row + floats), slot * floats));
  const error = new Float64Array(width);
  const loss = trainTile({
    input: hidden,
    inputRows: [0],
    error,
    errorRows: [0],
    output,
    targets,
    floats: width,
    alpha,
  });
  rows.forEach((row, slot) => {
    for (let i = 0; i < floats; i++) input[row + i] += error[slot * floats + i];
  });
  return loss;
};
