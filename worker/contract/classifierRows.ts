import type { ClassifierSettings } from './classifier';
import type { ParameterRow } from './hyperparameterRow';

/** Settings that the table holds. */
export type ClassifierKey =
  | 'model'
  | 'embedding'
  | 'sequenceLength'
  | 'units'
  | 'kernelSize'
  | 'dropout'
  | 'wordBigrams'
  | 'l2'
  | 'batchSize'
  | 'epochs'
  | 'learningRate'
  | 'classWeights'
  | 'patience'
  | 'validationShare'
  | 'testShare'
  | 'seed';

export interface ClassifierRow extends ParameterRow {
  key: ClassifierKey;
  default: number;
  /** Default with a model that has one of its own. */
  defaultOf?: Partial<Record<number, number>>;
  /** What Keras calls it; null when it is not Keras's. */
  keras: string | null;
  /** Whether it has any effect with the other settings as they are. */
  applies?: (settings: ClassifierSettings) => boolean;
}

/** Values of `model`. */
export const LSTM = 0;
export const BIDIRECTIONAL_LSTM = 1;
export const GRU = 2;
export const CONVOLUTION = 3;
export const LOGISTIC_REGRESSION = 4;
export const FASTTEXT_SUPERVISED = 5;

/** Values of `embedding`. */
export const FROZEN = 0;
export const TRAINABLE = 1;
export const RANDOM = 2;

export const MAXIMUM_SEQUENCE_LENGTH = 1000;

/** Made of Keras layers; the others are the plain baselines. */
export const isNetwork = ({ model }: Pick<ClassifierSettings, 'model'>): boolean =>
  model !== LOGISTIC_REGRESSION && model !== FASTTEXT_SUPERVISED;

/** Whether training changes the vectors that the run gave. */
export const finetunes = ({ model, embedding }: Pick<ClassifierSettings, 'model' | 'embedding'>): boolean =>
  model !== LOGISTIC_REGRESSION && embedding === TRAINABLE;

const UNIT = { step: 1, scale: 'linear' } as const;

const choice = (row: Omit<ClassifierRow, 'kind' | 'min' | 'max' | 'step' | 'scale'>): ClassifierRow => ({
  ...row,
  kind: 'choice',
  min: 0,
  max: (row.choices?.length ?? 1) - 1,
  ...UNIT,
});

const share = (
  key: ClassifierKey,
  rest: Pick<ClassifierRow, 'name' | 'keras' | 'label' | 'help' | 'raised'>,
) => ({ ...rest, key, kind: 'number', min: 0.05, max: 0.5, step: 0.05, scale: 'linear' }) as const;

