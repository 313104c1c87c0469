// All times in milliseconds. The figures were set on 2,000 words, where a step takes about 10 ms.

/** Layouts published at most this often: 15 a second. */
export const PUBLISH_INTERVAL = 1000 / 15;

/** Time given to the search for neighbours between two steps, so that the map keeps moving and answering. */
export const SEARCH_SLICE = 12;

/** Epochs of the last fit, when the vectors rest. */
export const FINAL_EPOCHS = 200;

const FIRST_REFRESH = 300;
const REFRESH_GROWTH = 1.5;
const LONGEST_REFRESH = 5000;

/** Steps at full speed and falling rate, from the principal components to a first map. */
const OPENING_STEPS = 200;
/** The rate at which a live map follows its vectors without shivering. */
const LIVE_RATE = 0.3;
/** Longest pause between two steps. */
const LONGEST_REST = 40;

/** From one graph to the next: vectors move fast at first, slower later. `cost` is what the last one took. */
export const refreshInterval = (refreshes: number, cost: number): number =>
  Math.max(Math.min(FIRST_REFRESH * REFRESH_GROWTH ** refreshes, LONGEST_REFRESH), 2 * cost);

export const liveRate = (steps: number): number => Math.max(LIVE_RATE, 1 - steps / OPENING_STEPS);

/** Pause after `worked` ms: none at first, then half of the time, which belongs to the training threads. */
export const restAfter = (worked: number, steps: number): number =>
  steps < OPENING_STEPS ? 0 : Math.min(worked, LONGEST_REST);
