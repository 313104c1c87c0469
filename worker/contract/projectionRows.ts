import type { ParameterRow } from './hyperparameterRow';
import {
  AUTO_SEARCH,
  COMPONENTS,
  DESCENT_SEARCH,
  EXACT_SEARCH,
  DOCUMENTS_ONLY,
  KERNEL_ENGINE,
  PRINCIPAL_COMPONENTS,
  PROJECTION_LIMITS,
  UMAP,
  UMAP_JS_ENGINE,
  WORDS_AND_DOCUMENTS,
  WORDS_ONLY,
  WORD_AXES,
  type ProjectionSettings,
} from './projection';

/** Settings that the table holds: all numbers. */
export type ProjectionKey = Exclude<keyof ProjectionSettings, 'axes'>;

export interface ProjectionRow extends ParameterRow {
  key: ProjectionKey;
  default: number;
  /** Whether it has any effect with the other settings as they are. */
  applies?: (settings: ProjectionSettings) => boolean;
  /** Whether it is about the documents of a Doc2Vec run, and of no use for others. */
  needsDocuments?: boolean;
}

const isUmap = ({ method }: ProjectionSettings) => method === UMAP;
const isPrincipal = ({ method }: ProjectionSettings) => method === PRINCIPAL_COMPONENTS;

const UNIT = { step: 1, scale: 'linear' } as const;
const choiceOf = (choices: NonNullable<ParameterRow['choices']>) =>
  ({ kind: 'choice', min: 0, max: choices.length - 1, ...UNIT, choices }) as const;

const component = (key: 'componentX' | 'componentY', axis: string, standard: number): ProjectionRow => ({
  kind: 'integer',
  ...UNIT,
  key,
  name: `component_${axis}`,
  default: standard,
  min: 1,
  max: COMPONENTS,
  label: `Component ${axis === 'x' ? 'across' : 'up'}`,
  help: `Which principal component runs along the ${axis} axis; 1 holds the most of the variance.`,
  raised: 'Shows directions along which the vectors differ less.',
  applies: isPrincipal,
});

/**
 * The one table of the map's settings: the form, validation, the address and the flags of the command line read it.
 * Names, meaning and defaults of UMAP's are those of umap-learn 0.5.
 */
