import type { ReferenceJob } from './referenceJob';
import { tileSize, trainTile, type Target } from './tile';

/** Twin of assembly/skipGram.ts. Both return the words trained. */
export const skipGramNegative = (job: ReferenceJob): number =>
  trainPositions(job, (rows, word) => {
    if (job.sharesNegatives) return trainWindow(job, rows, job.drawTargets(word));
    return rows.reduce((loss, row) => loss + trainInputs(job, [row], job.drawTargets(word)), 0);
  });

export const skipGramHierarchical = (job: ReferenceJob): number =>
  trainPositions(job, (rows, word) => trainWindow(job, rows, job.pathTargets(word)));

const trainPositions = (job: ReferenceJob, train: (rows: number[], word: number) => number): number => {
  let words = 0;
  for (let at = job.nextPosition(); at; at = job.nextPosition()) {
    words++;
    const rows = job.gatherWindow(at.position);
    if (rows.length > 0) job.addResults(train(rows, at.word), rows.length);
  }
  return words;
};

const trainWindow = (job: ReferenceJob, rows: number[], targets: Target[]): number => {
  let loss = 0;
  for (let i = 0; i < rows.length; i += tileSize(rows.length - i)) {
    loss += trainInputs(job, rows.slice(i, i + tileSize(rows.length - i)), targets);
  }
  return loss;
};

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
