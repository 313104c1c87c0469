import { describe, expect, it } from 'vitest';
import { buildsHere, trainingFixture, type FixtureOptions, type TrainingMode } from './trainingFixture';

interface Mode {
  name: string;
  mode: TrainingMode;
  options: Partial<FixtureOptions>;
}

const WORD2VEC: Mode[] = [
  { name: 'skip-gram', mode: 'skipGram', options: {} },
  { name: 'skip-gram, negatives a pair', mode: 'skipGram', options: { negativeSharing: 0 } },
  { name: 'skip-gram, least', mode: 'skipGram', options: { negative: 1, window: 1, dimensions: 3 } },
  {
    name: 'skip-gram, wide',
    mode: 'skipGram',
    options: { negative: 12, window: 9, dimensions: 100, shrinkWindows: 0 },
  },
  { name: 'skip-gram, hs', mode: 'skipGram', options: { hs: true } },
  { name: 'CBOW', mode: 'context', options: {} },
  { name: 'CBOW, sum', mode: 'context', options: { contextMean: 0, negative: 6 } },
  { name: 'CBOW, exact gradient', mode: 'context', options: { exactGradient: 1, negative: 7 } },
  { name: 'CBOW, sum, exact gradient', mode: 'context', options: { contextMean: 0, exactGradient: 1 } },
  { name: 'CBOW, hs', mode: 'context', options: { hs: true } },
  { name: 'CBOW, sum, hs', mode: 'context', options: { contextMean: 0, hs: true, dimensions: 33 } },
];

const FASTTEXT: Mode[] = [
  { name: 'FastText skip-gram', mode: 'skipGram', options: { subwords: 'mean' } },
  {
    name: 'FastText skip-gram, negatives a pair',
    mode: 'skipGram',
    options: { subwords: 'mean', negativeSharing: 0, window: 2 },
  },
  {
    name: 'FastText skip-gram, hs',
    mode: 'skipGram',
    options: { subwords: 'mean', hs: true, shrinkWindows: 0 },
  },
  { name: 'FastText CBOW', mode: 'context', options: { subwords: 'sum' } },
  { name: 'FastText CBOW, sum', mode: 'context', options: { subwords: 'sum', contextMean: 0 } },
  { name: 'FastText CBOW, hs', mode: 'context', options: { subwords: 'sum', hs: true } },
];

const DOC2VEC: Mode[] = [
  { name: 'PV-DBOW', mode: 'skipGram', options: { documents: 'numbered', wordInputs: 0 } },
  { name: 'PV-DBOW, tags, hs', mode: 'skipGram', options: { documents: 'tagged', wordInputs: 0, hs: true } },
  { name: 'PV-DBOW with words', mode: 'skipGram', options: { documents: 'tagged' } },
  {
    name: 'PV-DBOW with words, negatives a pair',
    mode: 'skipGram',
    options: { documents: 'numbered', negativeSharing: 0 },
  },
  { name: 'PV-DM', mode: 'context', options: { documents: 'numbered' } },
  { name: 'PV-DM, sum', mode: 'context', options: { documents: 'tagged', contextMean: 0 } },
  { name: 'PV-DM, hs', mode: 'context', options: { documents: 'tagged', hs: true } },
  {
    name: 'PV-DM, concatenation',
    mode: 'concatenation',
    options: { documents: 'numbered', concatenated: true },
  },
  {
    name: 'PV-DM, concatenation, two tags',
    mode: 'concatenation',
    options: { documents: 'twoTags', concatenated: true, window: 2, negative: 8, dimensions: 33 },
  },
  {
    name: 'PV-DM, concatenation, windows longer than documents',
    mode: 'concatenation',
    options: { documents: 'numbered', concatenated: true, window: 16, negative: 1, dimensions: 5 },
  },
  {
    name: 'PV-DM, concatenation, hs',
    mode: 'concatenation',
    options: { documents: 'twoTags', concatenated: true, window: 3, hs: true },
  },
];

const MODES = [...WORD2VEC, ...FASTTEXT, ...DOC2VEC];

const largestDifference = (a: Float32Array, b: Float32Array): number =>
  a.reduce((largest, value, i) => Math.max(largest, Math.abs(value - b[i])), 0);

const builds = await buildsHere();

