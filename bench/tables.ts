import type { ClassifierResult } from './classifierBench';
import type { LargeResult } from './largeBench';
import type { MapResult, Spread } from './mapBench';
import type { PageResult } from './pageBench';
import type { ModeResult } from './modeBench';
import type { QualityResult } from './quality';
import type { RetrievalResult } from './retrieval';

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: string[], rows: string[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const PROGRAMS = ['chromium', 'node', 'gensim', 'fasttext'];

const speed = (result: ModeResult, program: string): string => {
  const measured = result.speeds[program];
  if (!measured) return '–';
  if (result.unit === 'MB/s') return `${measured.median.toFixed(1)} MB/s`;
  return `${Math.round(measured.median / 1000).toLocaleString('en-US')} k`;
};

const ratio = (result: ModeResult, peer: string, ours: 'chromium' | 'node'): string => {
  const ratios = result.ratios[peer];
  return ratios ? `${ratios[ours].toFixed(2)} ×` : '–';
};

/** Markdown: raw words a second (bytes of a scan) here and in the peers, and ratios to gensim. */
export const modeTable = (results: readonly ModeResult[]): string =>
  table(
    ['mode', 'threads', ...PROGRAMS, 'Chromium / gensim', 'Node / gensim'],
    results.map((result) => [
      result.name,
      String(result.threads ?? 1),
      ...PROGRAMS.map((program) => speed(result, program)),
      ratio(result, 'gensim', 'chromium'),
      ratio(result, 'gensim', 'node'),
    ]),
  );

/** Markdown: documents a second that classifiers are trained on. */
export const classifierTable = (results: readonly ClassifierResult[]): string =>
  table(
    ['model', 'word vectors', 'backend', 'documents/s'],
    results.map(({ model, embedding, backend, median }) => [
      model,
      embedding,
      backend,
      String(Math.round(median)),
    ]),
  );

const SCORES = ['ws353', 'simlex', 'analogies', 'syntactic'] as const;

/** Mean of the seeds, and the lowest and highest of them. */
const spread = (values: number[]): string => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return `${mean.toFixed(3)} (${Math.min(...values).toFixed(3)}–${Math.max(...values).toFixed(3)})`;
};

/** Markdown: scores of the vectors here and of gensim's, a row each. */
export const qualityTable = (results: readonly QualityResult[]): string =>
  table(
    ['mode', 'trained by', 'WS-353', 'SimLex-999', 'analogies', 'of these on word forms'],
    results.flatMap((result) =>
      (['ours', 'gensim'] as const).map((side) => [
        result.name,
        side === 'ours' ? 'this' : 'gensim',
        ...SCORES.map((score) => spread(result[side].map((scores) => scores[score]))),
      ]),
    ),
  );

/** Markdown: what a person at the page feels, a row each number of words on the map; the first is what training is compared with. */
export const pageTable = (results: readonly PageResult[]): string =>
  table(
    [
      ...['words on the map', 'drop to first map, 10 MB', 'layouts a second in training', 'words/s trained'],
      ...['of those with the smallest map', 'longest main-thread task', 'its processor time'],
    ],
    results.map((result) => [
      result.words.toLocaleString('en-US'),
      `${result.secondsToFirstMap.toFixed(1)} s`,
      result.layoutsPerSecond.toFixed(1),
      `${(result.rawWordsPerSecond / 1e6).toFixed(2)} M`,
      `${Math.round((100 * result.rawWordsPerSecond) / results[0].rawWordsPerSecond)} %`,
      `${Math.round(result.longestTaskMs)} ms`,
      `${Math.round(result.longestTaskCpuMs)} ms`,
    ]),
  );

const MOVEMENT_NAMES = { pan: 'pan', zoom: 'zoom', layouts: 'ten layouts a second' } as const;

const spreadMs = ({ median, p95 }: Spread): string => `${median.toFixed(2)} (${p95.toFixed(2)})`;

/** Markdown: the map by itself, a row each number of points; ms, median and in brackets the 95th percentile. */
export const mapTable = (results: readonly MapResult[]): string =>
  table(
    [
      'points',
      ...Object.values(MOVEMENT_NAMES).flatMap((name) => [
        `${name}: main thread`,
        `${name}: frames over 16.7 ms`,
      ]),
      ...['take a layout', 'pick', 'lasso', 'tasks over 50 ms'],
    ],
    results.map((result) => [
      result.points.toLocaleString('en-US'),
      ...result.movements.flatMap(({ mainThreadMs, dropped }) => [
        spreadMs(mainThreadMs),
        `${(100 * dropped).toFixed(0)} %`,
      ]),
      spreadMs(result.layoutMs),
      spreadMs(result.pickMs),
      result.lassoMs.toFixed(1),
      String(result.longTasks),
    ]),
  );
/** Peak memory of the browser's processes, part by part. */
export const largeTable = ({ megabytes, parts }: LargeResult): string =>
  [
    `| ${megabytes} MB of text | peak memory, MB | seconds |`,
    '| --- | ---: | ---: |',
    ...parts.map(
      ({ name, peakBytes, seconds }) =>
        `| ${name} | ${Math.round(peakBytes / 1e6)} | ${seconds.toFixed(1)} |`,
    ),
  ].join('\n');

/** Markdown: share of the ten nearest documents of the same party, beside chance. */
export const retrievalTable = (results: readonly RetrievalResult[]): string =>
  table(
    [
      'vectors of',
      'compared by',
      'same party',
      'chance',
      'of other presidents',
      'chance',
      'first question',
      'further ones',
    ],
    results.map(({ run, method, all, others, firstMs, furtherMs }) => [
      run,
      method,
      ...[all.found, all.chance, others.found, others.chance].map((share) => share.toFixed(3)),
      `${(firstMs / 1000).toFixed(1)} s`,
      `${Math.round(furtherMs)} ms`,
    ]),
  );
