// All times in milliseconds. The figures were set on 2,000 words, where a step takes about 10 ms.

/** Layouts published at most this often: 15 a second. */
export const PUBLISH_INTERVAL = 1000 / 15;

/** Time given to the search for neighbours between two steps, so that the map keeps moving and answering. */
export const SEARCH_SLICE = 12;

/** Time of a step when nothing else wants the cores; umap-js's take longer. */
export const STEP_MS = 25;

/** More would be a jump where an epoch takes next to no time. */
export const MOST_EPOCHS_A_STEP = 8;

/** Epochs between two layouts of a live map: 3 ms each at 10,000 words. */
export const LIVE_EPOCHS = 2;

/** Epochs in which a new graph takes over from the last. */
export const GRAPH_FADE_EPOCHS = 30;

/** Share of its way back to where it stood at the last graph that each point goes in an epoch. */
export const LIVE_SPRING = 0.002;

/** Linear maps have no steps: how often they look at moving vectors. */
export const LINEAR_REFRESH = 250;

const FIRST_REFRESH = 300;
const REFRESH_GROWTH = 1.5;
const LONGEST_REFRESH = 5000;

/** Steps at full speed and falling rate, from the principal components to a first map. */
const OPENING_STEPS = 200;
const OPENING_RATE = 0.2;
/**
 * Learning rates far below UMAP's 1, at which a layout never rests: on the 2,000 most frequent words of the State
 * of the Union addresses in training, a flat rate of 1 moved each point by 6 % of the map's width in three steps
 * at trustworthiness 0.71; 0.3 by 5 % at 0.81; 0.03 by 1.8 % at 0.89 (cold UMAP on the last vectors: 0.90).
 */
const LIVE_RATE = 0.03;
/** Annealed from here, the map ends at 0.90 and moves by 3 % of its width; from 0.5 it moves by 9 % and gains nothing. */
const FINAL_RATE = 0.1;
/** Longest pause between two steps. */
const LONGEST_REST = 40;

/** From one graph to the next: vectors move fast at first, slower later. `cost` is what the last one took. */
export const refreshInterval = (refreshes: number, cost: number): number =>
  Math.max(Math.min(FIRST_REFRESH * REFRESH_GROWTH ** refreshes, LONGEST_REFRESH), 2 * cost);

export const liveRate = (steps: number): number =>
  Math.max(LIVE_RATE, OPENING_RATE * (1 - steps / OPENING_STEPS));

/** From which the last fit anneals to 0. */
export const finalRate = (steps: number): number => Math.max(FINAL_RATE, liveRate(steps));

/**
 * Pause after `worked` ms: none at first, then half of the time, which belongs to the training threads, but not
 * beyond `untilPublish`; up to there when `idle`, nothing but the next layout being due.
 */
export const restAfter = ({
  worked,
  untilPublish,
  steps,
  idle,
}: {
  worked: number;
  untilPublish: number;
  steps: number;
  idle: boolean;
}): number => {
  if (steps < OPENING_STEPS) return 0;
  return Math.max(0, idle ? untilPublish : Math.min(worked, untilPublish, LONGEST_REST));
};
