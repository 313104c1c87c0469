import { SENSIBLE_CLASSES, type ClassifierSettings } from '../worker/contract/classifier';
import {
  CLASSIFIER_ROWS,
  classifierRow,
  defaultClassifierSettings,
  type ClassifierRow,
} from '../worker/contract/classifierRows';
import type { CorpusSettings } from '../worker/contract/corpus';
import { expectedValue, parseValue } from '../worker/contract/validation';
import type { Flag } from './flags';
import { corpusSettings } from './textSettings';
import { UsageError } from './usageError';

export interface ClassifyRequest {
  /** Path of the table, - for standard input. */
  input: string;
  corpus: CorpusSettings;
  vectors: string;
  /** Where the classifier goes; null: nowhere. */
  output: string | null;
  group: string | null;
  /** Runs, each with the next seed. */
  seeds: number;
  mostClasses: number;
  leastDocuments: number;
  settings: ClassifierSettings;
  json: boolean;
  quiet: boolean;
}

const MOST_SEEDS = 100;

const isCount = (most: number) => (value: string) => /^[1-9]\d*$/u.test(value) && Number(value) <= most;

const settingFlag = (row: ClassifierRow): Flag => ({
  name: row.name.replace('classifier_', '').replaceAll('_', '-'),
  expects: expectedValue(row),
  help: row.help,
  classifier: row,
});

export const CLASSIFIER_FLAGS: Flag[] = CLASSIFIER_ROWS.map(settingFlag);

export const CLASSIFY_FLAGS: Flag[] = [
  {
    name: 'vectors',
    expects: 'a file of vectors (.gz too)',
    help: "Word vectors in the text or binary format of word2vec, or in GloVe's: those that train writes.",
  },
  {
    name: 'output',
    expects: 'a file to write',
    help: 'The classifier of the last seed as a zip, with a script for Keras.',
  },
  {
    name: 'group-column',
    expects: 'the name of a column',
    help: 'Documents with the same value stay in one part of the split: all in training, validation or test.',
  },
  {
    name: 'seeds',
    expects: `a whole number from 1 to ${MOST_SEEDS}`,
    allows: isCount(MOST_SEEDS),
    help: 'Runs, each with the next seed and so another split; 1 when not given.',
  },
  {
    name: 'most-classes',
    expects: 'a whole number from 2',
    allows: (value) => isCount(1e6)(value) && value !== '1',
    help: `More classes are refused; ${SENSIBLE_CLASSES} when not given.`,
  },
  {
    name: 'least-documents',
    expects: 'a whole number from 1',
    allows: isCount(1e9),
    help: 'Classes with fewer documents are left out; 1 when not given.',
  },
  ...CLASSIFIER_FLAGS,
];

/** Values as the flags allow them. */
export const classifyRequest = (values: Map<string, string>): ClassifyRequest => {
  const model = classifierRow('model');
  const settings = defaultClassifierSettings(parseValue(model, values.get('model') ?? '') || model.default);
  for (const { name, classifier } of CLASSIFIER_FLAGS) {
    const value = values.get(name);
    if (classifier && value !== undefined) {
      settings[classifier.key] = parseValue(classifier, value) ?? classifier.default;
    }
  }
  const corpus = corpusSettings(values);
  if (corpus.table && corpus.table.label === null) {
    throw new UsageError('--label-column is missing: give the name of the column that holds the classes.');
  }
  return {
    input: values.get('input') ?? '',
    corpus,
    vectors: values.get('vectors') ?? '',
    output: values.get('output') ?? null,
    group: values.get('group-column') ?? null,
    seeds: Number(values.get('seeds') ?? 1),
    mostClasses: Number(values.get('most-classes') ?? SENSIBLE_CLASSES),
    leastDocuments: Number(values.get('least-documents') ?? 1),
    settings,
    json: values.has('json'),
    quiet: values.has('quiet'),
  };
};
