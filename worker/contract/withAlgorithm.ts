import { defaultOf, type HyperparameterKey, type Hyperparameters } from './hyperparameterRow';
import { HYPERPARAMETERS } from './hyperparameters';

/**
 * The parameters with another algorithm: those that stand at the old one's defaults take the new one's.
 *
 * @param chosen parameters that were set on purpose and keep their values
 */
export const withAlgorithm = (
  h: Hyperparameters,
  algorithm: number,
  chosen: readonly HyperparameterKey[] = [],
): Hyperparameters => {
  const rows = HYPERPARAMETERS.filter(
    (row) => row.defaultOf && h[row.key] === defaultOf(row, h.algorithm) && !chosen.includes(row.key),
  );
  const values = Object.fromEntries(rows.map((row) => [row.key, defaultOf(row, algorithm)]));
  return { ...h, ...values, algorithm };
};
