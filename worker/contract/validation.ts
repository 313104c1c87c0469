import { HYPERPARAMETERS } from './hyperparameters';
import type { Hyperparameters, ParameterRow } from './hyperparameterRow';
import type { Problem } from './problems';

const NUMBER_FORMAT = new Intl.NumberFormat('en-US', { maximumFractionDigits: 10 });

/** What a row of the table allows, in plain words: "a whole number from 1 to 2,000". */
export const expectedValue = (row: ParameterRow): string => {
  if (row.kind === 'switch') return '0 (off) or 1 (on)';
  if (row.choices)
    return row.choices.map(({ value, label, name }) => `${name ?? value} (${label})`).join(' or ');
  const kind = row.kind === 'integer' ? 'a whole number' : 'a number';
  const range = `${kind} from ${NUMBER_FORMAT.format(row.min)} to ${NUMBER_FORMAT.format(row.max)}`;
  return row.optional ? `${range}, or none` : range;
};

/** Whether a value, from a form or a URL, is one that the row allows. */
export const isAllowed = (row: ParameterRow, value: unknown): boolean => {
  if (value === null) return row.optional === true;
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  if (row.choices) return row.choices.some((choice) => choice.value === value);
  if (row.kind !== 'number' && !Number.isInteger(value)) return false;
  return value >= row.min && value <= row.max;
};

/**
 * The value that a text stands for in an address or on a command line: a number, the name of a choice, or
 * "none". NaN, which no row allows, where it stands for nothing.
 */
export const parseValue = (row: ParameterRow, text: string): number | null => {
  const trimmed = text.trim();
  if (row.optional && trimmed === 'none') return null;
  const named = row.choices?.find(({ name }) => name === trimmed);
  if (named) return named.value;
  return trimmed === '' ? NaN : Number(trimmed);
};

/** The text that `parseValue` reads back as this value; the name of a choice that has one. */
export const valueText = (row: ParameterRow, value: number | null): string => {
  if (value === null) return 'none';
  return row.choices?.find((choice) => choice.value === value)?.name ?? String(value);
};

/** One `invalidHyperparameter` for each value outside the table's limits; none when all are sound. */
export const validateHyperparameters = (hyperparameters: Hyperparameters): Problem[] =>
  HYPERPARAMETERS.filter((row) => !isAllowed(row, hyperparameters[row.key])).map((row) => ({
    kind: 'invalidHyperparameter',
    key: row.key,
    value: hyperparameters[row.key] === null ? 'none' : String(hyperparameters[row.key]),
    expected: expectedValue(row),
  }));