/** The one table of a classifier's settings: the form, validation and the flags of the command line read it. */
export const CLASSIFIER_ROWS: readonly ClassifierRow[] = [
  choice({
    key: 'model',
    name: 'model',
    keras: null,
    default: LSTM,
    choices: [
      { value: LSTM, label: 'LSTM', name: 'lstm' },
      { value: BIDIRECTIONAL_LSTM, label: 'Bidirectional LSTM', name: 'bilstm' },
      { value: GRU, label: 'GRU', name: 'gru' },
      { value: CONVOLUTION, label: 'Convolution', name: 'conv1d' },
      { value: LOGISTIC_REGRESSION, label: 'Logistic regression', name: 'logistic' },
      { value: FASTTEXT_SUPERVISED, label: 'fastText', name: 'fasttext' },
    ],
    label: 'Model',
    help: 'What reads a document: networks take its words in their order; logistic regression takes their mean vector, fastText learns that mean.',
    raised: 'The two baselines train in seconds and show what the order of words is worth.',
  }),
  choice({
    key: 'embedding',
    name: 'embedding',
    keras: 'trainable',
    default: FROZEN,
    defaultOf: { [FASTTEXT_SUPERVISED]: RANDOM },
    choices: [
      { value: FROZEN, label: 'Frozen', name: 'frozen' },
      { value: TRAINABLE, label: 'Fine-tuned', name: 'trainable' },
      { value: RANDOM, label: 'Random', name: 'random' },
    ],
    label: 'Word vectors',
    help: 'The vectors of the run as they are, the same and trained on with the classifier, or random ones trained from scratch.',
    raised: 'Random vectors show what training them on the text beforehand was worth.',
    applies: ({ model }) => model !== LOGISTIC_REGRESSION,
  }),
  {
    key: 'sequenceLength',
    name: 'sequence_length',
    keras: 'maxlen',
    kind: 'integer',
    default: 100,
    min: 5,
    max: MAXIMUM_SEQUENCE_LENGTH,
    sliderMax: 300,
    ...UNIT,
    label: 'Sequence length',
    help: 'Words of a document that a network reads, from its beginning; shorter ones are filled up at the end with padding that is masked.',
    raised: 'Less of long documents is cut off; an epoch takes longer in proportion.',
    applies: isNetwork,
  },
  {
    key: 'units',
    name: 'units',
    keras: 'units',
    kind: 'integer',
    default: 64,
    min: 1,
    max: 512,
    sliderMax: 256,
    ...UNIT,
    label: 'Units',
    help: 'Size of the state of an LSTM or GRU, for each direction; filters of a convolution.',
    raised: 'Can learn more, also by heart; takes longer.',
    applies: isNetwork,
  },
  {
    key: 'kernelSize',
    name: 'kernel_size',
    keras: 'kernel_size',
    kind: 'integer',
    default: 5,
    min: 1,
    max: 20,
    ...UNIT,
    label: 'Filter width',
    help: 'Words that a filter of the convolution sees at once.',
    raised: 'Longer expressions are seen as one.',
    applies: ({ model }) => model === CONVOLUTION,
  },
  {
    key: 'dropout',
    name: 'dropout',
    keras: 'rate',
    kind: 'number',
    default: 0.2,
    min: 0,
    max: 0.9,
    step: 0.05,
    scale: 'linear',
    label: 'Dropout',
    help: 'Share of the numbers that are left out at random while training, of the word vectors and before the last layer.',
    raised: 'Less is learnt by heart; learning is slower.',
    applies: isNetwork,
  },
  {
    key: 'wordBigrams',
    name: 'word_bigrams',
    keras: null,
    kind: 'switch',
    default: 0,
    min: 0,
    max: 1,
    ...UNIT,
    label: 'Word pairs',
    help: 'fastText learns a vector for each two words side by side too (its -wordNgrams 2), hashed to 200,000 rows.',
    raised: 'Some of the order of words counts.',
    applies: ({ model }) => model === FASTTEXT_SUPERVISED,
  },
  {
    key: 'l2',
    name: 'l2',
    keras: 'l2',
    kind: 'number',
    default: 0.001,
    min: 0.000001,
    max: 1,
    step: 0.0001,
    scale: 'log',
    label: 'L2 penalty',
    help: 'How strongly logistic regression keeps its weights small: half this number times the sum of their squares is added to the mean loss.',
    raised: 'Smoother decisions; too high, and all documents look alike.',
    applies: ({ model }) => model === LOGISTIC_REGRESSION,
  },
  {
    key: 'batchSize',
    name: 'batch_size',
    keras: 'batch_size',
    kind: 'integer',
    default: 32,
    min: 1,
    max: 1024,
    sliderMax: 256,
    ...UNIT,
    label: 'Batch size',
    help: 'Documents a step.',
    raised: 'Epochs are faster with fewer and smoother steps; more epochs may be needed.',
    applies: isNetwork,
  },
  {
    key: 'epochs',
    name: 'epochs',
    keras: 'epochs',
    kind: 'integer',
    default: 20,
    defaultOf: { [FASTTEXT_SUPERVISED]: 25 },
    min: 1,
    max: 1000,
    sliderMax: 100,
    ...UNIT,
    label: 'Epochs',
    help: 'How often training goes over the training part; at most, with an early stop.',
    raised: 'Learns longer; the weights of the best epoch are kept.',
    applies: ({ model }) => model !== LOGISTIC_REGRESSION,
  },
  {
    key: 'learningRate',
    name: 'learning_rate',
    keras: 'learning_rate',
    kind: 'number',
    default: 0.001,
    defaultOf: { [FASTTEXT_SUPERVISED]: 0.2 },
    min: 0.00001,
    max: 2,
    step: 0.0001,
    scale: 'log',
    label: 'Learning rate',
    help: 'Size of the steps: of Adam for networks, of plain descent for fastText, where it falls to 0 in a straight line.',
    raised: 'Learns faster, or not at all when too high.',
    applies: ({ model }) => model !== LOGISTIC_REGRESSION,
  },
  {
    key: 'classWeights',
    name: 'class_weights',
    keras: 'class_weight',
    kind: 'switch',
    default: 1,
    min: 0,
    max: 1,
    ...UNIT,
    label: 'Balance classes',
    help: 'Documents of rare classes count more in training, so that every class weighs the same.',
    raised: 'Rare classes are found more often, at the cost of the common ones.',
  },
  {
    key: 'patience',
    name: 'patience',
    keras: 'patience',
    kind: 'integer',
    default: 3,
    min: 0,
    max: 100,
    sliderMax: 20,
    ...UNIT,
    label: 'Patience',
    help: 'Training ends after this many epochs in a row without a lower loss of the validation part; 0: never.',
    raised: 'Waits longer for another improvement.',
    applies: isNetwork,
  },
  {
    ...share('validationShare', {
      name: 'validation_share',
      keras: 'validation_split',
      label: 'Validation part',
      help: 'Share of the documents that decides which epoch was best.',
      raised: 'Chooses more reliably and trains on less.',
    }),
    default: 0.15,
  },
  {
    ...share('testShare', {
      name: 'test_share',
      keras: null,
      label: 'Test part',
      help: 'Share of the documents that is kept aside for the figures, and used for nothing else.',
      raised: 'Figures are more certain; there is less to train on.',
    }),
    default: 0.2,
  },
  {
    key: 'seed',
    name: 'classifier_seed',
    keras: 'seed',
    kind: 'integer',
    default: 1,
    min: 0,
    max: 4_294_967_295,
    sliderMax: 100,
    ...UNIT,
    label: 'Seed',
    help: 'Decides the split and all random numbers of the training.',
    raised: 'Another number gives another split; compare models under the same.',
  },
];

export const classifierRow = (key: ClassifierKey): ClassifierRow => {
  const found = CLASSIFIER_ROWS.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no setting of classifiers is called ${key}`);
  return found;
};

/** Default of a row with a model. */
export const classifierDefault = (row: ClassifierRow, model: number): number =>
  row.defaultOf?.[model] ?? row.default;

export const defaultClassifierSettings = (model: number = LSTM): ClassifierSettings => ({
  ...(Object.fromEntries(
    CLASSIFIER_ROWS.map((row) => [row.key, classifierDefault(row, model)]),
  ) as ClassifierSettings),
  model,
});

/** Settings with another model: what stood at the old model's default goes to the new one's. */
export const withModel = (settings: ClassifierSettings, model: number): ClassifierSettings => {
  const changed = { ...settings, model };
  for (const row of CLASSIFIER_ROWS) {
    if (row.key === 'model' || settings[row.key] !== classifierDefault(row, settings.model)) continue;
    changed[row.key] = classifierDefault(row, model);
  }
  return changed;
};
