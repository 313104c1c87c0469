import {
  LAYOUT_ANCHORS,
  LAYOUT_ATTRACTION,
  LAYOUT_EPOCH,
  LAYOUT_FROM,
  LAYOUT_NEGATIVES,
  LAYOUT_OFFSETS,
  LAYOUT_PHASE,
  LAYOUT_POINTS,
  LAYOUT_POSITIONS,
  LAYOUT_RANDOM,
  LAYOUT_RATE,
  LAYOUT_REPULSION,
  LAYOUT_SAMPLES,
  LAYOUT_SCALE,
  LAYOUT_SPRING,
  LAYOUT_TABLE_FIRST,
  LAYOUT_TABLE_SHIFT,
  LAYOUT_TABLE_SIZE,
  LAYOUT_TAILS,
  LAYOUT_TO,
  LAYOUT_WEIGHTS,
} from '../assembly/layoutJobLayout';

const round = Math.fround;
const clipped = (value: number): number => Math.min(4, Math.max(-4, round(value)));

const bits = new DataView(new ArrayBuffer(4));
const entryOf = (square: number): number => {
  bits.setFloat32(0, square);
  const step = (bits.getInt32(0) >> LAYOUT_TABLE_SHIFT) - LAYOUT_TABLE_FIRST;
  return Math.max(0, Math.min(step, LAYOUT_TABLE_SIZE - 1));
};

const rotated = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Four generators side by side; the next u32 of each. */
const draw = (state: Int32Array, lane: number): number => {
  const [s0, s1, s2, s3] = [0, 4, 8, 12].map((word) => state[word + lane]);
  const result = (rotated((s0 + s3) | 0, 7) + s0) >>> 0;
  state[lane] = s0 ^ s3 ^ s1;
  state[4 + lane] = s1 ^ s2 ^ s0;
  state[8 + lane] = s2 ^ s0 ^ (s1 << 9);
  state[12 + lane] = rotated(s3 ^ s1, 11);
  return result;
};

/** Twin of assembly/layout.ts, number by number: its results have the same bits. Returns the points done. */
export const layoutEpoch = (buffer: ArrayBufferLike, job: number): number => {
  const view = new DataView(buffer, job);
  const field = (offset: number) => view.getUint32(offset, true);
  const real = (offset: number) => view.getFloat32(offset, true);
  const points = field(LAYOUT_POINTS);
  const positions = new Float32Array(buffer, field(LAYOUT_POSITIONS), 2 * points);
  const samples = new Float32Array(buffer, field(LAYOUT_SAMPLES), 2 * points);
  const offsets = new Uint32Array(buffer, field(LAYOUT_OFFSETS), points + 1);
  const tails = new Uint32Array(buffer, field(LAYOUT_TAILS), offsets[points]);
  const weights = new Float32Array(buffer, field(LAYOUT_WEIGHTS), offsets[points]);
  const attraction = new Float32Array(buffer, field(LAYOUT_ATTRACTION), LAYOUT_TABLE_SIZE);
  const repulsion = new Float32Array(buffer, field(LAYOUT_REPULSION), LAYOUT_TABLE_SIZE);
  const anchored = field(LAYOUT_ANCHORS) !== 0;
  const anchors = new Float32Array(buffer, field(LAYOUT_ANCHORS), anchored ? 2 * points : 0);
  const state = new Int32Array(buffer, job + LAYOUT_RANDOM, 16);
  const negatives = field(LAYOUT_NEGATIVES);
  const epoch = field(LAYOUT_EPOCH);
  const [rate, scale, spring] = [LAYOUT_RATE, LAYOUT_SCALE, LAYOUT_SPRING].map(real);

  const isDue = (edge: number): boolean => {
    const share = round(weights[edge] * scale);
    const phase = round((Math.imul(edge, LAYOUT_PHASE) >>> 8) * 2 ** -24);
    const turnsBefore = (epochs: number) => Math.floor(round(round(share * epochs) + phase));
    return turnsBefore(epoch + 1) > turnsBefore(epoch);
  };

  const attract = (h: Float32Array, tail: number): void => {
    const t = positions.subarray(2 * tail, 2 * tail + 2);
    const dx = round(h[0] - t[0]);
    const dy = round(h[1] - t[1]);
    const pull = attraction[entryOf(round(round(dx * dx) + round(dy * dy)))];
    const moveX = round(clipped(pull * dx) * rate);
    const moveY = round(clipped(pull * dy) * rate);
    h[0] += moveX;
    h[1] += moveY;
    t[0] -= moveX;
    t[1] -= moveY;
  };

  const repel = (h: Float32Array, head: number, owed: number): void => {
    const gx = new Float32Array(4);
    const gy = new Float32Array(4);
    for (let lane = 0; lane < 4; lane++) {
      const sample = Math.floor((draw(state, lane) * points) / 2 ** 32);
      if (lane >= owed || sample === head) continue;
      const dx = round(h[0] - samples[2 * sample]);
      const dy = round(h[1] - samples[2 * sample + 1]);
      const push = repulsion[entryOf(round(round(dx * dx) + round(dy * dy)))];
      gx[lane] = clipped(push * dx);
      gy[lane] = clipped(push * dy);
    }
    const sum = (g: Float32Array) => round(round(g[0] + g[1]) + round(g[2] + g[3]));
    h[0] += round(sum(gx) * rate);
    h[1] += round(sum(gy) * rate);
  };

  const from = field(LAYOUT_FROM);
  const to = field(LAYOUT_TO);
  for (let head = from; head < to; head++) {
    const h = positions.slice(2 * head, 2 * head + 2);
    let owed = 0;
    for (let group = offsets[head]; group < offsets[head + 1]; group += 4) {
      const end = Math.min(group + 4, offsets[head + 1]);
      for (let edge = group; edge < end; edge++) {
        if (!isDue(edge)) continue;
        attract(h, tails[edge]);
        owed += negatives;
      }
      const last = end === offsets[head + 1];
      for (; owed >= 4 || (last && owed > 0); owed -= 4) repel(h, head, owed);
    }
    if (anchored) {
      h[0] += round(spring * round(anchors[2 * head] - h[0]));
      h[1] += round(spring * round(anchors[2 * head + 1] - h[1]));
    }
    positions.set(h, 2 * head);
  }
  return to - from;
};
