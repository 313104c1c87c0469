import type { Problem } from '../../worker/contract/problems';
import { hyperparameterRow } from '../../worker/contract/hyperparameters';
import { valueText } from '../../worker/contract/validation';
import { EXPRESSION_LABELS, wordExpressionFault } from './expressionWording';
import { formatCount, plural } from './format';
import type { WordsOf } from './wordingTypes';

export type SettingProblem = Extract<
  Problem['kind'],
  | 'singleWord'
  | 'nothingLeft'
  | 'vocabularyOfOne'
  | 'rulesLeaveTooFew'
  | 'singleDocument'
  | 'tagCount'
  | 'invalidExpression'
  | 'invalidHyperparameter'
  | 'unknownUrlParameter'
  | 'cannotContinue'
>;

const shortened = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Settings that make no sense, or no run on this text. */
export const SETTING_PROBLEMS: WordsOf<SettingProblem> = {
  singleWord: ({ word, count }) => ({
    title: `Only one word: “${word}”`,
    text: `The whole text is this word, ${plural(count, 'time')}. A model needs words to tell apart; choose another text, or another tokeniser if the words were not split.`,
  }),
  nothingLeft: ({ minCount, vocabulary, highestCount }) => ({
    title: 'No word is frequent enough',
    text: `The most frequent of ${plural(vocabulary, 'word')} occurs ${plural(highestCount, 'time')}, and min_count asks for ${formatCount(minCount)}. Lower min_count.`,
  }),
  vocabularyOfOne: ({ word, minCount }) => ({
    title: `Only “${word}” is left`,
    text: `It is the one word that occurs at least ${plural(minCount, 'time')}. Lower min_count so that more words remain.`,
  }),
  rulesLeaveTooFew: ({ words, leftOut }) => ({
    title: words === 0 ? 'The rules leave no word' : 'The rules leave one word',
    text: `The stop list, max_count and the expressions left out ${plural(leftOut, 'word')} that would be frequent enough. Loosen them under Model, Vocabulary.`,
  }),
  singleDocument: () => ({
    title: 'Only one document',
    text: 'Documents are compared with one another, here there is one. Choose under Corpus where a document ends: at every line, at punctuation, or with every file.',
  }),
  tagCount: ({ dmTagCount, documents, document, tags }) => ({
    title: `Document ${formatCount(document)} has ${plural(tags, 'tag')}, not ${formatCount(dmTagCount)}`,
    text:
      `With dm_concat every document needs ${plural(dmTagCount, 'tag')} (dm_tag_count), its own number and its labels; ` +
      `${documents === 1 ? 'one has' : `${formatCount(documents)} have`} another number. ` +
      'Change dm_tag_count or the labels, or switch dm_concat off.',
  }),
  invalidExpression: ({ rule, expression, fault }) => ({
    title: `“${shortened(expression)}” cannot be used under “${EXPRESSION_LABELS[rule]}”`,
    text: wordExpressionFault(fault),
  }),
  invalidHyperparameter: ({ key, value, expected }) => {
    const row = hyperparameterRow(key);
    return {
      title: `${row.label} cannot be ${value === '' ? 'empty' : value}`,
      text: `${row.name} takes ${expected}.`,
    };
  },
  unknownUrlParameter: ({ name }) => ({
    title: `The link asks for “${name}”`,
    text: `${name.includes('=') ? 'That value cannot be used' : 'No such setting is known here'}. It was left out; the other settings of the link are in place.`,
  }),
  cannotContinue: ({ key, value }) => {
    const row = hyperparameterRow(key);
    return {
      title: `${row.label} differs from the last run’s`,
      text: `Further training goes on from vectors with ${row.name} ${valueText(row, value)}. Set it back, or start anew.`,
    };
  },
};
