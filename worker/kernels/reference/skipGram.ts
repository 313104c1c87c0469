import type { Plan, ReferenceJob } from './referenceJob';
import { tileSize, trainTile, type Target } from './tile';

/** Twin of assembly/skipGram.ts. Returns the words trained. */
export const skipGram = (job: ReferenceJob): number => {
  const together = job.trainsTogether;
  let words = 0;
  for (let plan = job.prepare(together); plan; plan = job.prepare(together)) {
    job.addResults(together ? trainTogether(job, plan) : trainApart(job, plan), plan.rows.length);
    job.trained(plan);
    words++;
  }
  job.trained(null);
  return words;
};

const trainTogether = (job: ReferenceJob, { rows, targets }: Plan): number => {
  let loss = 0;
  for (let i = 0; i < rows.length; i += tileSize(rows.length - i)) {
    loss += trainInputs(job, rows.slice(i, i + tileSize(rows.length - i)), targets);
  }
  return loss;
};

const trainApart = (job: ReferenceJob, { rows, word }: Plan): number =>
  rows.reduce((loss, row) => loss + trainInputs(job, [row], job.drawTargets(word)), 0);

const trainInputs = (job: ReferenceJob, rows: number[], targets: Target[]): number =>
  trainTile({
    input: job.floats,
    inputRows: rows,
    error: job.floats,
    errorRows: rows,
    output: job.floats,
    targets,
    floats: job.rowFloats,
    alpha: job.alpha,
  });
