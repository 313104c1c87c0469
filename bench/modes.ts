import { HYPERPARAMETERS } from '../worker/contract/hyperparameters';
import type { HyperparameterRow, Hyperparameters } from '../worker/contract/hyperparameterRow';

/** Values of training parameters by their names in the table; what is not named has its default there. */
export type Parameters = Readonly<Record<string, number>>;

export interface TrainingMode {
  kind: 'training';
  id: string;
  /** As it stands in the tables. */
  name: string;
  parameters: Parameters;
  /** Arguments of bench/peers/gensim_train.py; gensim's other defaults are those of the table. */
  gensim: readonly string[];
  /** Subcommand and arguments of the fasttext program, where that is a peer. */
  fasttext?: readonly string[];
  /** A line is a document of some 300 words instead of a sentence. */
  documents?: boolean;
}

export interface ScanMode {
  kind: 'scan';
  id: string;
  name: string;
}

export type Mode = TrainingMode | ScanMode;

/** fastText with gensim's defaults for what both have. */
const FASTTEXT = [
  '-minn',
  '3',
  '-maxn',
  '6',
  '-bucket',
  '2000000',
  '-lr',
  '0.025',
  '-t',
  '0.001',
  '-neg',
  '5',
];

export const MODES: readonly Mode[] = [
  {
    kind: 'training',
    id: 'skipgram-ns',
    name: 'skip-gram, negative sampling',
    parameters: { sg: 1, hs: 0 },
    gensim: ['--sg', '1'],
  },
  {
    kind: 'training',
    id: 'cbow-ns',
    name: 'CBOW, negative sampling',
    parameters: { sg: 0, hs: 0 },
    gensim: ['--sg', '0'],
  },
  {
    kind: 'training',
    id: 'skipgram-hs',
    name: 'skip-gram, hierarchical softmax',
    parameters: { sg: 1, hs: 1 },
    gensim: ['--sg', '1', '--hs', '1'],
  },
  {
    kind: 'training',
    id: 'cbow-hs',
    name: 'CBOW, hierarchical softmax',
    parameters: { sg: 0, hs: 1 },
    gensim: ['--sg', '0', '--hs', '1'],
  },
  {
    kind: 'training',
    id: 'fasttext',
    name: 'FastText skip-gram, n-grams 3–6',
    parameters: { algorithm: 1, sg: 1, hs: 0, min_n: 3, max_n: 6 },
    gensim: ['--algorithm', 'fasttext', '--sg', '1'],
    fasttext: ['skipgram', ...FASTTEXT],
  },
  {
    kind: 'training',
    id: 'fasttext-cbow',
    name: 'FastText CBOW, n-grams 3–6',
    parameters: { algorithm: 1, sg: 0, hs: 0, min_n: 3, max_n: 6 },
    gensim: ['--algorithm', 'fasttext', '--sg', '0'],
    fasttext: ['cbow', ...FASTTEXT],
  },
  {
    kind: 'training',
    id: 'dbow',
    name: 'Doc2Vec PV-DBOW',
    parameters: { algorithm: 2, dm: 0, dbow_words: 0, hs: 0 },
    gensim: ['--algorithm', 'doc2vec', '--dm', '0'],
    documents: true,
  },
  {
    kind: 'training',
    id: 'dm',
    name: 'Doc2Vec PV-DM',
    parameters: { algorithm: 2, dm: 1, hs: 0 },
    gensim: ['--algorithm', 'doc2vec', '--dm', '1'],
    documents: true,
  },
  { kind: 'scan', id: 'scan', name: 'scan: split at spaces and count' },
];

/** The modes asked for, all without a wish. Throws with a sentence for one that is not measured. */
export const modesNamed = (id: string | undefined): readonly Mode[] => {
  if (id === undefined) return MODES;
  const mode = MODES.find((candidate) => candidate.id === id);
  if (mode) return [mode];
  throw new Error(`--mode ${id}: give one of ${MODES.map((candidate) => candidate.id).join(', ')}, layout`);
};

/** Why a mode cannot be measured: a parameter that the engine does not have. null when it can. */
export const missingParameter = (
  mode: Mode,
  table: readonly Pick<HyperparameterRow, 'name'>[] = HYPERPARAMETERS,
): string | null => {
  if (mode.kind === 'scan') return null;
  const missing = Object.keys(mode.parameters).find((name) => !table.some((row) => row.name === name));
  return missing === undefined ? null : `${mode.name} is left out: the engine has no parameter ${missing}.`;
};

/** As the engine takes them. */
export const hyperparametersOf = (parameters: Parameters): Partial<Hyperparameters> => {
  const rows = HYPERPARAMETERS.filter(({ name }) => name in parameters);
  return Object.fromEntries(rows.map(({ key, name }) => [key, parameters[name]]));
};

/** As the command line takes them. */
export const flagsOf = (parameters: Parameters): string[] =>
  Object.entries(parameters).flatMap(([name, value]) => [`--${name.replaceAll('_', '-')}`, String(value)]);
