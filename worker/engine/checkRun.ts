import type { Preflight, RunSettings } from '../contract/engine';
import { MAXIMUM_MEMORY_BYTES } from '../contract/memoryPlan';
import { type PreflightMachine, preflight, refusedPreflight } from '../corpus/preflight';
import type { Corpus } from '../corpus/readCorpus';
import type { CompiledKernels } from '../kernels/kernels';
import { continuationFindings, continuationProblem } from '../training/continuation';
import { planRun } from '../training/runMemory';
import type { CurrentRun } from './currentRun';
import type { RunInputs } from './runInputs';

/** What a run would be made from. */
export interface RunGround {
  corpus: Corpus;
  inputs: RunInputs;
  kernels: CompiledKernels;
  cores: number;
  /** The run that `settings.from` may go on from; null when there is none or it starts from scratch. */
  last: CurrentRun | null;
}

/** What would be trained, what stands in its way and what is worth knowing. */
export const checkRun = (settings: RunSettings, ground: RunGround): Preflight => {
  const { corpus, inputs, kernels, cores, last } = ground;
  const threads = kernels.shared ? settings.threads : 1;
  if (settings.from === 'lastRun' && !last) return refusedPreflight([{ kind: 'noRun' }]);
  const problem = last && continuationProblem(last.model.hyperparameters, settings);
  if (problem) return refusedPreflight([problem]);
  const continuation = last && last.continuationOn(corpus);
  const vocabularyOf = () => inputs.vocabulary(settings, continuation);
  const machine: PreflightMachine = {
    cores,
    shared: kernels.shared,
    memoryLimitBytes: MAXIMUM_MEMORY_BYTES,
    documentsFor: (vocabulary) => inputs.documentCounts(settings, vocabulary),
    memoryBytesFor: (vocabulary, h) => planRun(h, inputs.size(vocabulary, h, threads), kernels).totalBytes,
    continuation,
    vocabularyOf,
  };
  const types = inputs.types(settings);
  const checked = preflight(corpus.facts, types, settings, machine);
  const wrongTags = inputs.problem(settings);
  if (wrongTags) return { ...checked, problems: [...checked.problems, wrongTags] };
  if (!last || checked.problems.length > 0) return checked;
  const lost = continuationFindings(last.model, settings, vocabularyOf);
  return { ...checked, findings: [...lost, ...checked.findings] };
};
