import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from 'playwright';
import type { LayoutFigures } from '../cli/layout';
import { readVectors } from '../cli/vectorReader';
import { AUTO_SEARCH, EXACT_SEARCH } from '../worker/contract/projection';
import { EXACT_UP_TO } from '../worker/projection/graphSearch';
import { standardEpochs } from '../worker/projection/wholeLayout';
import { layOutInNode } from './commandLine';
import type { TextFiles } from './corpora';
import type { LayoutInPage } from './page/layout.worker';
import { median } from './statistics';

const pathOf = (name: string): string => fileURLToPath(new URL(`./peers/${name}`, import.meta.url));
const NEIGHBORS = 15;

/** Value of --neighbor-search, and what is added to a program's name. */
const SEARCHES = [
  ['auto', ''],
  ['exact', ' exact'],
] as const;
/** umap-js takes minutes beyond. */
const MOST_FOR_UMAP_JS = 10_000;

export interface LayoutScore {
  trustworthiness: number;
  recall: number;
}

export interface LayoutResult {
  points: number;
  dimensions: number;
  threads: number;
  /** Of ours in Node, medians. */
  stages: Pick<LayoutFigures, 'knnSeconds' | 'graphSeconds' | 'layoutSeconds'>;
  /** End to end, by program; a number a round. */
  seconds: Record<string, number[]>;
  /** Of those the search for neighbours, of ours. */
  knnSeconds: Record<string, number[]>;
  /** Medians of the rounds' ratios, a peer's seconds to ours in the same round: ratios['umap-learn'].node. */
  ratios: Record<string, { chromium: number; node: number }>;
  scores: Record<string, LayoutScore>;
}

export interface LayoutBench {
  page: Page;
  /** A Python that has umap-learn; null: none. */
  python: string | null;
  /** Unpacked package of Embedding Atlas; undefined: none. */
  atlas: string | undefined;
  files: TextFiles;
  rounds: number;
  threads: number;
  log: (line: string) => void;
}

/** Lays the first vectors of a file out with every program there is, in turn, and scores the last layouts. */
export const benchLayout = async (
  bench: LayoutBench,
  vectorFile: string,
  words: number,
): Promise<LayoutResult> => {
  const { files, rounds, threads, python, atlas, log } = bench;
  const { values, dimensions, words: names } = await readVectors(vectorFile, words);
  const points = names.length;
  const raw = files.scratch('rows.f32');
  await writeFile(raw, new Uint8Array(unitRows(values, dimensions).buffer));
  const outputOf = (program: string) => files.scratch(`${program}.tsv`);
  const all: Record<string, number>[] = [];
  const allKnn: Record<string, number>[] = [];
  const stages: LayoutFigures[] = [];
  for (let round = 0; round < rounds; round++) {
    const seconds: Record<string, number> = {};
    const knnSeconds: Record<string, number> = {};
    // Where the search is approximate, exact ones are peers.
    for (const [search, suffix] of points > EXACT_UP_TO ? SEARCHES : SEARCHES.slice(0, 1)) {
      const inNode = await layOutInNode(vectorFile, outputOf(`node${suffix}`), {
        words: points,
        threads,
        search,
      });
      if (suffix === '') stages.push(inNode);
      const output = outputOf(`chromium${suffix}`);
      const neighborSearch = search === 'exact' ? EXACT_SEARCH : AUTO_SEARCH;
      const inPage = await layOutInPage(bench.page, raw, { dimensions, threads, neighborSearch, output });
      seconds[`chromium${suffix}`] = inPage.seconds;
      seconds[`node${suffix}`] = inNode.seconds;
      knnSeconds[`chromium${suffix}`] = inPage.knnSeconds;
      knnSeconds[`node${suffix}`] = inNode.knnSeconds;
    }
    allKnn.push(knnSeconds);
    if (python !== null) {
      seconds['umap-learn'] = (
        await runPython<{ seconds: number }>(python, [
          ...['run', raw, String(dimensions), String(NEIGHBORS), outputOf('umap-learn')],
        ])
      ).seconds;
    }
    if (points <= MOST_FOR_UMAP_JS) {
      const epochs = standardEpochs(points);
      const args = [raw, dimensions, NEIGHBORS, epochs, outputOf('umap-js')].map(String);
      seconds['umap-js'] = (
        await run<{ seconds: number }>(process.execPath, [pathOf('umapJs.mjs'), ...args])
      ).seconds;
    }
    if (atlas !== undefined) {
      const args = [atlas, raw, dimensions, NEIGHBORS, outputOf('embedding-atlas')].map(String);
      seconds['embedding-atlas'] = (
        await run<{ seconds: number }>(process.execPath, [pathOf('embeddingAtlas.mjs'), ...args])
      ).seconds;
    }
    all.push(seconds);
    const told = Object.entries(seconds).map(([program, value]) => {
      const neighbours = program in knnSeconds ? ` (neighbours ${knnSeconds[program].toFixed(2)} s)` : '';
      return `${program} ${value.toFixed(2)} s${neighbours}`;
    });
    log(`layout of ${points}, round ${round + 1}: ${told.join(', ')}`);
  }
  const programs = Object.keys(all[0]);
  const stage = (key: keyof LayoutResult['stages']) => median(stages.map((figures) => figures[key]));
  return {
    points,
    dimensions,
    threads,
    stages: {
      knnSeconds: stage('knnSeconds'),
      graphSeconds: stage('graphSeconds'),
      layoutSeconds: stage('layoutSeconds'),
    },
    seconds: Object.fromEntries(programs.map((program) => [program, all.map((round) => round[program])])),
    knnSeconds: Object.fromEntries(
      Object.keys(allKnn[0]).map((program) => [program, allKnn.map((round) => round[program])]),
    ),
    ratios: layoutRatios(all),
    scores: python === null ? {} : await scoresOf(python, { raw, dimensions }, programs, outputOf),
  };
};

