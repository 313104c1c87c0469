import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { modesNamed, type Mode } from './modes';

export interface BenchOptions {
  /** null: novels where they lie beside the checkout, else a sample. */
  corpus: string | undefined;
  modes: readonly Mode[];
  /** How many of the vectors in the corpus file are laid out, one after another; none: layouts are not measured. */
  layoutWords: readonly number[];
  rounds: number;
  threads: number;
  /** Whether the product's page is measured too. */
  page: boolean;
  /** Whether the map by itself is measured. */
  map: boolean;
  /** Whether classifiers are measured. */
  classifier: boolean;
  /** Size of the text whose memory in the page is measured; null: not measured. */
  largeMegabytes: number | null;
  /** Unpacked npm package of Embedding Atlas, whose UMAP is measured with the layouts; undefined: it is not. */
  atlas: string | undefined;
  json: string;
}

const PARTS: readonly string[] = ['training', 'page', 'map', 'classifier', 'large'];

export const wholeNumber = (name: string, text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1) return value;
  throw new Error(`--${name} ${text}: give a whole number from 1`);
};

/** `npm run bench -- [--corpus FILE] [--mode MODE | --only training|page|map|classifier|large [--megabytes N]] [--rounds N] [--threads N] [--words N,N] [--atlas FOLDER] [--json FILE]` */
export const readOptions = (args: string[]): BenchOptions => {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      mode: { type: 'string' },
      only: { type: 'string' },
      megabytes: { type: 'string', default: '1000' },
      rounds: { type: 'string', default: '3' },
      words: { type: 'string', default: '10000,50000' },
      atlas: { type: 'string' },
      threads: { type: 'string', default: String(Math.min(2, cpus().length)) },
      json: { type: 'string', default: 'bench/results.json' },
    },
  });
  const { only } = values;
  if (only !== undefined && !PARTS.includes(only))
    throw new Error(`--only ${only}: give ${PARTS.join(', ')}`);
  const measures = (part: string) => only === undefined || only === part;
  const isLayout = values.mode === 'layout';
  if (isLayout && values.corpus === undefined) {
    throw new Error('--mode layout needs --corpus FILE: vectors in a format of word2vec');
  }
  return {
    corpus: values.corpus,
    modes: measures('training') && !isLayout ? modesNamed(values.mode) : [],
    layoutWords: isLayout ? values.words.split(',').map((text) => wholeNumber('words', text)) : [],
    rounds: wholeNumber('rounds', values.rounds),
    threads: wholeNumber('threads', values.threads),
    page: measures('page') && values.mode === undefined,
    map: measures('map') && values.mode === undefined,
    classifier: measures('classifier') && values.mode === undefined,
    largeMegabytes: only === 'large' ? wholeNumber('megabytes', values.megabytes) : null,
    atlas: values.atlas,
    json: values.json,
  };
};
