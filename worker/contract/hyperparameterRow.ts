/** Values of all training parameters; their meaning stands in hyperparameters.ts. */
export interface Hyperparameters {
  /** 0 Word2Vec, 1 FastText, 2 Doc2Vec: see algorithms.ts. */
  algorithm: number;
  /** 1 skip-gram, 0 continuous bag of words. */
  sg: number;
  /** Doc2Vec: 1 distributed memory (PV-DM), 0 distributed bag of words (PV-DBOW). */
  dm: number;
  /** PV-DBOW: 1 trains the words too, by skip-gram. */
  dbowWords: number;
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
  dmMean: number;
  /** PV-DM: 1 lays the vectors of tags and words side by side instead of adding them up. */
  dmConcat: number;
  /** With dmConcat: tags that every document has. */
  dmTagCount: number;
  /** 1: inputs of a context follow its exact gradient; 0: gensim's. */
  exactGradient: number;
  /** FastText: shortest and longest character n-gram, and the number of buckets they are hashed to. */
  minN: number;
  maxN: number;
  bucket: number;
  alpha: number;
  minAlpha: number;
  /** Course of the learning rate: see controlRows.ts, as for the five that follow epochs. */
  lrSchedule: number;
  epochs: number;
  earlyStop: number;
  /** Epochs in a row without change that end training. */
  patience: number;
  /** Share by which the loss has to fall. */
  minChange: number;
  /** Share of neighbours kept from which words count as at rest. */
  neighboursKept: number;
  /** 1: the vectors are copied after every epoch. */
  snapshots: number;
  seed: number;
  threads: number;
}

export type HyperparameterKey = keyof Hyperparameters;

export type HyperparameterGroup = 'model' | 'vocabulary' | 'learning' | 'run';

/** A parameter as a form, an address or a command line needs it, of training or of the map. */
export interface ParameterRow {
  /** Name shown and used in the URL; equal to gensim's where gensim has it. */
  name: string;
  kind: 'integer' | 'number' | 'choice' | 'switch';
  default: number | null;
  min: number;
  max: number;
  /** Step of the slider; for `scale: 'log'` the slider moves in decades instead. */
  step: number;
  scale: 'linear' | 'log';
  /** True when null ("none") is a legal value. */
  optional?: boolean;
  /** `name`: how the value is written in the address and on the command line, when not as the number. */
  choices?: { value: number; label: string; name?: string }[];
  /** Upper end of the slider when that is lower than `max`; the number field goes on to `max`. */
  sliderMax?: number;
  label: string;
  /** What it means, in plain words. */
  help: string;
  /** What changes when it is raised (or switched on). */
  raised: string;
}

export interface HyperparameterRow extends ParameterRow {
  key: HyperparameterKey;
  /** gensim's argument name, null when the parameter is this product's own. */
  gensim: string | null;
  group: HyperparameterGroup;
  /** Default where an algorithm has one of its own. */
  defaultOf?: Partial<Record<number, number>>;
  /** Whether it has any effect with the other values as they are. */
  applies?: (h: Hyperparameters) => boolean;
}

/** Default of a row with an algorithm. */
export const defaultOf = (row: HyperparameterRow, algorithm: number): number | null =>
  row.defaultOf?.[algorithm] ?? row.default;

type Common = 'kind' | 'min' | 'max' | 'step' | 'scale';

export const toggle = (row: Omit<HyperparameterRow, Common>): HyperparameterRow => ({
  ...row,
  kind: 'switch',
  ...{ min: 0, max: 1, step: 1, scale: 'linear' },
});

export const choice = (
  row: Omit<HyperparameterRow, Common> & Required<Pick<HyperparameterRow, 'choices'>>,
): HyperparameterRow => ({
  ...row,
  kind: 'choice',
  ...{ min: 0, max: row.choices.length - 1, step: 1, scale: 'linear' },
});

type Numeric = Omit<HyperparameterRow, 'kind' | 'step' | 'scale'> &
  Partial<Pick<HyperparameterRow, 'step' | 'scale'>>;

export const integer = (row: Numeric): HyperparameterRow => ({
  step: 1,
  scale: 'linear',
  ...row,
  kind: 'integer',
});

export const number = (row: Numeric & Pick<HyperparameterRow, 'step'>): HyperparameterRow => ({
  scale: 'linear',
  ...row,
  kind: 'number',
});
