import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { fileURLToPath } from 'node:url';
import { projectPath } from '../scripts/projectRoot.mjs';
import { trainInNode } from './commandLine';
import { findCorpus, TextFiles } from './corpora';
import { flagsOf, type TrainingMode } from './modes';
import { findPeers, gensimVersion, runGensim } from './peers';
import { readQualityOptions, type QualityOptions } from './qualityOptions';
import { qualityTable } from './tables';
import { hashOfFile, hashOfFolder, trainUnlessThere } from './trainedVectors';

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

/** What trains; a vector file is of one version of each. */
interface Programs {
  python: string;
  gensim: string;
  /** Hash of the built command line. */
  cli: string;
}

/**
 * `npm run quality -- --corpus FILE --tests FOLDER --epochs N`: trains every mode here and with gensim, once a
 * seed, and scores the vectors. Vectors are not trained again while text, parameters and programs stay the same.
 */
export const runQuality = async (args: string[]): Promise<void> => {
  const given = readQualityOptions(args);
  const { python } = findPeers();
  if (python === null) throw new Error('Scores need gensim (Debian: apt-get install python3-gensim).');
  const options = { ...given, texts: new TextFiles(await findCorpus(given.corpus)) };
  const cli = await hashOfFolder(projectPath('.build/cli'));
  const programs = { python, gensim: await gensimVersion(python), cli };
  await mkdir(options.folder, { recursive: true });
  const results: QualityResult[] = [];
  for (const mode of options.modes) {
    const result: QualityResult = { name: mode.name, ours: [], gensim: [] };
    for (let seed = 1; seed <= options.seeds; seed++) {
      const files = await trainBoth(programs, mode, seed, options);
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
  programs: Programs,
  mode: TrainingMode,
  seed: number,
  { texts, folder, epochs, threads, with: others }: QualityOptions & { texts: TextFiles },
): Promise<string[]> => {
  const ours = `${folder}/${mode.id}-${seed}.vec`;
  const theirs = `${folder}/${mode.id}-${seed}.gensim.vec`;
  const common = ['--epochs', String(epochs), '--seed', String(seed)];
  const text = await texts.forMode(mode);
  const textHash = await hashOfFile(text);

  const { python, gensim, cli } = programs;
  const gensimFlags = [...mode.gensim, ...common, '--workers', String(threads)];
  await trainUnlessThere(theirs, { textHash, gensim, flags: gensimFlags }, () =>
    runGensim(python, text, [...gensimFlags, '--save', theirs]),
  );
  const flags = [...flagsOf(mode.parameters), ...common, '--threads', String(threads), ...others];
  await trainUnlessThere(ours, { textHash, cli, flags }, () => trainInNode(text, ours, flags));
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
