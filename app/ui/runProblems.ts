import type { Problem } from '../../worker/contract/problems';
import { formatBytes, formatCount, formatParameter, plural } from './format';
import type { Wording, WordsOf } from './wordingTypes';

export type RunProblem = Extract<
  Problem['kind'],
  | 'outOfMemory'
  | 'workerFailedToStart'
  | 'workerCrashed'
  | 'lossNotFinite'
  | 'unknownWord'
  | 'noKnownWords'
  | 'documentWithoutWords'
  | 'documentsTooLarge'
  | 'noTopics'
  | 'noSuchGroups'
  | 'wrongRun'
  | 'stillTraining'
  | 'noSnapshot'
  | 'newestOnly'
  | 'noRun'
>;

const WORKER_TASKS: Record<string, string> = {
  engine: 'Training',
  training: 'Training',
  projection: 'The map',
  classifier: 'The classifier',
};

/** A worker's name begins with its task: "training thread 2". */
const taskOf = (worker: string) => WORKER_TASKS[worker.split(' ')[0]] ?? 'Part of the page';

type WrongRun = Extract<Problem, { kind: 'wrongRun' }>;

const WRONG_RUN_WORDS: Record<WrongRun['needs'], Wording> = {
  doc2vec: {
    title: 'This run has no documents',
    text: 'Train with the algorithm Doc2Vec to compare documents.',
  },
  fasttext: {
    title: 'This run is not of FastText',
    text: 'Only FastText models are saved in fastText’s .bin format; train with the algorithm FastText.',
  },
  negativeSampling: {
    title: 'This run cannot predict words',
    text: 'Words are predicted by negative sampling; train with hs 0.',
  },
  hierarchicalSoftmax: {
    title: 'This run cannot score sentences',
    text: 'Sentences are scored by hierarchical softmax; train with hs 1.',
  },
  wordContexts: {
    title: 'This run does not know words by their contexts',
    text: 'Words by themselves predict each other in Word2Vec, FastText, PV-DM without dm_concat and PV-DBOW with dbow_words; train one of these.',
  },
};

/** What goes wrong in training and in questions to a run. */
export const RUN_PROBLEMS: WordsOf<RunProblem> = {
  outOfMemory: ({ neededBytes, largestVectorSize }) => ({
    title: 'Not enough memory',
    text:
      `This model needs ${formatBytes(neededBytes)} in one piece, more than the browser gives. ` +
      (largestVectorSize === null
        ? 'Raise min_count, or set max_final_vocab, for a smaller vocabulary.'
        : `It fits with vector_size ${formatCount(largestVectorSize)}, or with a higher min_count.`),
  }),
  workerFailedToStart: ({ worker, detail }) => ({
    title: `${taskOf(worker)} could not be started`,
    text: 'The browser did not load a part of the page. Reload it; if that does not help, try a newer browser.',
    detail: `${worker}: ${detail}`,
  }),
  workerCrashed: ({ worker, detail }) => ({
    title: `${taskOf(worker)} stopped by itself`,
    text:
      worker === 'projection'
        ? 'Training and the vectors are not touched. Train again to bring the map back.'
        : worker === 'classifier'
          ? 'The text and the vectors are not touched. Train the classifier again; a smaller model or batch needs less memory.'
          : 'The text and the settings are kept. Train again to go on; lower vector_size or threads if it happens twice.',
    detail: `${worker}: ${detail}`,
  }),
  lossNotFinite: ({ epoch, alpha }) => ({
    title: 'Training ran out of bounds',
    text: `In epoch ${epoch} the vectors grew beyond what numbers can hold. A learning rate of ${formatParameter(alpha)} is too high for this text; lower alpha and train again.`,
  }),
  unknownWord: ({ word }) => ({
    title: `“${word}” is not in the vocabulary`,
    text: 'It does not occur in the text, is rarer than min_count asks for, or was left out by a rule.',
  }),
  noKnownWords: ({ words }) => ({
    title: 'No known words',
    text: `None of ${words === 1 ? 'its one word' : `the ${formatCount(words)} words`} is in the vocabulary of this run. Try another text, or train with a lower min_count.`,
  }),
  documentWithoutWords: ({ document }) => ({
    title: `Document ${formatCount(document + 1)} has no known words`,
    text: 'None of its words is in the vocabulary of this run, so nothing is near it. Train with a lower min_count to keep rarer words.',
  }),
  documentsTooLarge: ({ documents, neededBytes, limitBytes }) => ({
    title: 'Too many documents to compare',
    text: `Comparing ${formatCount(documents)} documents this way takes ${formatBytes(neededBytes)}, and at most ${formatBytes(limitBytes)} are used for it. Read fewer documents, or train with a higher min_count or a lower vector_size.`,
  }),
  noTopics: ({ documents }) => ({
    title: 'No topics can be told apart',
    text: `No word of the vocabulary occurs in at least three of the ${plural(documents, 'document')} and is missing in others. Read a text with more documents, or one whose documents are shorter: their ends are set under Corpus.`,
  }),
  noSuchGroups: ({ column }) => ({
    title: `The column “${column}” has no groups`,
    text: 'Keywords tell groups of documents apart: choose a column of categories, not one of numbers.',
  }),
  wrongRun: ({ needs }) => WRONG_RUN_WORDS[needs],
  stillTraining: () => ({
    title: 'The vectors are being trained',
    text: 'Pause or stop training to go back to an earlier epoch.',
  }),
  noSnapshot: ({ epoch }) => ({
    title: `Epoch ${epoch} was not kept`,
    text: 'Choose one of the epochs that can be gone back to. Whether any are kept is set by “Snapshots” under Model.',
  }),
  newestOnly: ({ epoch }) => ({
    title: `Epoch ${epoch} has no answer to this`,
    text: 'Earlier epochs keep the vectors only, not the rest of the model. Go back to the newest vectors first.',
  }),
  noRun: () => ({ title: 'Nothing trained yet', text: 'Press Start first.' }),
};
