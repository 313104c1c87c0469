import { rm, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { basename } from 'node:path';
import { chromium, type Browser } from 'playwright';
import { findCorpus, TextFiles } from './corpora';
import { benchClassifier, type ClassifierResult } from './classifierBench';
import { benchLarge, type LargeResult } from './largeBench';
import { writeLargeText } from './largeText';
import { benchLayout, layoutTable, type LayoutResult } from './layoutBench';
import { benchMode, type ModeResult } from './modeBench';
import { missingParameter } from './modes';
import { benchMap, type MapResult } from './mapBench';
import { readOptions, type BenchOptions } from './options';
import { benchPage, type PageResult } from './pageBench';
import { findPeers, type Peers } from './peers';
import { serveBenchPage, serveProduct } from './servers';
import { classifierTable, largeTable, mapTable, modeTable, pageTable } from './tables';

const FLAGS = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-unsafe-swiftshader',
];

/**
 * As with a graphics card, though its work is done by a processor: without these flags the main thread waits at every
 * frame for the picture of the WebGL canvas to be read back.
 */
const COMPOSITED = ['--use-angle=swiftshader', '--ignore-gpu-blocklist'];

const launch = (flags: string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.CHROMIUM_PATH, args: [...FLAGS, ...flags] });

interface BenchResults {
  machine: { processor: string; cores: number; memoryBytes: number; browser: string; node: string };
  corpus: string;
  rounds: number;
  modes: ModeResult[];
  /** Sentences on the modes that were not measured. */
  skipped: string[];
  page: PageResult[];
  layouts: LayoutResult[];
  map: MapResult[];
  classifier: ClassifierResult[];
  large: LargeResult | null;
}

const log = (line: string): void => console.log(line);

export const runBench = async (args: string[]): Promise<void> => {
  const options = readOptions(args);
  const corpus = await findCorpus(options.corpus);
  const peers = findPeers();
  if (peers.python === null)
    log('gensim is not installed: no ratios (Debian: apt-get install python3-gensim).');
  const browser = await launch();
  try {
    const results = await measure(browser, corpus, peers, options);
    await writeFile(options.json, `${JSON.stringify(results, null, 2)}\n`);
    tell(results);
  } finally {
    await browser.close();
  }
};

const measure = async (
  browser: Browser,
  corpus: string,
  peers: Peers,
  options: BenchOptions,
): Promise<BenchResults> => {
  const skipped = options.modes.map((mode) => missingParameter(mode)).filter((reason) => reason !== null);
  skipped.forEach(log);
  const files = new TextFiles(corpus);
  const modes = await measureModes(browser, files, peers, options);
  const layouts = await measureLayouts(browser, files, peers, options);
  const [processor] = cpus();
  return {
    machine: {
      processor: processor.model,
      cores: cpus().length,
      memoryBytes: totalmem(),
      browser: `Chromium ${browser.version()}`,
      node: process.version,
    },
    corpus: basename(corpus),
    rounds: options.rounds,
    modes,
    skipped,
    page: options.page ? await measurePage(browser, corpus, options.rounds) : [],
    layouts,
    map: options.map ? await measureMap() : [],
    classifier: options.classifier ? await benchClassifier(browser, options.rounds) : [],
    large:
      options.largeMegabytes === null ? null : await measureLarge(browser, corpus, options.largeMegabytes),
  };
};

const measureModes = async (
  browser: Browser,
  files: TextFiles,
  peers: Peers,
  options: BenchOptions,
): Promise<ModeResult[]> => {
  const modes = options.modes.filter((mode) => missingParameter(mode) === null);
  if (modes.length === 0) return [];
  const server = await serveBenchPage();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const { rounds, threads } = options;
    const results: ModeResult[] = [];
    for (const mode of modes) {
      results.push(await benchMode({ page, peers, files, rounds, threads, log }, mode));
    }
    await page.close();
    return results;
  } finally {
    await server.close();
  }
};

const measureLayouts = async (
  browser: Browser,
  files: TextFiles,
  peers: Peers,
  { corpus, layoutWords, rounds, threads, atlas }: BenchOptions,
): Promise<LayoutResult[]> => {
  if (corpus === undefined || layoutWords.length === 0) return [];
  if (peers.umapPython === null)
    log('umap-learn is not installed: no ratios and no scores (Debian: python3-umap-learn).');
  const server = await serveBenchPage();
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    const bench = { page, python: peers.umapPython, atlas, files, rounds, threads, log };
    const results: LayoutResult[] = [];
    for (const words of layoutWords) results.push(await benchLayout(bench, corpus, words));
    await page.close();
    return results;
  } finally {
    await server.close();
  }
};

const measurePage = async (browser: Browser, corpus: string, rounds: number): Promise<PageResult[]> => {
  const server = await serveProduct();
  try {
    return await benchPage(browser, server.url, { corpus, rounds });
  } finally {
    await server.close();
  }
};

const measureLarge = async (browser: Browser, corpus: string, megabytes: number): Promise<LargeResult> => {
  const path = new TextFiles(corpus).scratch('large.txt');
  await writeLargeText(corpus, path, megabytes * 1e6);
  const server = await serveProduct();
  try {
    return await benchLarge(browser, server.url, { path, megabytes });
  } finally {
    await server.close();
    await rm(path, { force: true });
  }
};

const measureMap = async (): Promise<MapResult[]> => {
  const server = await serveBenchPage();
  const browser = await launch(COMPOSITED);
  try {
    return await benchMap(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
  }
};

const tell = ({
  machine,
  corpus,
  rounds,
  modes,
  page,
  layouts,
  map,
  classifier,
  large,
}: BenchResults): void => {
  const lists = [modes, page, layouts, map, classifier];
  if (lists.every(({ length }) => length === 0) && !large) return;
  log(`\n${machine.processor}, ${machine.cores} cores, ${machine.browser}, Node ${machine.node}`);
  log(`${corpus}, median of ${rounds}`);
  if (modes.length > 0) log(`\n${modeTable(modes)}`);
  if (page.length > 0) log(`\n${pageTable(page)}`);
  if (layouts.length > 0) log(`\n${layoutTable(layouts)}`);
  if (map.length > 0) log(`\n${mapTable(map)}`);
  if (classifier.length > 0) log(`\n${classifierTable(classifier)}`);
  if (large) log(`\n${largeTable(large)}`);
};
