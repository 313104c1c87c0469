import type { TrainingKernels } from '../kernels';
import { concatenation } from './concatenation';
import { context } from './context';
import { mergeHotRows } from './hotRows';
import { ReferenceJob } from './referenceJob';
import { Ring } from './ring';
import { skipGram } from './skipGram';

/** The plain-TypeScript twins behind the kernels' interface, on a buffer laid out for the kernels. */
export const referenceKernels = (buffer: ArrayBufferLike): TrainingKernels => ({
  skipGram: (job) => skipGram(new ReferenceJob(buffer, job)),
  context: (job) => context(new ReferenceJob(buffer, job)),
  concatenation: (job) => concatenation(new ReferenceJob(buffer, job)),
  mergeHotRows: (job) => mergeHotRows(buffer, job),
  composeVectors: (job) => new Ring(buffer, job).composeVectors(),
});
