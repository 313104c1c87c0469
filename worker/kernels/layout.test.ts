import { describe, expect, it } from 'vitest';
import type { CompiledKernels } from './kernels';
import { kernelSpace } from './projectionKernels';
import { KERNEL_RESERVE_BYTES } from './kernels';
import { kernelsFor } from './neighbourFixture';
import { buildsHere } from './trainingFixture';
import { gradientTables } from '../projection/gradientTables';
import { Random } from '../model/random';
import * as field from './assembly/layoutJobLayout';

const POINTS = 90;
const EDGES_A_POINT = 7;
const EDGES = POINTS * EDGES_A_POINT;

const JOB = KERNEL_RESERVE_BYTES;
const POSITIONS = JOB + 128;
const ANCHORS = POSITIONS + 8 * POINTS;
const OFFSETS = ANCHORS + 8 * POINTS;
const TAILS = OFFSETS + 4 * POINTS + 8;
const WEIGHTS = TAILS + 4 * EDGES + 16;
const ATTRACTION = WEIGHTS + 4 * EDGES + 16;
const REPULSION = ATTRACTION + 4 * field.LAYOUT_TABLE_SIZE;
const BYTES = REPULSION + 4 * field.LAYOUT_TABLE_SIZE;

interface Options {
  spring: number;
  rate: number;
  scale: number;
  negatives: number;
}
const PLAIN: Options = { spring: 0, rate: 1, scale: 1, negatives: 5 };

/** Points with random edges, weights and positions, and a kernel to run on them. */
const model = (compiled: CompiledKernels, options: Partial<Options> = {}) => {
  const { spring, rate, scale, negatives } = { ...PLAIN, ...options };
  const { buffer, kernels } = kernelSpace(compiled, BYTES - KERNEL_RESERVE_BYTES);
  const random = new Random(3);
  const floats = (at: number, length: number) => new Float32Array(buffer, at, length);
  const positions = floats(POSITIONS, 2 * POINTS);
  positions.forEach((_, i) => (positions[i] = 20 * random.uniform() - 10));
  positions.set(positions.subarray(0, 2), 2);
  floats(ANCHORS, 2 * POINTS).fill(3);
  // Rows of different lengths, some without an edge.
  const offsets = new Uint32Array(buffer, OFFSETS, POINTS + 1);
  for (let p = 0; p < POINTS; p++) offsets[p + 1] = offsets[p] + (p % EDGES_A_POINT);
  const edges = offsets[POINTS];
  new Uint32Array(buffer, TAILS, edges).forEach((_, e, tails) => (tails[e] = random.next() % POINTS));
  const weights = floats(WEIGHTS, edges);
  weights.forEach((_, e) => (weights[e] = random.uniform()));
  for (let entry = 0; entry < field.LAYOUT_TABLE_SIZE; entry++) {
    const square = 2 ** (-16 + entry / 64);
    floats(ATTRACTION, field.LAYOUT_TABLE_SIZE)[entry] = -1 / (1 + square);
    floats(REPULSION, field.LAYOUT_TABLE_SIZE)[entry] = 1 / ((0.001 + square) * (1 + square));
  }
  const view = new DataView(buffer, JOB);
  const addresses: [number, number][] = [
    [field.LAYOUT_POSITIONS, POSITIONS],
    [field.LAYOUT_SAMPLES, POSITIONS],
    [field.LAYOUT_POINTS, POINTS],
    [field.LAYOUT_OFFSETS, OFFSETS],
    [field.LAYOUT_TAILS, TAILS],
    [field.LAYOUT_WEIGHTS, WEIGHTS],
    [field.LAYOUT_ATTRACTION, ATTRACTION],
    [field.LAYOUT_REPULSION, REPULSION],
    [field.LAYOUT_NEGATIVES, negatives],
    [field.LAYOUT_ANCHORS, spring > 0 ? ANCHORS : 0],
  ];
  for (const [offset, value] of addresses) view.setUint32(offset, value, true);
  view.setFloat32(field.LAYOUT_RATE, rate, true);
  view.setFloat32(field.LAYOUT_SCALE, scale, true);
  view.setFloat32(field.LAYOUT_SPRING, spring, true);
  for (let word = 0; word < 16; word++) {
    view.setUint32(field.LAYOUT_RANDOM + 4 * word, random.next(), true);
  }
  return {
    positions,
    weights,
    offsets,
    edges,
    run: (epoch: number, from = 0, to = POINTS): number => {
      view.setUint32(field.LAYOUT_EPOCH, epoch, true);
      view.setUint32(field.LAYOUT_FROM, from, true);
      view.setUint32(field.LAYOUT_TO, to, true);
      return kernels.layoutEpoch(JOB);
    },
  };
};

