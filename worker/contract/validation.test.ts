import { describe, expect, it } from 'vitest';
import { DEFAULT_HYPERPARAMETERS, HYPERPARAMETERS, hyperparameterRow } from './hyperparameters';
import { expectedValue, isAllowed, parseValue, validateHyperparameters, valueText } from './validation';

const faults = (change: Record<string, unknown>) =>
  validateHyperparameters(Object.assign({ ...DEFAULT_HYPERPARAMETERS }, change));

describe('validateHyperparameters', () => {
  it('accepts the defaults and both ends of every range', () => {
    expect(faults({})).toEqual([]);
    for (const { key, min, max } of HYPERPARAMETERS) {
      expect(faults({ [key]: min })).toEqual([]);
      expect(faults({ [key]: max })).toEqual([]);
    }
  });

  it('refuses what lies outside, in every row', () => {
    for (const { key, min, max } of HYPERPARAMETERS) {
      for (const value of [min - 1, max + 1, NaN, Infinity, '5', undefined]) {
        expect(faults({ [key]: value })).toMatchObject([{ kind: 'invalidHyperparameter', key }]);
      }
    }
  });

  it('says what was given and what is expected', () => {
    expect(faults({ vectorSize: 2.5, seed: -1 })).toEqual([
      {
        kind: 'invalidHyperparameter',
        key: 'vectorSize',
        value: '2.5',
        expected: 'a whole number from 1 to 2,000',
      },
      {
        kind: 'invalidHyperparameter',
        key: 'seed',
        value: '-1',
        expected: 'a whole number from 0 to 4,294,967,295',
      },
    ]);
    expect(faults({ alpha: null })).toMatchObject([{ value: 'none', expected: 'a number from 0.0001 to 1' }]);
  });

  it('allows none only where the table does', () => {
    expect(faults({ maxFinalVocab: null })).toEqual([]);
    expect(faults({ minCount: null })).toHaveLength(1);
    expect(expectedValue(hyperparameterRow('maxFinalVocab'))).toBe(
      'a whole number from 2 to 10,000,000, or none',
    );
  });

  it('leaves a rising learning rate to the pre-flight check', () => {
    expect(faults({ alpha: 0.01, minAlpha: 0.5 })).toEqual([]);
  });

  it('words choices and switches', () => {
    expect(expectedValue(hyperparameterRow('sg'))).toBe('1 (Skip-gram) or 0 (CBOW)');
    expect(expectedValue(hyperparameterRow('shrinkWindows'))).toBe('0 (off) or 1 (on)');
  });
});

describe('values as text', () => {
  it('are read back as they were written', () => {
    for (const row of HYPERPARAMETERS) {
      const choices = row.choices?.map(({ value }) => value) ?? [row.min, row.max];
      for (const value of [...choices, ...(row.optional ? [null] : [])]) {
        expect(parseValue(row, valueText(row, value))).toBe(value);
      }
    }
  });

  it('may be a number or the name of a choice', () => {
    const row = hyperparameterRow('negativeSharing');
    expect(['window', '1', ' off ', '0'].map((text) => parseValue(row, text))).toEqual([1, 1, 0, 0]);
    expect(valueText(row, 1)).toBe('window');
    expect(expectedValue(row)).toBe('window (Per window) or off (Per pair)');
    expect(['', 'often', '2'].some((text) => isAllowed(row, parseValue(row, text)))).toBe(false);
  });
});
