import { HYPERPARAMETERS, hyperparameterRow } from '../worker/contract/hyperparameters';
import type { HyperparameterRow } from '../worker/contract/hyperparameterRow';
import type { ClassifierRow } from '../worker/contract/classifierRows';
import type { ProjectionRow } from '../worker/contract/projectionRows';
import { expectedValue } from '../worker/contract/validation';
import { CLASSIFY_FLAGS } from './classifyFlags';
import { SETTING_FLAGS } from './layoutFlags';
import { READING_FLAGS, RULE_FLAGS } from './textFlags';

/** A flag of the command line. */
export interface Flag {
  /** Without the dashes. */
  name: string;
  /** What its value may be, in plain words; null for a flag that takes none. */
  expects: string | null;
  help: string;
  /** The values, where they can be listed. */
  values?: readonly string[];
  /** Whether a value will do, where they cannot be listed. */
  allows?: (value: string) => boolean;
  /** The parameter that it sets. */
  row?: HyperparameterRow;
  /** The setting of the map that it sets, and what that is when not given, if not the table's default. */
  setting?: ProjectionRow;
  /** The setting of a classifier that it sets. */
  classifier?: ClassifierRow;
  standard?: string;
}

/** Parameters that mean something in a shell: earlier epochs can be gone back to only on the page. */
export const SHELL_ROWS = HYPERPARAMETERS.filter(({ key }) => key !== 'snapshots');

/** --vector-size for vector_size. */
export const flagName = (row: HyperparameterRow): string => row.name.replaceAll('_', '-');

const INPUT: Flag = {
  name: 'input',
  expects: 'a file of text (.gz too), or - for standard input',
  help: 'The text to read.',
};
const OUTPUT: Flag = {
  name: 'output',
  expects: 'a file to write',
  help: 'The vectors, in the text format of word2vec; in its binary format, or of FastText the whole model in fastText’s, when the name ends in .bin.',
};

const DOCUMENTS: Flag = {
  name: 'documents',
  expects: 'a file to write',
  help: 'The vectors of documents and labels, in the same format; with --algorithm doc2vec.',
};

const VECTORS: Flag = {
  name: 'input',
  expects: 'a file of vectors (.gz too)',
  help: "Vectors in the text or binary format of word2vec, or in GloVe's.",
};
const POSITIONS: Flag = {
  name: 'output',
  expects: 'a file to write',
  help: 'The positions, a line x<TAB>y a vector, in the order of the file.',
};

const TALK_FLAGS: Flag[] = [
  { name: 'json', expects: null, help: 'Print the figures as one line of JSON on standard output.' },
  { name: 'quiet', expects: null, help: 'No progress bar and no remarks.' },
  { name: 'help', expects: null, help: 'Print this.' },
];

/** The row of the table as a flag: a row that is added to the table is a flag without a change here. */
const parameterFlag = (row: HyperparameterRow): Flag => ({
  name: flagName(row),
  expects: expectedValue(row),
  help: row.help,
  row,
});

const LAYOUT_THREADS: Flag = {
  ...parameterFlag(hyperparameterRow('threads')),
  help: 'Processor cores that share the work. With one, the same seed gives the same positions.',
};

export const COMMANDS = {
  train: {
    help: 'Reads a text, trains vectors and writes them.',
    flags: [
      INPUT,
      OUTPUT,
      DOCUMENTS,
      ...READING_FLAGS,
      ...RULE_FLAGS,
      ...SHELL_ROWS.map(parameterFlag),
      ...TALK_FLAGS,
    ],
    required: ['input', 'output'],
  },
  scan: {
    help: 'Reads a text and counts its words, without training.',
    flags: [INPUT, ...READING_FLAGS, ...TALK_FLAGS],
    required: ['input'],
  },
  layout: {
    help: 'Reads vectors, lays them out in the plane and writes a line x<TAB>y for each.',
    flags: [VECTORS, POSITIONS, ...SETTING_FLAGS, LAYOUT_THREADS, ...TALK_FLAGS],
    required: ['input', 'output'],
  },
  classify: {
    help: 'Reads a table of documents and vectors, trains a classifier on the vectors and judges it.',
    flags: [INPUT, ...READING_FLAGS, ...CLASSIFY_FLAGS, ...TALK_FLAGS],
    required: ['input', 'vectors'],
  },
} satisfies Record<string, { help: string; flags: Flag[]; required: string[] }>;

export type CommandName = keyof typeof COMMANDS;