export const PROJECTION_ROWS: readonly ProjectionRow[] = [
  {
    key: 'method',
    name: 'method',
    default: UMAP,
    ...choiceOf([
      { value: UMAP, label: 'UMAP', name: 'umap' },
      { value: PRINCIPAL_COMPONENTS, label: 'PCA', name: 'pca' },
      { value: WORD_AXES, label: 'Axes', name: 'axes' },
    ]),
    label: 'Projection',
    help: 'How vectors become points: UMAP keeps neighbours together, PCA shows the directions of the largest variance, axes run between words of your choice.',
    raised: 'Only UMAP bends space; on the other two, straight lines stay straight.',
  },
  {
    kind: 'integer',
    ...UNIT,
    key: 'words',
    name: 'words',
    default: 2000,
    ...PROJECTION_LIMITS.words,
    scale: 'log',
    label: 'Words on the map',
    help: 'The most frequent words are laid out, each near its neighbours among them; the panel on the right finds neighbours among all words.',
    raised: 'Shows more words; each layout and each search for neighbours takes longer.',
  },
  {
    kind: 'integer',
    ...UNIT,
    key: 'documents',
    name: 'documents',
    default: 2000,
    ...PROJECTION_LIMITS.documents,
    scale: 'log',
    label: 'Documents on the map',
    help: 'Documents that are laid out with the words; where the text has more, an even sample of them.',
    raised: 'Shows more documents; each layout and each search for neighbours takes longer.',
    needsDocuments: true,
  },
  {
    key: 'layers',
    name: 'layers',
    default: WORDS_AND_DOCUMENTS,
    ...choiceOf([
      { value: WORDS_AND_DOCUMENTS, label: 'Both', name: 'both' },
      { value: WORDS_ONLY, label: 'Words', name: 'words' },
      { value: DOCUMENTS_ONLY, label: 'Documents', name: 'documents' },
    ]),
    label: 'Laid out',
    help: 'What the map is made of: words and documents together, or one of them by itself.',
    raised: 'A map of one kind alone shows its own structure; both together show what belongs to what.',
    needsDocuments: true,
  },
  {
    kind: 'integer',
    ...UNIT,
    key: 'neighbors',
    name: 'n_neighbors',
    default: 15,
    min: 2,
    max: 200,
    sliderMax: 100,
    label: 'Neighbours',
    help: 'Neighbours that each word is tied to, itself included.',
    raised: 'Shows more of the whole and less of the detail, and takes longer.',
    applies: isUmap,
  },
  {
    kind: 'number',
    ...UNIT,
    key: 'minDist',
    name: 'min_dist',
    default: 0.1,
    min: 0,
    max: 3,
    sliderMax: 1,
    step: 0.01,
    label: 'Least distance',
    help: 'How near to each other close neighbours may lie on the map.',
    raised: 'Spreads clusters out; their shape is seen better, their borders worse.',
    applies: isUmap,
  },
  {
    kind: 'number',
    ...UNIT,
    key: 'spread',
    name: 'spread',
    default: 1,
    min: 0.1,
    max: 10,
    sliderMax: 3,
    step: 0.1,
    label: 'Spread',
    help: 'The scale of the map that the least distance is measured against; at least as large as that.',
    raised: 'Draws clusters apart and fills the space between.',
    applies: isUmap,
  },
  {
    key: 'metric',
    name: 'metric',
    default: 0,
    ...choiceOf([
      { value: 0, label: 'Cosine', name: 'cosine' },
      { value: 1, label: 'Euclidean', name: 'euclidean' },
    ]),
    label: 'Distance',
    help: 'What makes two words neighbours: the angle between their vectors, or how far apart those end.',
    raised:
      'With Euclidean distance the length of a vector counts, which grows with how often a word occurs.',
    applies: isUmap,
  },
  {
    key: 'neighborSearch',
    name: 'neighbor_search',
    default: AUTO_SEARCH,
    ...choiceOf([
      { value: AUTO_SEARCH, label: 'Automatic', name: 'auto' },
      { value: EXACT_SEARCH, label: 'Exact', name: 'exact' },
      { value: DESCENT_SEARCH, label: 'Descent', name: 'descent' },
    ]),
    label: 'Search for neighbours',
    help: 'Exact compares every two words. Descent starts from a guess, or from the last neighbours, and asks neighbours for theirs; it finds most of them. Automatic is exact up to 20,000 words.',
    raised:
      'With tens of thousands of words descent takes a fraction of the time and misses a few neighbours in a hundred.',
    applies: isUmap,
  },
  {
    key: 'spherize',
    name: 'spherize',
    kind: 'switch',
    ...UNIT,
    min: 0,
    max: 1,
    default: 0,
    label: 'Spherize vectors',
    help: 'Shifts vectors so that their mean is zero, then scales each to length 1.',
    raised: 'Takes out what all words have in common; often parts clusters better.',
  },
  {
    kind: 'number',
    ...UNIT,
    key: 'learningRate',
    name: 'learning_rate',
    default: 1,
    min: 0.01,
    max: 10,
    sliderMax: 4,
    step: 0.01,
    scale: 'log',
    label: 'Speed of the map',
    help: 'Factor of the size of the steps that points take.',
    raised: 'The map follows the vectors faster and trembles more.',
    applies: isUmap,
  },
  {
    kind: 'integer',
    ...UNIT,
    key: 'epochs',
    name: 'n_epochs',
    default: 200,
    min: 10,
    max: 10_000,
    sliderMax: 1000,
    step: 10,
    label: 'Epochs of the last layout',
    help: 'How often the layout goes over all neighbours once training is over.',
    raised: 'Takes longer and settles better, up to some hundreds.',
    applies: isUmap,
  },
  component('componentX', 'x', 1),
  component('componentY', 'y', 2),
  {
    kind: 'integer',
    ...UNIT,
    key: 'seed',
    name: 'map_seed',
    default: 1,
    min: 0,
    max: 4_294_967_295,
    sliderMax: 100,
    label: 'Seed of the map',
    help: 'Starts the random numbers of the layout.',
    raised: 'Another number gives another map of the same vectors.',
    applies: isUmap,
  },
  {
    key: 'engine',
    name: 'map_engine',
    default: KERNEL_ENGINE,
    ...choiceOf([
      { value: KERNEL_ENGINE, label: 'WebAssembly', name: 'wasm' },
      { value: UMAP_JS_ENGINE, label: 'umap-js', name: 'umap-js' },
    ]),
    label: 'Engine',
    help: 'What moves the points. umap-js is the reference that the other is tested against.',
    raised: 'umap-js gives maps of the same quality and takes some ten times as long.',
    applies: isUmap,
  },
];

export const projectionRow = (key: ProjectionKey): ProjectionRow => {
  const found = PROJECTION_ROWS.find((candidate) => candidate.key === key);
  if (!found) throw new Error(`no setting of the map is called ${key}`);
  return found;
};

export const DEFAULT_PROJECTION_SETTINGS: ProjectionSettings = {
  ...(Object.fromEntries(PROJECTION_ROWS.map(({ key, default: value }) => [key, value])) as Record<
    ProjectionKey,
    number
  >),
  axes: null,
};

/** The spread of a curve is at least its least distance. */
export const spreadOf = ({ minDist, spread }: Pick<ProjectionSettings, 'minDist' | 'spread'>): number =>
  Math.max(minDist, spread);

/** Settings with every number within its row's limits. */
export const heldSettings = (settings: ProjectionSettings): ProjectionSettings => {
  const held = { ...settings };
  for (const { key, kind, min, max, default: standard } of PROJECTION_ROWS) {
    const value = Number.isFinite(held[key]) ? held[key] : standard;
    held[key] = Math.min(max, Math.max(min, kind === 'number' ? value : Math.round(value)));
  }
  return held;
};
