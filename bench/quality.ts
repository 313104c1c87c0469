import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { parseArgs, promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { trainInNode } from './commandLine';
import { findCorpus } from './corpora';
import { flagsOf, MODES, type TrainingMode } from './modes';
import { findPeers, runGensim } from './peers';
import { qualityTable } from './tables';

const EVALUATE = fileURLToPath(new URL('./peers/evaluate_vectors.py', import.meta.url));

/** Scores of one file of vectors: Spearman correlations and shares of right answers. */
export interface Scores {
  ws353: number;
  simlex: number;
  analogies: number;
  /** Of the sections on word forms. */
  syntactic: number;
}

export interface QualityResult {
  name: string;
  ours: Scores[];
  gensim: Scores[];
}

interface QualityOptions {
  corpus: string;
  tests: string;
  folder: string;
  seeds: number;
  epochs: number;
  threads: number;
  modes: TrainingMode[];
  /** Parameters of ours beside those of the mode. */
  with: string[];
}

const readOptions = async (args: string[]): Promise<QualityOptions> => {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      tests: { type: 'string', default: '../shared/data' },
      folder: { type: 'string', default: '.build/quality' },
      seeds: { type: 'string', default: '3' },
      epochs: { type: 'string', default: '5' },
      threads: { type: 'string', default: '2' },
      modes: { type: 'string', default: 'skipgram-ns,cbow-ns,skipgram-hs,cbow-hs,fasttext' },
      with: { type: 'string', default: '' },
    },
  });
  const wanted = values.modes.split(',');
  return {
    corpus: await findCorpus(values.corpus),
    tests: values.tests,
    folder: values.folder,
    seeds: Number(values.seeds),
    epochs: Number(values.epochs),
    threads: Number(values.threads),
    modes: MODES.filter((mode) => mode.kind === 'training').filter(({ id }) => wanted.includes(id)),
    with: values.with.split(' ').filter((flag) => flag !== ''),
  };
};

/**
 * `npm run quality -- --corpus FILE --tests FOLDER --epochs N`: trains every mode here and with gensim, once a
 * seed, and scores the vectors. Vectors that are there already are not trained again.
 */
export const runQuality = async (args: string[]): Promise<void> => {
  const options = await readOptions(args);
  const { python } = findPeers();
  if (python === null) throw new Error('Scores need gensim (Debian: apt-get install python3-gensim).');
  await mkdir(options.folder, { recursive: true });
  const results: QualityResult[] = [];
  for (const mode of options.modes) {
    const result: QualityResult = { name: mode.name, ours: [], gensim: [] };
    for (let seed = 1; seed <= options.seeds; seed++) {
      const files = await trainBoth(python, mode, seed, options);
      const [ours, gensim] = await score(python, options.tests, files);
      result.ours.push(ours);
      result.gensim.push(gensim);
      console.log(`${mode.name}, seed ${seed}: ${JSON.stringify({ ours, gensim })}`);
    }
    results.push(result);
    await writeFile(`${options.folder}/results.json`, `${JSON.stringify(results, null, 2)}\n`);
  }
  console.log(qualityTable(results));
};

const trainBoth = async (
  python: string,
  mode: TrainingMode,
  seed: number,
  { corpus, folder, epochs, threads, with: others }: QualityOptions,
): Promise<string[]> => {
  const ours = `${folder}/${mode.id}-${seed}.vec`;
  const theirs = `${folder}/${mode.id}-${seed}.gensim.vec`;
  const common = ['--epochs', String(epochs), '--seed', String(seed)];
  if (!existsSync(theirs)) {
    await runGensim(python, corpus, [
      ...mode.gensim,
      ...common,
      '--workers',
      String(threads),
      '--save',
      theirs,
    ]);
  }
  if (!existsSync(ours)) {
    const flags = [...flagsOf(mode.parameters), ...common, '--threads', String(threads), ...others];
    await trainInNode(corpus, ours, flags);
  }
  return [ours, theirs];
};

const score = async (python: string, tests: string, files: string[]): Promise<Scores[]> => {
  const environment = { ...process.env, OPENBLAS_NUM_THREADS: '1' };
  const { stdout } = await promisify(execFile)(python, [EVALUATE, tests, ...files], { env: environment });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Scores);
};
