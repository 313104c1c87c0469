import { execFile, execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SCRIPT = fileURLToPath(new URL('./peers/gensim_word2vec.py', import.meta.url));
// One thread a worker: otherwise OpenBLAS starts its own and the comparison is with more cores.
const environment = { ...process.env, OPENBLAS_NUM_THREADS: '1' };

export interface GensimFigures {
  version: string;
  vocabulary: number;
  scanSeconds: number;
  trainSeconds: number;
  rawWordsPerSecond: number;
}

/** The Python that has gensim, or null when none has. */
export const findGensim = (): string | null => {
  for (const python of [process.env.PYTHON, '/usr/bin/python3', 'python3']) {
    if (!python) continue;
    try {
      execFileSync(python, ['-c', 'import gensim'], { stdio: 'ignore', env: environment });
      return python;
    } catch {
      // This Python has no gensim, or is not there: try the next.
    }
  }
  return null;
};

export const trainWithGensim = async (
  python: string,
  corpus: string,
  parameters: { sg: number; hs: number; workers: number },
): Promise<GensimFigures> => {
  const flags = Object.entries(parameters).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const { stdout } = await promisify(execFile)(python, [SCRIPT, corpus, ...flags], { env: environment });
  return JSON.parse(stdout) as GensimFigures;
};
