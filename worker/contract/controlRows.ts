import { type HyperparameterRow, choice, integer, number } from './hyperparameterRow';

/** Values of `lr_schedule`. */
export const LINEAR = 0;
export const COSINE = 1;
export const CONSTANT = 2;

/** Values of `early_stop`. */
export const NO_EARLY_STOP = 0;
export const STOP_BY_LOSS = 1;
export const STOP_BY_NEIGHBOURS = 2;

export const LEARNING_RATE_ROWS: readonly HyperparameterRow[] = [
  number({
    key: 'alpha',
    name: 'alpha',
    gensim: 'alpha',
    group: 'learning',
    default: 0.025,
    min: 0.0001,
    max: 1,
    step: 0.001,
    scale: 'log',
    label: 'Learning rate',
    help: 'Size of the first training steps.',
    raised: 'Learns faster, and above about 0.1 may never settle. word2vec.c uses 0.05 for CBOW.',
  }),
  choice({
    key: 'lrSchedule',
    name: 'lr_schedule',
    gensim: null,
    group: 'learning',
    default: LINEAR,
    choices: [
      { value: LINEAR, label: 'Linear', name: 'linear' },
      { value: COSINE, label: 'Cosine', name: 'cosine' },
      { value: CONSTANT, label: 'Constant', name: 'constant' },
    ],
    label: 'Schedule',
    help: 'How the learning rate goes from its first to its final value: in a straight line as in gensim, along half a cosine wave, or not at all.',
    raised:
      'Cosine stays high for longer and ends more gently. Constant never comes to rest by itself; it goes well with an early stop.',
  }),
  number({
    key: 'minAlpha',
    name: 'min_alpha',
    gensim: 'min_alpha',
    group: 'learning',
    default: 0.0001,
    min: 0,
    max: 1,
    step: 0.0001,
    scale: 'log',
    label: 'Final learning rate',
    help: 'The learning rate falls to this value at the last word.',
    raised: 'The last epochs keep moving the vectors more.',
    applies: (h) => h.lrSchedule !== CONSTANT,
  }),
];

/** When training ends before its last epoch. */
export const STOPPING_ROWS: readonly HyperparameterRow[] = [
  choice({
    key: 'earlyStop',
    name: 'early_stop',
    gensim: null,
    group: 'learning',
    default: NO_EARLY_STOP,
    choices: [
      { value: NO_EARLY_STOP, label: 'Off', name: 'off' },
      { value: STOP_BY_LOSS, label: 'Loss', name: 'loss' },
      { value: STOP_BY_NEIGHBOURS, label: 'Neighbours', name: 'neighbours' },
    ],
    label: 'Early stop',
    help: 'Ends training before the last epoch: when the mean loss of an epoch no longer falls, or when words (of PV-DBOW alone: documents) keep their neighbours from one epoch to the next.',
    raised: 'Time is saved once more epochs change little; epochs is then the most there can be.',
  }),
  integer({
    key: 'patience',
    name: 'patience',
    gensim: null,
    group: 'learning',
    default: 2,
    min: 1,
    max: 1000,
    sliderMax: 20,
    label: 'Patience',
    help: 'Training stops after this many epochs in a row that change too little.',
    raised: 'One or two quiet epochs do not end training yet.',
    applies: (h) => h.earlyStop !== NO_EARLY_STOP,
  }),
  number({
    key: 'minChange',
    name: 'min_change',
    gensim: null,
    group: 'learning',
    default: 0.005,
    min: 0,
    max: 0.5,
    step: 0.001,
    label: 'Smallest fall',
    help: 'The loss has to fall below the lowest one so far by this share of it, 0.005 being half a percent; else the epoch counts as one without improvement.',
    raised: 'Training stops sooner.',
    applies: (h) => h.earlyStop === STOP_BY_LOSS,
  }),
  number({
    key: 'neighboursKept',
    name: 'neighbours_kept',
    gensim: null,
    group: 'learning',
    default: 0.95,
    min: 0.5,
    max: 1,
    step: 0.01,
    label: 'Neighbours kept',
    help: 'An epoch counts as one without change when words keep at least this share of their 10 nearest neighbours, on average.',
    raised: 'Training goes on until neighbours hardly change.',
    applies: (h) => h.earlyStop === STOP_BY_NEIGHBOURS,
  }),
];

export const SNAPSHOT_ROW: HyperparameterRow = choice({
  key: 'snapshots',
  name: 'snapshots',
  gensim: null,
  group: 'run',
  default: 1,
  choices: [
    { value: 1, label: 'Every epoch', name: 'epoch' },
    { value: 0, label: 'Off', name: 'off' },
  ],
  label: 'Snapshots',
  help: 'Keeps a copy of the vectors after every epoch, so that you can go back to them. At most 64 copies in at most 256 MiB are kept: beyond that the first, the last and an even choice of those between.',
  raised: 'Earlier epochs can be explored and saved; takes a little time and memory.',
});
