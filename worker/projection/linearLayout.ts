import {
  COMPONENTS,
  PRINCIPAL_COMPONENTS,
  type LinearAxis,
  type ProjectionSettings,
} from '../contract/projection';
import type { NeighbourSearch, RowsView } from '../kernels/nearestNeighbours';
import { axisLayout, meanRow, principalAxes } from './pca';

export interface LinearLayout {
  /** Points × 2. */
  positions: Float32Array;
  /** Share of the variance along each principal component; null where axes run between words. */
  variance: number[] | null;
}

/**
 * Points along two straight axes: principal components, or from the mean vector of some words to that of others
 * (as in Bolukbasi et al. 2016). Where no axes are chosen, or an axis has no length, the principal components stand in.
 *
 * @param given the rows as they are, of all words that an axis may name
 * @param search the rows loaded from them
 */
export const linearLayout = (
  search: NeighbourSearch,
  given: RowsView,
  settings: ProjectionSettings,
): LinearLayout => {
  const { rows, usable } = search;
  const chosen = settings.method === PRINCIPAL_COMPONENTS ? null : settings.axes;
  const [x, y] = [chosen && axisOf(given, chosen.x), chosen && axisOf(given, chosen.y)];
  if (x && y) return { positions: axisLayout(rows, usable, meanRow(rows, usable), [x, y]), variance: null };
  const { mean, axes, shares } = principalAxes(rows, usable, COMPONENTS);
  const shown = settings.method === PRINCIPAL_COMPONENTS ? settings : { componentX: 1, componentY: 2 };
  const positions = axisLayout(rows, usable, mean, [
    x ?? axes[shown.componentX - 1],
    y ?? axes[shown.componentY - 1],
  ]);
  return { positions, variance: settings.method === PRINCIPAL_COMPONENTS ? shares : null };
};

/** A unit vector; null without a direction, as when both ends are the same words. */
const axisOf = (rows: RowsView, { from, to }: LinearAxis): Float64Array | null => {
  const axis = new Float64Array(rows.dimensions);
  addMean(axis, rows, to, 1);
  addMean(axis, rows, from, -1);
  const length = Math.hypot(...axis);
  return length > 1e-9 && length < Infinity ? axis.map((value) => value / length) : null;
};

const addMean = (
  axis: Float64Array,
  { values, rowFloats, dimensions }: RowsView,
  words: readonly number[],
  sign: number,
): void => {
  const known = words.filter((word) => (word + 1) * rowFloats <= values.length);
  for (const word of known) {
    for (let i = 0; i < dimensions; i++) axis[i] += (sign * values[word * rowFloats + i]) / known.length;
  }
};

/** Turns components over that have changed sign since the last layout of the same words, in place. */
export const keepSigns = (positions: Float32Array, last: Float32Array): void => {
  if (positions.length !== last.length) return;
  for (let axis = 0; axis < 2; axis++) {
    let agreement = 0;
    for (let i = axis; i < positions.length; i += 2) agreement += positions[i] * last[i];
    if (agreement >= 0) continue;
    for (let i = axis; i < positions.length; i += 2) positions[i] = -positions[i];
  }
};
