import { describe, expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { corpusOfText } from '../model/corpusFixture';
import { selectVocabulary } from '../model/vocabulary';
import { ModelQueries } from './modelQueries';
import { wordProbabilities } from './predictWord';
import { tableOf } from './queryFixture';

const words = tableOf([
  [1, 0],
  [0, 2],
]);
const outputs = tableOf([
  [3, 0],
  [0, 1],
]);

const queriesOf = (change: { dmMean: number; cbowMean: number }): ModelQueries => {
  const hyperparameters = { ...defaultHyperparameters(DOC2VEC), minCount: 1, ...change };
  const vocabulary = selectVocabulary(corpusOfText('sea sea whale').types, hyperparameters);
  const frozen = { hyperparameters, words, outputs, missing: null, drawNoise: null, pathOf: null };
  return new ModelQueries({
    ...{ runId: 1, vocabulary, frozen, subwords: null, fastText: null, documents: null },
    ...{ tokenize: (text) => text.split(' '), sentences: (text) => [text.split(' ')] },
  });
};

describe('predictWord of a PV-DM run', () => {
  it.each([
    { dmMean: 0, cbowMean: 1 },
    { dmMean: 1, cbowMean: 0 },
  ])('takes the context as the run did (%o)', (change) => {
    const predicted = queriesOf(change).predictWord('sea whale', 2);
    const [sea, whale] = wordProbabilities([0, 1], { words, outputs, usesMean: change.dmMean === 1 });
    const list = predicted.ok ? predicted.value : [];
    const probabilityOf = (name: string) => list.find(({ word }) => word === name)?.probability;
    expect([probabilityOf('sea'), probabilityOf('whale')]).toEqual([sea, whale]);
  });
});
