export { cbowHierarchical, cbowNegative } from './cbow';
export { nearestNeighbours } from './nearestNeighbours';
export { skipGramHierarchical, skipGramNegative } from './skipGram';

/** First free address: everything planned by the caller must lie at or above it. */
export function heapBase(): usize {
  return __heap_base;
}
