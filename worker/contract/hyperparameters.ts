/**
 * The one table of training parameters. The form, its help, validation, the URL, the Python
 * equivalent and the engine all read it; adding a parameter means adding a row here and using it.
 * Names, meaning and defaults are those of gensim 4.4's Word2Vec unless `gensim` is null.
 */
export interface Hyperparameters {
  /** 1 skip-gram, 0 continuous bag of words. */
  sg: number;
  /** 1 hierarchical softmax, 0 negative sampling. */
  hs: number;
  vectorSize: number;
  window: number;
  shrinkWindows: number;
  minCount: number;
  /** null: no limit. */
  maxFinalVocab: number | null;
  /** null: no limit. */
  maxCount: number | null;
  sample: number;
  negative: number;
  nsExponent: number;
  negativeSharing: number;
  cbowMean: number;
  alpha: number;
  minAlpha: number;
  epochs: number;
  seed: number;
  threads: number;
}

export type HyperparameterKey = keyof Hyperparameters;
export type HyperparameterGroup = 'model' | 'vocabulary' | 'learning' | 'run';

export interface HyperparameterRow {
  key: HyperparameterKey;
  /** Name shown and used in the URL; equal to gensim's where gensim has it. */
  name: string;
  /** gensim's argument name, null when the parameter is this product's own. */
  gensim: string | null;
  group: HyperparameterGroup;
  kind: 'integer' | 'number' | 'choice' | 'switch';
  default: number | null;
  min: number;
  max: number;
  /** Step of the slider; for `scale: 'log'` the slider moves in decades instead. */
  step: number;
  scale: 'linear' | 'log';
  /** True when null ("none") is a legal value. */
  optional?: boolean;
  choices?: { value: number; label: string }[];
  /** Upper end of the slider when that is lower than `max`; the number field goes on to `max`. */
  sliderMax?: number;
  label: string;
  /** What it means, in plain words. */
  help: string;
  /** What changes when it is raised (or switched on). */
  raised: string;
  /** Whether it has any effect with the other values as they are. */
  applies?: (h: Hyperparameters) => boolean;
}

const usesNegatives = (h: Hyperparameters) => h.hs === 0;
const isCbow = (h: Hyperparameters) => h.sg === 0;

