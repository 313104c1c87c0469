import { describe, expect, it } from 'vitest';
import type { TrainingKernels } from './kernels';
import { buildsHere, trainingFixture, type FixtureOptions } from './trainingFixture';

const MODES: { mode: keyof TrainingKernels; options: Partial<FixtureOptions> }[] = [
  { mode: 'skipGramNegative', options: { negativeSharing: 1 } },
  { mode: 'skipGramNegative', options: { negativeSharing: 0 } },
  { mode: 'skipGramNegative', options: { negative: 1, window: 1, dimensions: 3 } },
  { mode: 'skipGramNegative', options: { negative: 12, window: 9, dimensions: 100, shrinkWindows: 0 } },
  { mode: 'skipGramHierarchical', options: {} },
  { mode: 'cbowNegative', options: { cbowMean: 1 } },
  { mode: 'cbowNegative', options: { cbowMean: 0, negative: 6 } },
  { mode: 'cbowHierarchical', options: { cbowMean: 1 } },
  { mode: 'cbowHierarchical', options: { cbowMean: 0, dimensions: 33 } },
];

const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);

const builds = await buildsHere();

describe.each(builds)('wasm build %s', (build) => {
  describe.each([false, true])('shared memory %s', (shared) => {
    it.each(MODES)('$mode $options trains like its TypeScript twin', async ({ mode, options }) => {
      const ours = await trainingFixture({ ...options, build, shared });
      const twin = await trainingFixture({ ...options, build: 'reference' });
      const before = ours.inputs.slice();
      const words = ours.train(mode, 0, ours.tokens, 0.05);
      expect(words).toBe(twin.train(mode, 0, twin.tokens, 0.05));
      expect(largestDifference(ours.inputs, before)).toBeGreaterThan(1e-2);
      // Float32 sums in another order; a wrong term differs by 1e-3 and more.
      expect(largestDifference(ours.inputs, twin.inputs)).toBeLessThan(2e-5);
      expect(largestDifference(ours.outputs, twin.outputs)).toBeLessThan(2e-5);
      expect(ours.results().pairs).toBe(twin.results().pairs);
      expect(ours.results().loss / twin.results().loss).toBeCloseTo(1, 6);
    });
  });

  it.each(MODES)(
    '$mode $options: a range in parts gives what the whole gives, bit for bit',
    async ({ mode, options }) => {
      const whole = await trainingFixture({ ...options, build });
      const parts = await trainingFixture({ ...options, build });
      whole.train(mode, 0, whole.tokens, 0.025);
      const cuts = [0, 1, 17, 18, 90, whole.tokens];
      for (let i = 1; i < cuts.length; i++) parts.train(mode, cuts[i - 1], cuts[i], 0.025);
      expect(parts.inputs).toEqual(whole.inputs);
      expect(parts.outputs).toEqual(whole.outputs);
      expect(parts.results().pairs).toBe(whole.results().pairs);
    },
  );

  it.each(MODES)('$mode $options leaves padding at zero and everything finite', async ({ mode, options }) => {
    const fixture = await trainingFixture({ ...options, build });
    for (let pass = 0; pass < 5; pass++) fixture.train(mode, 0, fixture.tokens, 0.1);
    const { rowFloats, dimensions } = fixture;
    for (const rows of [fixture.inputs, fixture.outputs]) {
      expect(rows.every(Number.isFinite)).toBe(true);
      expect(rows.every((value, i) => i % rowFloats < dimensions || value === 0)).toBe(true);
    }
  });

  it.each(MODES)('$mode $options learns: the loss a pair falls', async ({ mode, options }) => {
    const fixture = await trainingFixture({ ...options, build });
    fixture.train(mode, 0, fixture.tokens, 0.05);
    const first = fixture.results();
    for (let pass = 0; pass < 20; pass++) fixture.train(mode, 0, fixture.tokens, 0.05);
    const before = fixture.results();
    fixture.train(mode, 0, fixture.tokens, 0.05);
    const last = fixture.results();
    const lastMean = (last.loss - before.loss) / (last.pairs - before.pairs);
    expect(lastMean).toBeLessThan((first.loss / first.pairs) * 0.98);
  });

  it('stops before the next position when asked, and goes on from there', async () => {
    const fixture = await trainingFixture({ build });
    fixture.stop(1);
    expect(fixture.train('skipGramNegative', 0, fixture.tokens, 0.025)).toBe(0);
    expect(fixture.results().position).toBe(0);
    fixture.stop(0);
    expect(fixture.train('skipGramNegative', 0, fixture.tokens, 0.025)).toBeGreaterThan(100);
    expect(fixture.results().position).toBe(fixture.tokens);
  });

  it('does not lose precision of the loss for rows far apart', async () => {
    const ours = await trainingFixture({ build });
    const twin = await trainingFixture({ build: 'reference' });
    for (const { inputs, outputs } of [ours, twin]) {
      for (let i = 0; i < inputs.length; i++) [inputs[i], outputs[i]] = [inputs[i] * 5, outputs[i] * 5];
    }
    ours.train('skipGramNegative', 0, ours.tokens, 0);
    twin.train('skipGramNegative', 0, twin.tokens, 0);
    expect(ours.results().loss / twin.results().loss).toBeCloseTo(1, 6);
  });
});
