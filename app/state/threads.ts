import type { EngineStatus } from './store';

/** More threads than this rarely pay: they contend for the rows of the frequent words. */
const THREADS_AT_MOST = 8;

export const coreCount = (): number => navigator.hardwareConcurrency || 2;

/**
 * A thread a core up to 8, but one core is left to the page and its map: with every core training, main-thread
 * tasks on a 2-core machine took up to 280 ms. No more than the engine can use.
 */
export const defaultThreads = (engine: EngineStatus, cores = coreCount()): number => {
  const usable = engine.kind === 'ready' ? engine.facts.maximumThreads : cores;
  return Math.max(1, Math.min(cores - 1, THREADS_AT_MOST, usable));
};
