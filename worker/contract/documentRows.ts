import { concatenates, hasDocuments } from './algorithms';
import { type HyperparameterRow, choice, integer, toggle } from './hyperparameterRow';

/** Doc2Vec's own rows of the table in hyperparameters.ts: how documents and words predict. */
export const DOCUMENT_ARCHITECTURE: readonly HyperparameterRow[] = [
  choice({
    key: 'dm',
    name: 'dm',
    gensim: 'dm',
    group: 'model',
    default: 1,
    choices: [
      { value: 1, label: 'PV-DM' },
      { value: 0, label: 'PV-DBOW' },
    ],
    label: 'Architecture',
    help: 'PV-DM predicts a word from its document and the words around it together; PV-DBOW predicts each word from its document alone.',
    raised:
      'PV-DM learns words and documents in one space; PV-DBOW is faster and often better for classifying documents.',
    applies: hasDocuments,
  }),
  toggle({
    key: 'dbowWords',
    name: 'dbow_words',
    gensim: 'dbow_words',
    group: 'model',
    default: 0,
    label: 'Train words too',
    help: 'Trains the words by skip-gram beside the documents. Without it PV-DBOW leaves the words at random.',
    raised: 'Words and documents can be compared; training takes several times as long.',
    applies: (h) => hasDocuments(h) && h.dm === 0,
  }),
];

/** … and how PV-DM makes one vector of a document and the words around. */
export const DOCUMENT_CONTEXT: readonly HyperparameterRow[] = [
  choice({
    key: 'dmMean',
    name: 'dm_mean',
    gensim: 'dm_mean',
    group: 'model',
    default: 1,
    choices: [
      { value: 1, label: 'Mean' },
      { value: 0, label: 'Sum' },
    ],
    label: 'Context vector',
    help: 'PV-DM takes the mean or the sum of the vectors of the document and the words around.',
    raised: 'The mean makes long and short contexts count alike.',
    applies: (h) => hasDocuments(h) && h.dm === 1 && !concatenates(h),
  }),
  toggle({
    key: 'dmConcat',
    name: 'dm_concat',
    gensim: 'dm_concat',
    group: 'model',
    default: 0,
    label: 'Concatenate context',
    help: 'PV-DM lays the vectors of the document and of the words around side by side instead of taking their mean or sum, so that the order of words counts. The window is never shrunk.',
    raised:
      'A far larger model: the output layer has (2 · window + tags) times as many numbers, and wants more text and epochs.',
    applies: (h) => hasDocuments(h) && h.dm === 1,
  }),
  integer({
    key: 'dmTagCount',
    name: 'dm_tag_count',
    gensim: 'dm_tag_count',
    group: 'model',
    default: 1,
    min: 1,
    max: 100,
    sliderMax: 5,
    label: 'Tags a document',
    help: 'How many tags every document has: its own number and its labels (words that begin with __label__). Concatenation needs as many for each.',
    raised: 'Room for that many labels less one, the same number in every document.',
    applies: concatenates,
  }),
];
