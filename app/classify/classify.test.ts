import { describe, expect, it } from 'vitest';
import { classifierFactsOf } from '../state/classifierFixture';
import { cellName, confusionRows } from './confusionCells';
import { leftOutWords } from './ClassBars';
import { spreadLabels } from './chartScales';
import { cutWords } from './ClassifierSettingsForm';
import { commonDomain } from './IntervalPlot';
import { listedErrors } from './listedErrors';
import { wordEffects } from './wordEffects';

describe('confusionRows', () => {
  it('gives shares of whole rows also when some classes are not shown', () => {
    const rows = confusionRows([6, 2, 2, 1, 3, 0, 0, 0, 0], 3, [0, 1]);
    expect(rows.map((row) => row.map(({ documents }) => documents))).toEqual([
      [6, 2],
      [1, 3],
    ]);
    expect(rows[0][1].share).toBeCloseTo(0.2);
    expect(cellName(rows[0][1], ['ham', 'spam', 'x'])).toBe('2 of ham taken for spam, 20 % of ham');
    expect(confusionRows([6, 2, 2, 1, 3, 0, 0, 0, 0], 3, [2])[0][0].share).toBeNaN();
  });
});

describe('cutWords', () => {
  const facts = classifierFactsOf();

  it('tells how many documents lose their ends', () => {
    expect(cutWords(facts, 40)).toContain('80 % of the documents (800)');
    expect(cutWords(facts, 200)).toBe('All documents fit; the longest has 200 words.');
  });

  it.each([NaN, -5, 1e9])('bears %s', (length) => expect(cutWords(facts, length)).toMatch(/\.$/));
});

describe('leftOutWords', () => {
  it('counts each reason, and says nothing of none', () => {
    expect(leftOutWords({ noLabel: 1200, noWord: 0, smallClass: 2 })).toBe(
      'Left out: 1,200 without a label, 2 of classes that are too small.',
    );
    expect(leftOutWords({ noLabel: 0, noWord: 0, smallClass: 0 })).toBeNull();
  });
});

describe('spreadLabels', () => {
  it('keeps labels in their order, apart, and within the chart', () => {
    expect(spreadLabels([50, 52, 100], 13, [0, 100])).toEqual([50, 63, 100]);
    expect(spreadLabels([98, 99], 13, [0, 100])).toEqual([87, 100]);
    expect(spreadLabels([99, 98], 13, [0, 100])).toEqual([100, 87]);
  });
});

describe('commonDomain', () => {
  it('holds every interval and the reference, in tenths', () => {
    expect(commonDomain([{ value: 0.8, low: 0.72, high: 0.88 }], 0.5)).toEqual([0.4, 0.9]);
    expect(commonDomain([], 0.99)[1]).toBe(1);
  });
});

describe('wordEffects', () => {
  const words = ['for', 'against', 'little', 'unread'].map((word, i) => ({ word, known: true, read: i < 3 }));

  it('marks words that matter by their side', () => {
    const marked = wordEffects({ predicted: 0, probabilities: [1], words, effects: [0.2, -0.1, 0.001, 0] });
    expect(marked.map(({ side }) => side)).toEqual(['for', 'against', null, null]);
    expect(marked[1].strength).toBeCloseTo(0.5);
  });
});

describe('listedErrors', () => {
  it('are those of a cell', () => {
    const errors = [
      { document: 1, trueClass: 0, predicted: 1, probabilities: [] },
      { document: 2, trueClass: 1, predicted: 0, probabilities: [] },
    ];
    expect(listedErrors(errors, { trueClass: 1, predicted: 0 }).map(({ document }) => document)).toEqual([2]);
    expect(listedErrors(errors, null)).toBe(errors);
  });
});