/** Medians of a peer's seconds to ours within a round. */
export const layoutRatios = (rounds: readonly Record<string, number>[]): LayoutResult['ratios'] => {
  const peers = Object.keys(rounds[0]).filter((program) => program !== 'chromium' && program !== 'node');
  const ratio = (peer: string, ours: string) => median(rounds.map((round) => round[peer] / round[ours]));
  return Object.fromEntries(
    peers.map((peer) => [peer, { chromium: ratio(peer, 'chromium'), node: ratio(peer, 'node') }]),
  );
};

/** Both for cosine: peers get rows of unit length. */
const unitRows = (values: Float32Array, dimensions: number): Float32Array => {
  const rows = values.slice();
  for (let at = 0; at < rows.length; at += dimensions) {
    const row = rows.subarray(at, at + dimensions);
    const length = Math.hypot(...row) || 1;
    row.forEach((value, i) => (row[i] = value / length));
  }
  return rows;
};

const layOutInPage = async (
  page: Page,
  raw: string,
  { output, ...given }: LayoutInPage & { output: string },
): Promise<{ seconds: number; knnSeconds: number }> => {
  await page.setInputFiles('input', raw);
  const { positions, seconds, knnSeconds } = await page.evaluate((how) => window.bench.layout(how), given);
  const lines = Array.from(
    { length: positions.length / 2 },
    (_, i) => `${positions[2 * i]}\t${positions[2 * i + 1]}\n`,
  );
  await writeFile(output, lines.join(''));
  return { seconds, knnSeconds };
};

const scoresOf = async (
  python: string,
  { raw, dimensions }: { raw: string; dimensions: number },
  programs: string[],
  outputOf: (program: string) => string,
): Promise<Record<string, LayoutScore>> => {
  const scores = await runPython<LayoutScore[]>(python, [
    ...['score', raw, String(dimensions), String(NEIGHBORS)],
    ...programs.map(outputOf),
  ]);
  return Object.fromEntries(programs.map((program, i) => [program, scores[i]]));
};

const runPython = <T>(python: string, args: string[]): Promise<T> =>
  run<T>(python, [pathOf('umap_layout.py'), ...args]);

const run = async <T>(program: string, args: string[]): Promise<T> => {
  const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout) as T;
};

/** As a table of Markdown. */
export const layoutTable = (results: readonly LayoutResult[]): string => {
  const lines = results.flatMap(({ points, dimensions, seconds, ratios, scores }) =>
    Object.entries(seconds).map(([program, rounds]) => {
      const ratio =
        program in ratios
          ? `${ratios[program].chromium.toFixed(1)} / ${ratios[program].node.toFixed(1)}`
          : '';
      const score = scores[program] as LayoutScore | undefined;
      const quality = score ? `${score.trustworthiness.toFixed(3)} / ${score.recall.toFixed(3)}` : '';
      return `| ${points} × ${dimensions} | ${program} | ${median(rounds).toFixed(2)} | ${ratio} | ${quality} |`;
    }),
  );
  return [
    '| Vectors | Program | Seconds | Times as long as ours in Chromium / Node | Trustworthiness / recall |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
};
