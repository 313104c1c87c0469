import { classifierRow } from '../../worker/contract/classifierRows';
import type { ClassifierProblem } from '../../worker/contract/problems';
import { formatBytes, formatCount, formatParameter, plural } from './format';
import type { WordsOf } from './wordingTypes';

/** What stands in the way of a classifier of documents. */
export const CLASSIFIER_PROBLEMS: WordsOf<ClassifierProblem['kind']> = {
  noLabelledDocuments: ({ column, noLabel, noWord, smallClass }) => ({
    title: `No document has a value in “${column}”`,
    text:
      `${plural(noLabel, 'document')} ${noLabel === 1 ? 'has' : 'have'} none, ${formatCount(noWord)} ${noWord === 1 ? 'has' : 'have'} no word` +
      `${smallClass > 0 ? `, and ${formatCount(smallClass)} ${smallClass === 1 ? 'is' : 'are'} of classes too small` : ''}. Choose another column.`,
  }),
  oneClass: ({ column, name, documents }) => ({
    title: `Only one class: “${name}”`,
    text: `${documents === 1 ? 'The one document' : `All ${formatCount(documents)} documents`} with a word and a class have this value in “${column}”. A classifier needs two classes to tell apart; choose another column.`,
  }),
  tooManyClasses: ({ column, classes, most }) => ({
    title: `“${column}” has ${formatCount(classes)} classes`,
    text: `More than ${formatCount(most)} are seldom meant: it may be a column of names or numbers. Choose another column, or say that you want all of them.`,
  }),
  smallClasses: ({ name, documents, classes, needed }) => ({
    title: `The class “${name}” has ${plural(documents, 'document')}`,
    text:
      `${classes === 1 ? 'A class needs' : `${formatCount(classes)} classes are as small; each needs`} ${formatCount(needed)} documents at least, ` +
      'one for each of training, validation and test. Leave such classes out, or add documents.',
  }),
  tooFewGroups: ({ column, groups, needed }) => ({
    title: `“${column}” makes ${plural(groups, 'group')}`,
    text: `Documents with the same value stay in one part of the split, so it takes ${formatCount(needed)} groups at least. Split by another column, or by none.`,
  }),
  splitImpossible: ({ column, name }) => ({
    title: `Split by “${column}”, only “${name}” is left to train on`,
    text: 'The other classes lie in a few large groups, which went to the other parts. Try another seed, smaller parts for validation and test, or another column.',
  }),
  sharesTooLarge: ({ validationShare, testShare }) => ({
    title: 'Too little is left to train on',
    text: `Validation takes ${formatParameter(validationShare)} and test ${formatParameter(testShare)} of the documents; together they may take 0.8 at most.`,
  }),
  invalidClassifierSetting: ({ key, value, expected }) => {
    const row = classifierRow(key);
    return {
      title: `${row.label} cannot be ${value === '' ? 'empty' : value}`,
      text: `${row.name} takes ${expected}.`,
    };
  },
  classifierTooLarge: ({ neededBytes }) => ({
    title: 'Not enough memory',
    text: `This network needs ${formatBytes(neededBytes)} while it is trained, more than the browser gives. Lower the batch size, the sequence length or the units.`,
  }),
  noBackend: ({ detail }) => ({
    title: 'TensorFlow.js cannot run here',
    text: 'Neither the graphics processor nor WebAssembly can be used. Logistic regression and fastText need neither; for networks try a newer browser.',
    detail,
  }),
  classifierLossNotFinite: ({ epoch, learningRate }) => ({
    title: 'Training ran out of bounds',
    text: `In epoch ${epoch} the loss grew beyond what numbers can hold. A learning rate of ${formatParameter(learningRate)} is too high; lower it and train again.`,
  }),
  noClassifierDocuments: () => ({
    title: 'No documents to classify yet',
    text: 'Train word vectors on a text with labels first, and choose the column of classes.',
  }),
  noClassifier: () => ({
    title: 'This classifier is not there',
    text: 'It has not finished yet, or was let go when other documents were loaded. Train it first.',
  }),
  vectorsNotTrained: () => ({
    title: 'The vectors have not moved',
    text: 'Only with word vectors “Fine-tuned” are the vectors of the run trained on.',
  }),
};
