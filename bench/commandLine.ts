import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { LayoutFigures } from '../cli/layout';
import type { ScanFigures, TrainFigures } from '../cli/figures';

const SCRIPT = fileURLToPath(new URL('../scripts/cli.mjs', import.meta.url));

const runCli = async (args: string[]): Promise<unknown> => {
  const { stdout } = await promisify(execFile)(process.execPath, [SCRIPT, ...args, '--json']);
  const figures: unknown = JSON.parse(stdout);
  return figures;
};

const reading = (corpus: string) => ['--input', corpus, '--tokenizer', 'whitespace'];

export const trainInNode = (corpus: string, output: string, flags: string[]): Promise<TrainFigures> =>
  runCli(['train', ...reading(corpus), '--output', output, ...flags]) as Promise<TrainFigures>;

export const scanInNode = (corpus: string): Promise<ScanFigures> =>
  runCli(['scan', ...reading(corpus)]) as Promise<ScanFigures>;

export const layOutInNode = (
  vectors: string,
  output: string,
  { words, threads, search }: { words: number; threads: number; search: string },
): Promise<LayoutFigures> => {
  const flags = ['--words', String(words), '--threads', String(threads), '--neighbor-search', search];
  return runCli(['layout', '--input', vectors, '--output', output, ...flags]) as Promise<LayoutFigures>;
};
