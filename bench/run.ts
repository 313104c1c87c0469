import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { findCorpus } from './corpora';
import { findGensim } from './gensim';
import { benchPage, type PageResult } from './pageBench';
import { serveBenchPage, serveProduct } from './servers';
import { pageTable, trainingTable } from './tables';
import { benchTraining, TRAINING_CASES, type TrainingResult } from './trainingBench';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

interface BenchResults {
  machine: { processor: string; cores: number; memoryBytes: number; browser: string; node: string };
  corpus: string;
  rounds: number;
  gensim: boolean;
  training: TrainingResult[];
  page: PageResult | null;
}

/** `npm run bench -- [--corpus FILE] [--rounds N] [--only training|page] [--json FILE]` */
export const runBench = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      only: { type: 'string' },
      json: { type: 'string', default: 'bench/results.json' },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1)
    throw new Error(`--rounds ${values.rounds}: give a whole number from 1`);
  const corpus = await findCorpus(values.corpus);
  const python = findGensim();
  if (python === null)
    console.log('gensim is not installed: no ratios (Debian: apt-get install python3-gensim).');

  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: FLAGS });
  const results: BenchResults = {
    machine: {
      processor: cpus()[0].model,
      cores: cpus().length,
      memoryBytes: totalmem(),
      browser: `Chromium ${browser.version()}`,
      node: process.version,
    },
    corpus: basename(corpus),
    rounds,
    gensim: python !== null,
    training: [],
    page: null,
  };
  try {
    if (values.only !== 'page') {
      const server = await serveBenchPage();
      const page = await browser.newPage();
      await page.goto(server.url);
      await page.setInputFiles('input', corpus);
      const bench = { page, corpus, python, rounds, log: (line: string) => console.log(line) };
      for (const kind of TRAINING_CASES) results.training.push(await benchTraining(bench, kind));
      await page.close();
      await server.close();
    }
    if (values.only !== 'training') {
      const server = await serveProduct();
      results.page = await benchPage(browser, server.url, { corpus, rounds });
      await server.close();
    }
  } finally {
    await browser.close();
  }
  await writeFile(values.json, `${JSON.stringify(results, null, 2)}\n`);
  const { machine } = results;
  console.log(
    `\n${machine.processor}, ${machine.cores} cores, ${machine.browser}; ${results.corpus}, median of ${rounds}`,
  );
  if (results.training.length > 0) console.log(`\n${trainingTable(results.training)}`);
  if (results.page) console.log(`\n${pageTable(results.page)}`);
};
