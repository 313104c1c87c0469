import type { RowsView } from '../kernels/nearestNeighbours';

/** Two components settle in some 20 iterations; of ten, the last ones lie close together. */
const ITERATIONS = 20;
const ITERATIONS_OF_MANY = 80;
/** The components are settled when the cosine between one iteration's and the next's is this close to 1. */
const SETTLED = 1e-9;
/** Rows times dimensions from which the components are estimated: one iteration takes about 1 ms. */
const SAMPLE_FLOATS = 200_000;
/** Half the width of UMAP's own start. */
const EXTENT = 10;

export interface PrincipalAxes {
  mean: Float64Array;
  /** Unit vectors, of the largest variance first; of each the largest loading is positive. */
  axes: Float64Array[];
  /** Share of the whole variance along each, 0 to 1. */
  shares: number[];
}

/** Rows projected on their first two principal components, as UMAP's start. */
export const principalLayout = (rows: RowsView, usable: Uint8Array): Float32Array => {
  const { mean, axes } = principalAxes(rows, usable, 2);
  return axisLayout(rows, usable, mean, [axes[0], axes[1]]);
};

/**
 * Rows less their mean along two axes, scaled so that the farthest coordinate is 10. Rows that are not usable stand
 * at the centre.
 *
 * @returns count × 2
 */
export const axisLayout = (
  rows: RowsView,
  usable: Uint8Array,
  mean: Float64Array,
  axes: readonly [Float64Array, Float64Array],
): Float32Array => {
  const positions = new Float32Array(rows.count * 2);
  let farthest = 0;
  for (let r = 0; r < rows.count; r++) {
    if (!usable[r]) continue;
    for (let c = 0; c < 2; c++) {
      const coordinate = project(rows, r, mean, axes[c]);
      positions[2 * r + c] = coordinate;
      farthest = Math.max(farthest, Math.abs(coordinate));
    }
  }
  // Below this, rows that are equal differ by rounding only.
  return farthest > 1e-6
    ? positions.map((coordinate) => (coordinate * EXTENT) / farthest)
    : positions.fill(0);
};

export const meanRow = (
  { values, rowFloats, count, dimensions }: RowsView,
  usable: Uint8Array,
): Float64Array => {
  const mean = new Float64Array(dimensions);
  let rows = 0;
  for (let r = 0; r < count; r++) {
    if (!usable[r]) continue;
    rows++;
    for (let i = 0; i < dimensions; i++) mean[i] += values[r * rowFloats + i];
  }
  return rows > 0 ? mean.map((sum) => sum / rows) : mean;
};

const project = (
  { values, rowFloats, dimensions }: RowsView,
  row: number,
  mean: Float64Array,
  component: Float64Array,
): number => {
  let sum = 0;
  for (let i = 0; i < dimensions; i++) sum += (values[row * rowFloats + i] - mean[i]) * component[i];
  return sum;
};

/**
 * The first principal components of usable rows, by orthogonal iteration from a fixed start: the same rows always
 * give the same axes. Where there are fewer directions than components, the rest are zero vectors.
 */
export const principalAxes = (rows: RowsView, usable: Uint8Array, components: number): PrincipalAxes => {
  const mean = meanRow(rows, usable);
  let axes = orthonormal(
    Array.from({ length: components }, (_, c) =>
      Float64Array.from({ length: rows.dimensions }, (_, i) => Math.cos((c + 1) * (i + 1))),
    ),
  );
  const sample = centredSample(rows, usable, mean);
  const many = components > 2;
  const iterations = many ? ITERATIONS_OF_MANY : ITERATIONS;
  const matrix = many ? covariance(sample, rows.dimensions) : null;
  const imageOf = (axis: Float64Array): Float64Array =>
    matrix ? timesMatrix(matrix, axis) : timesCovariance(sample, axis);
  for (let iteration = 0; iteration < iterations; iteration++) {
    const images = orthonormal(axes.map(imageOf));
    const settled = images.every((image, c) => dotOf(image, axes[c]) > 1 - SETTLED);
    axes = images;
    if (settled) break;
  }
  const whole = dotOf(sample, sample);
  const shares = axes.map((axis) => (whole > 0 ? dotOf(imageOf(axis), axis) / whole : 0));
  return { mean, axes: axes.map(withPositiveLead), shares };
};

/** Of the sample (without its factor 1 / n), row by row: worth its price where many vectors are multiplied. */
const covariance = (sample: Float64Array, dimensions: number): Float64Array => {
  const matrix = new Float64Array(dimensions * dimensions);
  for (let row = 0; row < sample.length; row += dimensions) {
    for (let i = 0; i < dimensions; i++) {
      const value = sample[row + i];
      for (let j = 0; j < dimensions; j++) matrix[i * dimensions + j] += value * sample[row + j];
    }
  }
  return matrix;
};

const timesMatrix = (matrix: Float64Array, vector: Float64Array): Float64Array => {
  const image = new Float64Array(vector.length);
  for (let i = 0, at = 0; i < vector.length; i++) {
    for (let j = 0; j < vector.length; j++, at++) image[i] += matrix[at] * vector[j];
  }
  return image;
};

/** The vector times the covariance of the sample (without its factor 1 / n). */
const timesCovariance = (sample: Float64Array, vector: Float64Array): Float64Array => {
  const dimensions = vector.length;
  const image = new Float64Array(dimensions);
  for (let row = 0; row < sample.length; row += dimensions) {
    let coordinate = 0;
    for (let i = 0; i < dimensions; i++) coordinate += sample[row + i] * vector[i];
    for (let i = 0; i < dimensions; i++) image[i] += coordinate * sample[row + i];
  }
  return image;
};

/** Usable rows at even distances, less the mean, without padding. */
const centredSample = (rows: RowsView, usable: Uint8Array, mean: Float64Array): Float64Array => {
  const { values, rowFloats, count, dimensions } = rows;
  const step = Math.max(1, Math.ceil((count * dimensions) / SAMPLE_FLOATS));
  const sample = new Float64Array(Math.ceil(count / step) * dimensions);
  for (let r = 0, to = 0; r < count; r += step, to += dimensions) {
    if (!usable[r]) continue;
    for (let i = 0; i < dimensions; i++) sample[to + i] = values[r * rowFloats + i] - mean[i];
  }
  return sample;
};

/** Gram–Schmidt; a vector that vanishes stays zero. */
const orthonormal = (vectors: readonly Float64Array[]): Float64Array[] => {
  const done: Float64Array[] = [];
  for (const vector of vectors) {
    let rest = vector;
    const before = lengthOf(vector);
    for (const other of done) {
      const share = dotOf(rest, other);
      rest = rest.map((value, i) => value - share * other[i]);
    }
    const length = lengthOf(rest);
    const scale = length > 1e-9 * before ? 1 / length : 0;
    done.push(rest.map((value) => value * scale));
  }
  return done;
};

const dotOf = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

const lengthOf = (vector: Float64Array): number => Math.sqrt(dotOf(vector, vector));

const withPositiveLead = (vector: Float64Array): Float64Array => {
  const lead = vector.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0);
  return lead < 0 ? vector.map((value) => -value) : vector;
};
