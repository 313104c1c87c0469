import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { modesNamed, type Mode } from './modes';

export interface BenchOptions {
  /** null: novels where they lie beside the checkout, else a sample. */
  corpus: string | undefined;
  modes: readonly Mode[];
  rounds: number;
  threads: number;
  /** Whether the product's page is measured too. */
  page: boolean;
  json: string;
}

export const wholeNumber = (name: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name} ${text}: give a whole number from 1`);
};

/** `npm run bench -- [--corpus FILE] [--mode MODE | --only training|page] [--rounds N] [--threads N] [--json FILE]` */
export const readOptions = (args: string[]): BenchOptions => {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      mode: { type: 'string' },
      only: { type: 'string' },
      rounds: { type: 'string', default: '3' },
      threads: { type: 'string', default: String(Math.min(2, cpus().length)) },
      json: { type: 'string', default: 'bench/results.json' },
    },
  });
  const { only } = values;
  if (only !== undefined && only !== 'training' && only !== 'page') {
    throw new Error(`--only ${only}: give training or page`);
  }
  return {
    corpus: values.corpus,
    modes: only === 'page' ? [] : modesNamed(values.mode),
    rounds: wholeNumber('rounds', values.rounds),
    threads: wholeNumber('threads', values.threads),
    page: only !== 'training' && values.mode === undefined,
    json: values.json,
  };
};
