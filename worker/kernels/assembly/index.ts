export { concatenation } from './concatenation';
export { context } from './context';
export { gruBackward, gruForward } from './gru';
export { mergeHotRows } from './hotRows';
export { layoutEpoch } from './layout';
export { lstmBackward, lstmForward } from './lstm';
export { nearestNeighbours } from './nearestNeighbours';
export { skipGram } from './skipGram';
export { composeVectors } from './subwords';

/** First free address: everything planned by the caller must lie at or above it. */
export function heapBase(): usize {
  return __heap_base;
}
