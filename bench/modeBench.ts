import { statSync } from 'node:fs';
import type { Page } from 'playwright';
import { scanInNode, trainInNode } from './commandLine';
import type { TextFiles } from './corpora';
import { flagsOf, hyperparametersOf, type Mode, type TrainingMode } from './modes';
import { runFasttext, runGensim, type Peers } from './peers';
import { median } from './statistics';

/** One program's speed in one round: raw words a second, or MB a second of a scan. */
type Speeds = Record<string, number>;

export interface Measured {
  /** One a round. */
  rounds: number[];
  median: number;
}

export interface ModeResult {
  mode: string;
  name: string;
  unit: 'raw words/s' | 'MB/s';
  /** null for a scan, which has one. */
  threads: number | null;
  kernelBuilds: { chromium: string; node: string } | null;
  /** By program: chromium, node, and the peers that are installed. */
  speeds: Record<string, Measured>;
  /** Medians of the rounds' ratios, ours to a peer's of the same round: ratios.gensim.chromium. */
  ratios: Record<string, { chromium: number; node: number }>;
}

export interface Bench {
  page: Page;
  peers: Peers;
  files: TextFiles;
  rounds: number;
  threads: number;
  log: (line: string) => void;
}

const OURS = ['chromium', 'node'];
const BYTES_A_MEGABYTE = 1e6;

/** Measures one mode: all programs in turn, `rounds` times. */
export const benchMode = async (bench: Bench, mode: Mode): Promise<ModeResult> => {
  const corpus = await bench.files.forMode(mode);
  await bench.page.setInputFiles('input', corpus);
  const builds = { chromium: '', node: '' };
  const rounds: Speeds[] = [];
  for (let round = 0; round < bench.rounds; round++) {
    const speeds =
      mode.kind === 'scan' ? await scanRound(bench, corpus) : await trainRound(bench, mode, corpus, builds);
    rounds.push(speeds);
    const told = Object.entries(speeds).map(([program, speed]) => `${program} ${speed.toPrecision(4)}`);
    bench.log(`${mode.name}, round ${round + 1}: ${told.join(', ')}`);
  }
  return {
    mode: mode.id,
    name: mode.name,
    unit: mode.kind === 'scan' ? 'MB/s' : 'raw words/s',
    threads: mode.kind === 'scan' ? null : bench.threads,
    kernelBuilds: mode.kind === 'scan' ? null : builds,
    ...summary(rounds),
  };
};

/** Medians over the rounds, of speeds and of ratios within a round. */
export const summary = (rounds: readonly Speeds[]): Pick<ModeResult, 'speeds' | 'ratios'> => {
  const programs = Object.keys(rounds[0]);
  const speeds = programs.map((program) => {
    const values = rounds.map((round) => round[program]);
    return [program, { rounds: values, median: median(values) }];
  });
  const ratio = (ours: string, peer: string) => median(rounds.map((round) => round[ours] / round[peer]));
  const ratios = programs
    .filter((program) => !OURS.includes(program))
    .map((peer) => [peer, { chromium: ratio('chromium', peer), node: ratio('node', peer) }]);
  return {
    speeds: Object.fromEntries(speeds) as ModeResult['speeds'],
    ratios: Object.fromEntries(ratios) as ModeResult['ratios'],
  };
};

const trainRound = async (
  { page, peers, files, threads }: Bench,
  mode: TrainingMode,
  corpus: string,
  builds: { chromium: string; node: string },
): Promise<Speeds> => {
  const parameters = { ...mode.parameters, threads, epochs: 1 };
  const hyperparameters = hyperparametersOf(parameters);
  const inPage = await page.evaluate(
    (given) => window.bench.train({ tokenizer: 'whitespace', sentences: 'line' }, given),
    hyperparameters,
  );
  builds.chromium = inPage.facts.kernelBuild;
  const inNode = await trainInNode(corpus, files.scratch('vectors.vec'), flagsOf(parameters));
  builds.node = inNode.kernelBuild;
  const speeds: Speeds = { chromium: inPage.rawWordsPerSecond, node: inNode.rawWordsPerSecond };
  if (peers.python !== null) {
    const figures = await runGensim(peers.python, corpus, [...mode.gensim, '--workers', String(threads)]);
    speeds.gensim = figures.rawWordsPerSecond;
  }
  if (peers.fasttext !== null && mode.fasttext) {
    const output = files.scratch('fasttext');
    speeds.fasttext = await runFasttext(peers.fasttext, { corpus, output }, [...mode.fasttext], threads);
  }
  return speeds;
};

const scanRound = async ({ page, peers }: Bench, corpus: string): Promise<Speeds> => {
  const megabytes = statSync(corpus).size / BYTES_A_MEGABYTE;
  const inPage = await page.evaluate(() => window.bench.scan({ tokenizer: 'whitespace', sentences: 'line' }));
  const inNode = await scanInNode(corpus);
  const speeds: Speeds = { chromium: megabytes / inPage.seconds, node: megabytes / inNode.scanSeconds };
  if (peers.python !== null) {
    speeds.gensim = megabytes / (await runGensim(peers.python, corpus, ['--scan'])).scanSeconds;
  }
  return speeds;
};