describe.each(builds)('wasm build %s', (build) => {
  describe.each([false, true])('shared memory %s', (shared) => {
    it.each(MODES)('$name trains like its TypeScript twin', async ({ mode, options }) => {
      const ours = await trainingFixture({ ...options, build, shared });
      const twin = await trainingFixture({ ...options, build: 'reference' });
      const trained = (options.wordInputs ?? 1) === 1 ? ours.inputs : ours.tagRows;
      const before = trained.slice();
      const words = ours.train(mode, 0, ours.tokens, 0.05);
      expect(words).toBe(twin.train(mode, 0, twin.tokens, 0.05));
      expect(largestDifference(trained, before)).toBeGreaterThan(1e-2);
      // Float32 sums in another order; a wrong term differs by 1e-3 and more.
      for (const rows of ['inputs', 'outputs', 'tagRows', 'vectors'] as const) {
        expect(largestDifference(ours[rows], twin[rows])).toBeLessThan(2e-5);
      }
      expect(ours.results().pairs).toBe(twin.results().pairs);
      expect(ours.results().loss / twin.results().loss).toBeCloseTo(1, 6);
    });
  });

  it.each([...WORD2VEC, ...DOC2VEC])(
    '$name: a range in parts gives what the whole gives, bit for bit',
    async ({ mode, options }) => {
      const whole = await trainingFixture({ ...options, build });
      const parts = await trainingFixture({ ...options, build });
      whole.train(mode, 0, whole.tokens, 0.025);
      const cuts = [0, 1, 17, 18, 90, whole.tokens];
      for (let i = 1; i < cuts.length; i++) parts.train(mode, cuts[i - 1], cuts[i], 0.025);
      expect(parts.inputs).toEqual(whole.inputs);
      expect(parts.outputs).toEqual(whole.outputs);
      expect(parts.tagRows).toEqual(whole.tagRows);
      expect(parts.results().pairs).toBe(whole.results().pairs);
    },
  );

  it.each(FASTTEXT)(
    '$name: a range cut between sentences gives nearly what the whole gives',
    async ({ mode, options }) => {
      const whole = await trainingFixture({ ...options, build });
      const parts = await trainingFixture({ ...options, build });
      const start = whole.inputs.slice();
      whole.train(mode, 0, whole.tokens, 0.002);
      const cuts = [0, ...whole.sentenceEnds.map((end) => end + 1)];
      for (let i = 1; i < cuts.length; i++) parts.train(mode, cuts[i - 1], cuts[i], 0.002);
      // Composed words are released at the end of a call; in one call the next sentence may begin before that.
      const moved = largestDifference(whole.inputs, start);
      expect(largestDifference(parts.inputs, whole.inputs)).toBeLessThan(0.02 * moved);
      expect(parts.results().pairs).toBe(whole.results().pairs);
    },
  );

  it.each(FASTTEXT)('$name: a call may begin with the end of a sentence', async ({ mode, options }) => {
    for (const kind of [build, 'reference'] as const) {
      const after = await trainingFixture({ ...options, build: kind });
      const before = await trainingFixture({ ...options, build: kind });
      const ends = after.sentenceEnds;
      [0, ...ends.map((end) => end + 1)].forEach((from, i) =>
        after.train(mode, from, ends[i] + 1 || after.tokens, 0.05),
      );
      [0, ...ends].forEach((from, i) => before.train(mode, from, ends[i] ?? before.tokens, 0.05));
      expect(before.inputs).toEqual(after.inputs);
      expect(before.vectors).toEqual(after.vectors);
    }
  });

  it.each(FASTTEXT)('$name: vectors are the means of the words\u2019 rows', async ({ mode, options }) => {
    const ours = await trainingFixture({ ...options, build });
    const twin = await trainingFixture({ ...options, build: 'reference' });
    for (const fixture of [ours, twin]) {
      fixture.train(mode, 0, fixture.tokens, 0.05);
      expect(fixture.call('composeVectors', 3, 50)).toBe(47);
    }
    expect(largestDifference(ours.vectors, twin.vectors)).toBeLessThan(2e-5);
    // Word 5 has no n-grams.
    const own = ours.inputs.subarray(5 * ours.rowFloats, 6 * ours.rowFloats);
    expect(ours.vectors.subarray(5 * ours.rowFloats, 6 * ours.rowFloats)).toEqual(own);
  });

  it.each(MODES)('$name leaves padding at zero and everything finite', async ({ mode, options }) => {
    const fixture = await trainingFixture({ ...options, build });
    for (let pass = 0; pass < 5; pass++) {
      fixture.restart();
      fixture.train(mode, 0, fixture.tokens, 0.1);
    }
    const { rowFloats, dimensions } = fixture;
    for (const rows of [fixture.inputs, fixture.outputs, fixture.tagRows, fixture.vectors]) {
      expect(rows.every(Number.isFinite)).toBe(true);
      expect(rows.every((value, i) => i % rowFloats < dimensions || value === 0)).toBe(true);
    }
  });

  it.each(MODES)('$name learns: the loss a pair falls', async ({ mode, options }) => {
    const fixture = await trainingFixture({ ...options, build });
    const pass = () => {
      fixture.restart();
      fixture.train(mode, 0, fixture.tokens, 0.05);
      return fixture.results();
    };
    const first = pass();
    for (let i = 0; i < 20; i++) pass();
    const before = fixture.results();
    const last = pass();
    const lastMean = (last.loss - before.loss) / (last.pairs - before.pairs);
    expect(lastMean).toBeLessThan((first.loss / first.pairs) * 0.98);
  });

  it('PV-DBOW leaves the words alone', async () => {
    const fixture = await trainingFixture({ build, documents: 'numbered', wordInputs: 0 });
    const before = fixture.inputs.slice();
    fixture.train('skipGram', 0, fixture.tokens, 0.05);
    expect(fixture.inputs).toEqual(before);
    expect(fixture.results().pairs).toBe(fixture.tokens - fixture.sentenceEnds.length);
  });

  it.each(['skip-gram', 'skip-gram, hs', 'CBOW', 'FastText skip-gram', 'FastText CBOW', 'PV-DM'])(
    '%s: copies of frequent rows, merged after the call, give what training the rows gives',
    async (name) => {
      const { mode, options } = MODES.find((candidate) => candidate.name === name)!;
      const plain = await trainingFixture({ ...options, build });
      plain.train(mode, 0, plain.tokens, 0.025);
      const copied = 7 * plain.rowFloats;
      for (const kind of [build, 'reference'] as const) {
        const hot = await trainingFixture({ ...options, build: kind, hotCount: 7 });
        expect(hot.call('mergeHotRows', 0, 7)).toBe(options.subwords ? 21 : 14);
        expect(hot.hotRows.subarray(0, copied)).toEqual(hot.inputs.subarray(0, copied));
        const before = hot.inputs.slice(0, copied);
        hot.train(mode, 0, hot.tokens, 0.025);
        expect(hot.inputs.subarray(0, copied)).toEqual(before);
        expect(hot.hotRows.subarray(0, copied)).not.toEqual(before);
        hot.call('mergeHotRows', 0, 3);
        hot.call('mergeHotRows', 3, 7);
        expect(largestDifference(hot.inputs, plain.inputs)).toBeLessThan(2e-5);
        expect(largestDifference(hot.outputs, plain.outputs)).toBeLessThan(2e-5);
      }
    },
  );

  it('keeps what another thread added to the common rows when copies are merged', async () => {
    const fixture = await trainingFixture({ build, hotCount: 2 });
    fixture.call('mergeHotRows', 0, 2);
    fixture.inputs[0] += 1;
    fixture.hotRows[0] += 0.5;
    const expected = fixture.inputs[0] + 0.5;
    fixture.call('mergeHotRows', 0, 2);
    expect(fixture.inputs[0]).toBeCloseTo(expected, 6);
    expect(fixture.hotRows[0]).toBe(fixture.inputs[0]);
  });

  it('stops before the next position when asked, and goes on from there', async () => {
    const fixture = await trainingFixture({ build });
    fixture.stop(1);
    expect(fixture.train('skipGram', 0, fixture.tokens, 0.025)).toBe(0);
    expect(fixture.results().position).toBe(0);
    fixture.stop(0);
    expect(fixture.train('skipGram', 0, fixture.tokens, 0.025)).toBeGreaterThan(100);
    expect(fixture.results().position).toBe(fixture.tokens);
  });

  it('does not lose precision of the loss for rows far apart', async () => {
    const ours = await trainingFixture({ build });
    const twin = await trainingFixture({ build: 'reference' });
    for (const { inputs, outputs } of [ours, twin]) {
      for (let i = 0; i < inputs.length; i++) inputs[i] *= 5;
      for (let i = 0; i < outputs.length; i++) outputs[i] *= 5;
    }
    ours.train('skipGram', 0, ours.tokens, 0);
    twin.train('skipGram', 0, twin.tokens, 0);
    expect(ours.results().loss / twin.results().loss).toBeCloseTo(1, 6);
  });
});
