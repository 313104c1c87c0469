import { defaultOf, type Hyperparameters } from './hyperparameterRow';
import { HYPERPARAMETERS } from './hyperparameters';

/** The parameters with another algorithm: those that stand at the old one's defaults take the new one's. */
export const withAlgorithm = (h: Hyperparameters, algorithm: number): Hyperparameters => {
  const rows = HYPERPARAMETERS.filter((row) => row.defaultOf && h[row.key] === defaultOf(row, h.algorithm));
  const values = Object.fromEntries(rows.map((row) => [row.key, defaultOf(row, algorithm)]));
  return { ...h, ...values, algorithm };
};