const builds = (['reference', ...(await buildsHere())] as const).flatMap((build) =>
  [false, true].map((shared) => ({ build, shared })),
);
const twin = await kernelsFor('reference', false);

describe.each(builds)('the layout kernel, $build build, shared: $shared', ({ build, shared }) => {
  const prepare = async (options: Partial<Options> = {}) => model(await kernelsFor(build, shared), options);

  it.each<Partial<Options>>([
    {},
    { rate: 0.03 },
    { scale: 0.4 },
    { spring: 0.1 },
    { negatives: 1, spring: 0.01 },
    { negatives: 0 },
  ])('has the bits of its twin (%o)', async (options) => {
    const ours = await prepare(options);
    const theirs = model(twin, options);
    const before = ours.positions.slice();
    for (const epoch of [0, 1, 2, 3, 500, 4095]) {
      expect(ours.run(epoch)).toBe(POINTS);
      theirs.run(epoch);
    }
    expect(ours.positions).toEqual(theirs.positions);
    expect(ours.positions).not.toEqual(before);
    expect(ours.positions.every(Number.isFinite)).toBe(true);
  });

  it('gives the same in parts as at once', async () => {
    const whole = await prepare({ spring: 0.02 });
    const parts = await prepare({ spring: 0.02 });
    for (let epoch = 0; epoch < 3; epoch++) {
      whole.run(epoch);
      parts.run(epoch, 0, 31);
      parts.run(epoch, 31, 31);
      parts.run(epoch, 31, POINTS);
    }
    expect(parts.positions).toEqual(whole.positions);
  });

  it('gives each edge as many turns as its weight asks', async () => {
    // Without negative samples and from far away: an edge moves its ends by 4, the most there is, in each turn.
    const { positions, weights, offsets, run, edges } = await prepare({ negatives: 0, rate: 1e-6 });
    weights.fill(0);
    const [edge, head] = [edges - 1, POINTS - 1];
    expect(offsets[head + 1]).toBe(edges);
    weights[edge] = 0.3;
    let turns = 0;
    for (let epoch = 0; epoch < 1000; epoch++) {
      const before = positions.slice();
      run(epoch);
      if (positions.some((value, i) => value !== before[i])) turns++;
    }
    expect(turns).toBeGreaterThanOrEqual(299);
    expect(turns).toBeLessThanOrEqual(301);
  });

  it('leaves points without edges to themselves, and moves none by an edge of weight 0', async () => {
    const { positions, weights, run } = await prepare();
    weights.fill(0);
    const before = positions.slice();
    for (let epoch = 0; epoch < 20; epoch++) run(epoch);
    expect(positions).toEqual(before);
  });

  it('draws points to their anchors by the spring', async () => {
    const { positions, weights, run } = await prepare({ spring: 0.25 });
    weights.fill(0);
    const before = positions.slice();
    run(0);
    before.forEach((value, i) => expect(positions[i]).toBeCloseTo(value + 0.25 * (3 - value), 4));
  });
});

it('follows the gradient of the loss', () => {
  // log q of one edge, q = 1 / (1 + a s^b), against finite differences, at many distances.
  const { a, b } = { a: 1.577, b: 0.895 };
  const { attraction, repulsion } = gradientTables({ a, b });
  const closeness = (d: number) => 1 / (1 + a * (d * d) ** b);
  for (let exponent = -5; exponent < 7; exponent += 0.37) {
    const d = 2 ** exponent;
    const bits = new Uint32Array(Float32Array.of(d * d).buffer)[0];
    const entry = (bits >> field.LAYOUT_TABLE_SHIFT) - field.LAYOUT_TABLE_FIRST;
    const slope = (loss: (d: number) => number) => (loss(d * 1.0001) - loss(d * 0.9999)) / (0.0002 * d);
    const expected = slope((x) => Math.log(closeness(x)));
    expect(Math.abs((attraction[entry] * d) / expected - 1)).toBeLessThan(0.03);
    const away = slope((x) => Math.log(1 - closeness(x)));
    // The floor of 0.001 under the squared distance holds repulsion down near 0.
    if (d > 0.5) expect(Math.abs((repulsion[entry] * d) / away - 1)).toBeLessThan(0.03);
  }
});
