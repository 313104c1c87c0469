import type { Page } from 'playwright';
import type { Hyperparameters } from '../worker/contract/hyperparameterRow';
import { trainWithGensim } from './gensim';
import { median } from './statistics';
import type { TrainingFigures } from './page/main';

export interface TrainingCase {
  name: string;
  sg: number;
  hs: number;
  threads: number;
  negativeSharing: number;
}

export const TRAINING_CASES: TrainingCase[] = [1, 2].flatMap((threads) => [
  { name: 'skip-gram, negatives per window', sg: 1, hs: 0, threads, negativeSharing: 1 },
  { name: 'skip-gram, negatives per pair', sg: 1, hs: 0, threads, negativeSharing: 0 },
  { name: 'CBOW, negative sampling', sg: 0, hs: 0, threads, negativeSharing: 0 },
]);

export interface TrainingResult {
  name: string;
  threads: number;
  kernelBuild: string;
  rawWordsPerSecond: number;
  effectiveWordsPerSecond: number;
  /** Mean loss a pair of the epoch. */
  loss: number;
  gensimRawWordsPerSecond: number | null;
  /** Median of the rounds' ratios, each of two runs one after the other. */
  ratio: number | null;
}

export interface TrainingBench {
  page: Page;
  corpus: string;
  /** Python with gensim, null where there is none. */
  python: string | null;
  rounds: number;
  log: (line: string) => void;
}

/** Trains one epoch with gensim's defaults here and in gensim, in turn, `rounds` times. */
export const benchTraining = async (bench: TrainingBench, kind: TrainingCase): Promise<TrainingResult> => {
  const ours: TrainingFigures[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    ours.push(await trainHere(bench.page, kind));
    if (bench.python !== null) {
      const { sg, hs, threads: workers } = kind;
      const peer = await trainWithGensim(bench.python, bench.corpus, { sg, hs, workers });
      theirs.push(peer.rawWordsPerSecond);
    }
    const figure = Math.round(ours[round].rawWordsPerSecond);
    bench.log(
      `${kind.name}, ${kind.threads} threads, round ${round + 1}: ${figure} words/s, gensim ${theirs[round]}`,
    );
  }
  return {
    name: kind.name,
    threads: kind.threads,
    kernelBuild: ours[0].facts.kernelBuild,
    rawWordsPerSecond: median(ours.map((figures) => figures.rawWordsPerSecond)),
    effectiveWordsPerSecond: median(ours.map((figures) => figures.effectiveWordsPerSecond)),
    loss: median(ours.map((figures) => figures.loss[0])),
    gensimRawWordsPerSecond: theirs.length > 0 ? median(theirs) : null,
    ratio: theirs.length > 0 ? median(ours.map((figures, i) => figures.rawWordsPerSecond / theirs[i])) : null,
  };
};

const trainHere = (page: Page, kind: TrainingCase): Promise<TrainingFigures> => {
  const hyperparameters: Partial<Hyperparameters> = {
    sg: kind.sg,
    hs: kind.hs,
    threads: kind.threads,
    negativeSharing: kind.negativeSharing,
    epochs: 1,
  };
  return page.evaluate(
    (given) => window.bench.train({ tokenizer: 'whitespace', sentences: 'line' }, given),
    hyperparameters,
  );
};