export const HYPERPARAMETERS: readonly HyperparameterRow[] = [
  {
    key: 'sg',
    name: 'sg',
    gensim: 'sg',
    group: 'model',
    kind: 'choice',
    default: 0,
    min: 0,
    max: 1,
    step: 1,
    scale: 'linear',
    choices: [
      { value: 1, label: 'Skip-gram' },
      { value: 0, label: 'CBOW' },
    ],
    label: 'Architecture',
    help: 'Skip-gram predicts each context word from the word; CBOW predicts the word from its whole context.',
    raised: 'Skip-gram is slower and better for rare words and small corpora; CBOW is faster.',
  },
  {
    key: 'hs',
    name: 'hs',
    gensim: 'hs',
    group: 'model',
    kind: 'choice',
    default: 0,
    min: 0,
    max: 1,
    step: 1,
    scale: 'linear',
    choices: [
      { value: 0, label: 'Negative sampling' },
      { value: 1, label: 'Hierarchical softmax' },
    ],
    label: 'Output layer',
    help: 'Negative sampling compares the true word with a few random ones; hierarchical softmax walks a binary tree of the vocabulary.',
    raised: 'Hierarchical softmax needs no noise words and costs about log2(vocabulary) steps a pair.',
  },
  {
    key: 'vectorSize',
    name: 'vector_size',
    gensim: 'vector_size',
    group: 'model',
    kind: 'integer',
    default: 100,
    min: 1,
    max: 2000,
    step: 10,
    scale: 'linear',
    sliderMax: 400,
    label: 'Vector size',
    help: 'How many numbers describe each word.',
    raised: 'Finer distinctions, but more memory, more time and more text needed.',
  },
  {
    key: 'window',
    name: 'window',
    gensim: 'window',
    group: 'model',
    kind: 'integer',
    default: 5,
    min: 1,
    max: 1000,
    step: 1,
    scale: 'linear',
    sliderMax: 20,
    label: 'Window',
    help: 'Words up to this many places away count as context.',
    raised: 'Neighbours become more topical (what a text is about), less grammatical; slower.',
  },
  {
    key: 'shrinkWindows',
    name: 'shrink_windows',
    gensim: 'shrink_windows',
    group: 'model',
    kind: 'switch',
    default: 1,
    min: 0,
    max: 1,
    step: 1,
    scale: 'linear',
    label: 'Shrink windows',
    help: 'Draws the window of each word at random from 1 to the full window, so near words count more.',
    raised: 'Near words weigh more and training is about half as long.',
  },
  {
    key: 'negative',
    name: 'negative',
    gensim: 'negative',
    group: 'model',
    kind: 'integer',
    default: 5,
    min: 1,
    max: 100,
    step: 1,
    scale: 'linear',
    sliderMax: 25,
    label: 'Negative samples',
    help: 'How many random words each true word is told apart from.',
    raised: 'Steadier vectors on small corpora; slower. 5–20 suits small texts, 2–5 large ones.',
    applies: usesNegatives,
  },
  {
    key: 'nsExponent',
    name: 'ns_exponent',
    gensim: 'ns_exponent',
    group: 'model',
    kind: 'number',
    default: 0.75,
    min: -2,
    max: 2,
    step: 0.05,
    scale: 'linear',
    label: 'Noise exponent',
    help: 'Random words are drawn with probability count^exponent: 1 follows the corpus, 0 is uniform, below 0 favours rare words.',
    raised: 'Frequent words are drawn more often as noise.',
    applies: usesNegatives,
  },
  {
    key: 'negativeSharing',
    name: 'negative_sharing',
    gensim: null,
    group: 'model',
    kind: 'choice',
    default: 1,
    min: 0,
    max: 1,
    step: 1,
    scale: 'linear',
    choices: [
      { value: 1, label: 'Per window' },
      { value: 0, label: 'Per pair' },
    ],
    label: 'Negative sharing',
    help: 'Per pair draws noise words for every context word as gensim does; per window draws them once for all context words around a word.',
    raised: 'Per window trains about twice as fast at the same quality (Ji et al. 2016).',
    applies: (h) => h.sg === 1 && usesNegatives(h),
  },
  {
    key: 'cbowMean',
    name: 'cbow_mean',
    gensim: 'cbow_mean',
    group: 'model',
    kind: 'choice',
    default: 1,
    min: 0,
    max: 1,
    step: 1,
    scale: 'linear',
    choices: [
      { value: 1, label: 'Mean' },
      { value: 0, label: 'Sum' },
    ],
    label: 'Context vector',
    help: 'CBOW takes the mean or the sum of the context vectors.',
    raised: 'The mean makes long and short contexts count alike.',
    applies: isCbow,
  },
  {
    key: 'minCount',
    name: 'min_count',
    gensim: 'min_count',
    group: 'vocabulary',
    kind: 'integer',
    default: 5,
    min: 1,
    max: 1_000_000,
    step: 1,
    scale: 'linear',
    sliderMax: 50,
    label: 'Minimum count',
    help: 'Words seen fewer times than this are left out.',
    raised: 'A smaller, better trained vocabulary; rare words are lost.',
  },
  {
    key: 'maxFinalVocab',
    name: 'max_final_vocab',
    gensim: 'max_final_vocab',
    group: 'vocabulary',
    kind: 'integer',
    default: null,
    min: 2,
    max: 10_000_000,
    step: 1000,
    scale: 'log',
    optional: true,
    label: 'Vocabulary limit',
    help: 'Raises the minimum count until at most this many words remain.',
    raised: 'More rare words are kept.',
  },
  {
    key: 'maxCount',
    name: 'max_count',
    gensim: null,
    group: 'vocabulary',
    kind: 'integer',
    default: null,
    min: 1,
    max: 1_000_000_000,
    step: 1000,
    scale: 'log',
    optional: true,
    label: 'Maximum count',
    help: 'Words seen more often than this are left out.',
    raised: 'More of the very frequent words are kept.',
  },
  {
    key: 'sample',
    name: 'sample',
    gensim: 'sample',
    group: 'vocabulary',
    kind: 'number',
    default: 1e-3,
    min: 0,
    max: 1,
    step: 1e-4,
    scale: 'log',
    label: 'Subsampling',
    help: 'Frequent words are skipped at random; smaller values skip more of them, 0 skips none.',
    raised: 'More of the very frequent words are trained on; slower.',
  },
  {
    key: 'alpha',
    name: 'alpha',
    gensim: 'alpha',
    group: 'learning',
    kind: 'number',
    default: 0.025,
    min: 0.0001,
    max: 1,
    step: 0.001,
    scale: 'log',
    label: 'Learning rate',
    help: 'Size of the first training steps.',
    raised: 'Learns faster, and above about 0.1 may never settle. word2vec.c uses 0.05 for CBOW.',
  },
  {
    key: 'minAlpha',
    name: 'min_alpha',
    gensim: 'min_alpha',
    group: 'learning',
    kind: 'number',
    default: 0.0001,
    min: 0,
    max: 1,
    step: 0.0001,
    scale: 'log',
    label: 'Final learning rate',
    help: 'The learning rate falls in a straight line to this value at the last word.',
    raised: 'The last epochs keep moving the vectors more.',
  },
  {
    key: 'epochs',
    name: 'epochs',
    gensim: 'epochs',
    group: 'learning',
    kind: 'integer',
    default: 5,
    min: 1,
    max: 10_000,
    step: 1,
    scale: 'linear',
    sliderMax: 50,
    label: 'Epochs',
    help: 'How often the whole text is read.',
    raised: 'Better vectors from small texts, in proportionally more time.',
  },
  {
    key: 'seed',
    name: 'seed',
    gensim: 'seed',
    group: 'run',
    kind: 'integer',
    default: 1,
    min: 0,
    max: 4_294_967_295,
    step: 1,
    scale: 'linear',
    sliderMax: 100,
    label: 'Seed',
    help: 'Start of the random numbers. The same seed on one thread gives the same vectors, bit for bit.',
    raised: 'Another, equally good, set of random numbers.',
  },
  {
    key: 'threads',
    name: 'threads',
    gensim: 'workers',
    group: 'run',
    kind: 'integer',
    default: 2,
    min: 1,
    max: 64,
    step: 1,
    scale: 'linear',
    sliderMax: 16,
    label: 'Threads',
    help: 'Processor cores that train at the same time. More than one gives slightly different vectors each time.',
    raised: 'Faster, up to the number of cores.',
  },
];

export const DEFAULT_HYPERPARAMETERS = Object.fromEntries(
  HYPERPARAMETERS.map((row) => [row.key, row.default]),
) as unknown as Hyperparameters;

export const hyperparameterRow = (key: HyperparameterKey): HyperparameterRow => {
  const row = HYPERPARAMETERS.find((candidate) => candidate.key === key);
  if (!row) throw new Error(`no hyper-parameter named ${key}`);
  return row;
};
