import type { EngineStatus } from './store';

/** More threads than this rarely pay: they contend for the rows of the frequent words. */
const THREADS_AT_MOST = 8;

export const coreCount = (): number => navigator.hardwareConcurrency || 2;

/** One thread a core up to 8, and no more than the engine can use. */
export const defaultThreads = (engine: EngineStatus, cores = coreCount()): number => {
  const usable = engine.kind === 'ready' ? engine.facts.maximumThreads : cores;
  return Math.max(1, Math.min(cores, THREADS_AT_MOST, usable));
};
