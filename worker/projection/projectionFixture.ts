import type { SharedRegions, SharedRows } from '../contract/engine';
import type { ProjectionEvent } from '../contract/projection';
import type { RowsView } from '../kernels/nearestNeighbours';
import { Random } from '../model/random';
import type { Pace } from './pace';

/** Three Gaussian clusters in 20 dimensions, point i in cluster i mod 3. */
export const blobs = (count: number, seed = 1): RowsView => {
  const dimensions = 20;
  const random = new Random(seed);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform());
  const centres = Array.from({ length: 3 * dimensions }, normal);
  const values = Float32Array.from(
    { length: count * dimensions },
    (_, i) => centres[(Math.floor(i / dimensions) % 3) * dimensions + (i % dimensions)] + 0.3 * normal(),
  );
  return { values, rowFloats: dimensions, count, dimensions };
};

/** Points by distance from point `of`, nearest first, itself left out. */
const byDistance = (count: number, of: number, distance: (a: number, b: number) => number): number[] => {
  const distances = Array.from({ length: count }, (_, i) => distance(of, i));
  return Array.from({ length: count }, (_, i) => i)
    .filter((i) => i !== of)
    .sort((a, b) => distances[a] - distances[b]);
};

/**
 * Trustworthiness (Venna and Kaski 2001): 1 when the k nearest points on the map are all among the k nearest
 * by cosine, about 0.5 for a random map.
 */
export const trustworthiness = (
  { values, rowFloats, count, dimensions }: RowsView,
  map: Float32Array,
  k: number,
) => {
  const unit = Array.from({ length: count }, (_, i) => {
    const row = values.subarray(i * rowFloats, i * rowFloats + dimensions);
    return row.map((value) => value / Math.hypot(...row));
  });
  const byCosine = (a: number, b: number) => -unit[a].reduce((sum, value, i) => sum + value * unit[b][i], 0);
  const onMap = (a: number, b: number) =>
    Math.hypot(map[2 * a] - map[2 * b], map[2 * a + 1] - map[2 * b + 1]);
  let penalty = 0;
  for (let i = 0; i < count; i++) {
    const ranks = new Uint32Array(count);
    byDistance(count, i, byCosine).forEach((point, rank) => (ranks[point] = rank + 1));
    for (const point of byDistance(count, i, onMap).slice(0, k)) penalty += Math.max(0, ranks[point] - k);
  }
  return 1 - (2 * penalty) / (count * k * (2 * count - 3 * k - 1));
};

/** A clock on which every look takes 1 ms and a pause takes no real time, so that runs repeat exactly. */
export const steppedPace = (): Pace => {
  let now = 0;
  return {
    now: () => (now += 1),
    rest: (ms) => {
      now += ms;
      return new Promise((resolve) => setImmediate(resolve));
    },
  };
};

/** Collects events and lets a test wait for one. */
export class EventLog {
  readonly events: ProjectionEvent[] = [];
  #waiting: {
    matches: (event: ProjectionEvent) => boolean;
    resolve: () => void;
    reject: (error: Error) => void;
  }[] = [];

  readonly add = (event: ProjectionEvent): void => {
    this.events.push(event);
    const due = this.#waiting.filter(({ matches }) => matches(event));
    this.#waiting = this.#waiting.filter((waiting) => !due.includes(waiting));
    for (const { resolve } of due) resolve();
    if (event.kind !== 'failed') return;
    for (const { reject } of this.#waiting.splice(0)) reject(new Error(JSON.stringify(event.problem)));
  };

  get layouts(): Extract<ProjectionEvent, { kind: 'layout' }>[] {
    return this.events.filter((event) => event.kind === 'layout');
  }

  get phases(): string[] {
    return this.events.filter((event) => event.kind === 'phase').map(({ phase }) => phase);
  }

  /** Resolves with the next event that matches; rejects when the projection fails. */
  next(matches: (event: ProjectionEvent) => boolean): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ matches, resolve, reject }));
  }

  phase(phase: string): Promise<void> {
    return this.next((event) => event.kind === 'phase' && event.phase === phase);
  }

  /** Resolves after `count` further layouts. */
  async moreLayouts(count: number): Promise<void> {
    for (let i = 0; i < count; i++) await this.next((event) => event.kind === 'layout');
  }
}

/** The rows in shared memory, as trainers keep them. */
const sharedTable = ({ values, rowFloats, count, dimensions }: RowsView): SharedRows => {
  const rowBytes = Math.ceil(dimensions / 8) * 32;
  const byteOffset = 64;
  const buffer = new SharedArrayBuffer(byteOffset + count * rowBytes);
  const shared = { buffer, byteOffset, rowBytes, rows: count, dimensions };
  for (let r = 0; r < count; r++) {
    const row = values.subarray(r * rowFloats, r * rowFloats + dimensions);
    new Float32Array(buffer, byteOffset + r * rowBytes, dimensions).set(row);
  }
  return shared;
};

export const sharedRowsOf = (words: RowsView, tags: RowsView | null = null): SharedRegions => ({
  words: sharedTable(words),
  tags: tags && sharedTable(tags),
});

/** What training does: the vectors of words change in place. */
export const writeRows = (
  { words: { buffer, byteOffset, rowBytes } }: SharedRegions,
  rows: RowsView,
): void => {
  for (let r = 0; r < rows.count; r++) {
    const row = rows.values.subarray(r * rows.rowFloats, r * rows.rowFloats + rows.dimensions);
    new Float32Array(buffer, byteOffset + r * rowBytes, rows.dimensions).set(row);
  }
};
