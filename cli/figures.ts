import type { CorpusFacts } from '../worker/contract/corpus';
import type { DocumentTableFacts } from '../worker/contract/documents';
import type { EpochSignal, KernelBuild } from '../worker/contract/engine';
import type { Training } from './training';

/** What `scan --json` prints. */
export interface ScanFigures {
  /** Bytes of the text as stored. */
  bytes: number;
  words: number;
  sentences: number;
  /** Distinct words, before min_count. */
  types: number;
  /** Of a table, files or lines with labels; else null. */
  documents: DocumentTableFacts | null;
  scanSeconds: number;
  peakMemoryBytes: number;
}

/** What `train --json` prints. Words are counted over all epochs. */
export interface TrainFigures {
  /** Words that have a vector. */
  vocabulary: number;
  /** Words of the text gone through. */
  rawWords: number;
  /** Those of them that were trained on: left after min_count and subsampling. */
  effectiveWords: number;
  scanSeconds: number;
  trainSeconds: number;
  rawWordsPerSecond: number;
  effectiveWordsPerSecond: number;
  /** Mean loss a pair, one number an epoch that was completed. */
  loss: number[];
  /** Most memory that the process has held. */
  peakMemoryBytes: number;
  threads: number;
  kernelBuild: KernelBuild;
  /** Whether training was stopped before its end. */
  stopped: boolean;
  /** Signal and epoch of an early stop, null when there was none. */
  stoppedEarly: { signal: EpochSignal['kind']; epoch: number } | null;
}

/** libuv gives kilobytes on every system. */
const peakMemoryBytes = (): number => process.resourceUsage().maxRSS * 1024;

const rate = (words: number, seconds: number): number => (seconds > 0 ? Math.round(words / seconds) : 0);

export const scanFigures = ({
  bytes,
  tokens,
  sentences,
  types,
  documents,
  seconds,
}: CorpusFacts): ScanFigures => ({
  bytes,
  words: tokens,
  sentences,
  types,
  documents,
  scanSeconds: seconds,
  peakMemoryBytes: peakMemoryBytes(),
});

export const trainFigures = (
  corpus: CorpusFacts,
  { facts, progress, epochs, stopped, stoppedEarly }: Training,
  kernelBuild: KernelBuild,
): TrainFigures => ({
  vocabulary: facts.vocabulary,
  rawWords: progress.rawWords,
  effectiveWords: progress.effectiveWords,
  scanSeconds: corpus.seconds,
  trainSeconds: progress.elapsedSeconds,
  rawWordsPerSecond: rate(progress.rawWords, progress.elapsedSeconds),
  effectiveWordsPerSecond: rate(progress.effectiveWords, progress.elapsedSeconds),
  loss: epochs.map(({ loss }) => loss),
  peakMemoryBytes: peakMemoryBytes(),
  threads: facts.threads,
  kernelBuild,
  stopped,
  stoppedEarly: stoppedEarly && { signal: stoppedEarly.signal, epoch: stoppedEarly.epoch },
});
