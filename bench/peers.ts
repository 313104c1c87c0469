import { execFile, execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('./peers/gensim_train.py', import.meta.url));
// One thread a worker: otherwise OpenBLAS starts its own and the comparison is with more cores.
const environment = { ...process.env, OPENBLAS_NUM_THREADS: '1' };
const LARGEST_OUTPUT_BYTES = 1 << 26;

const runPeer = (program: string, args: string[]) =>
  promisify(execFile)(program, args, { env: environment, maxBuffer: LARGEST_OUTPUT_BYTES });

const runs = (program: string, args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore', env: environment });
    return true;
  } catch (error) {
    // A program that starts and complains is there all the same: fasttext has no way to ask for its version.
    return program === 'fasttext' && error instanceof Error && 'status' in error && error.status === 1;
  }
};

/** Programs that others wrote for the same tasks, as far as they are installed. */
export interface Peers {
  /** A Python that has gensim. */
  python: string | null;
  fasttext: string | null;
  /** A Python that has umap-learn. */
  umapPython: string | null;
}

export const findPeers = (): Peers => {
  const pythons = [process.env.PYTHON, '/usr/bin/python3', 'python3'].filter((path) => path !== undefined);
  return {
    python: pythons.find((path) => runs(path, ['-c', 'import gensim'])) ?? null,
    fasttext: runs('fasttext', []) ? 'fasttext' : null,
    umapPython: pythons.find((path) => runs(path, ['-c', 'import umap'])) ?? null,
  };
};

export const gensimVersion = async (python: string): Promise<string> => {
  const { stdout } = await runPeer(python, ['-c', 'import gensim; print(gensim.__version__)']);
  return stdout.trim();
};

export interface GensimFigures {
  version: string;
  vocabulary: number;
  scanSeconds: number;
  trainSeconds: number;
  rawWordsPerSecond: number;
}

/** @param args of bench/peers/gensim_train.py */
export const runGensim = async (python: string, corpus: string, args: string[]): Promise<GensimFigures> => {
  const { stdout } = await runPeer(python, [SCRIPT, corpus, ...args]);
  return JSON.parse(stdout) as GensimFigures;
};

/** Words a second of the fasttext program, by its own count. */
export const runFasttext = async (
  program: string,
  files: { corpus: string; output: string },
  args: string[],
  threads: number,
): Promise<number> => {
  const { corpus, output } = files;
  const [command, ...rest] = args;
  const given = ['-input', corpus, '-output', output, '-thread', String(threads), '-epoch', '1', ...rest];
  const { stdout, stderr } = await runPeer(program, [command, ...given]);
  // It always saves its model, 800 MB of which are buckets.
  await Promise.all(['bin', 'vec'].map((ending) => rm(`${output}.${ending}`, { force: true })));
  return wordsPerSecondTold(stdout + stderr) * threads;
};

/** The last `words/sec/thread` of fasttext's progress line, which it writes over and over. */
export const wordsPerSecondTold = (output: string): number => {
  const told = [...output.matchAll(/words\/sec\/thread:\s*(\d+)/gu)].at(-1);
  if (!told) throw new Error(`fasttext told no words/sec/thread: ${output.slice(-200)}`);
  return Number(told[1]);
};
