import type { TrainingKernels } from '../kernels';
import { cbowHierarchical, cbowNegative } from './cbow';
import { ReferenceJob } from './referenceJob';
import { skipGramHierarchical, skipGramNegative } from './skipGram';

/** The plain-TypeScript twins behind the kernels' interface, on a buffer laid out for the kernels. */
export const referenceKernels = (buffer: ArrayBufferLike): TrainingKernels => ({
  skipGramNegative: (job) => skipGramNegative(new ReferenceJob(buffer, job)),
  skipGramHierarchical: (job) => skipGramHierarchical(new ReferenceJob(buffer, job)),
  cbowNegative: (job) => cbowNegative(new ReferenceJob(buffer, job)),
  cbowHierarchical: (job) => cbowHierarchical(new ReferenceJob(buffer, job)),
});
