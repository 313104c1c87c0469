import type { PageResult } from './pageBench';
import type { TrainingResult } from './trainingBench';

const thousands = (value: number | null): string =>
  value === null ? '–' : `${Math.round(value / 1000).toLocaleString('en-US')} k`;

const row = (cells: string[]): string => `| ${cells.join(' | ')} |`;

const table = (head: string[], rows: string[][]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Markdown: raw words a second here and in gensim. */
export const trainingTable = (results: TrainingResult[]): string =>
  table(
    ['mode', 'threads', 'raw words/s', 'effective words/s', 'gensim raw words/s', 'ratio'],
    results.map((result) => [
      result.name,
      String(result.threads),
      thousands(result.rawWordsPerSecond),
      thousands(result.effectiveWordsPerSecond),
      thousands(result.gensimRawWordsPerSecond),
      result.ratio === null ? '–' : `${result.ratio.toFixed(2)} ×`,
    ]),
  );

/** Markdown: what a person at the page feels. */
export const pageTable = (result: PageResult): string =>
  table(
    ['measure', 'median', 'goal'],
    [
      ['from drop to first map, 10 MB', `${result.secondsToFirstMap.toFixed(1)} s`, '≤ 5 s'],
      ['layouts a second at 2,000 words while training', result.layoutsPerSecond.toFixed(1), '≥ 5'],
      ['longest main-thread task while training', `${Math.round(result.longestTaskMs)} ms`, '≤ 50 ms'],
      ['processor time of the longest such task', `${Math.round(result.longestTaskCpuMs)} ms`, '≤ 50 ms'],
    ],
  );
