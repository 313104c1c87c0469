export { concatenation } from './concatenation';
export { context } from './context';
export { gatherCandidates, settleCandidates } from './gatherCandidates';
export { gruBackward, gruForward } from './gru';
export { mergeHotRows } from './hotRows';
export { joinCandidates } from './joinCandidates';
export { layoutEpoch } from './layout';
export { lstmBackward, lstmForward } from './lstm';
export { nearestNeighbours } from './nearestNeighbours';
export { rescoreLists } from './rescoreLists';
export { skipGram } from './skipGram';
export { plantTrees } from './plantTrees';
export { composeVectors } from './subwords';

/** First free address: everything planned by the caller must lie at or above it. */
export function heapBase(): usize {
  return __heap_base;
}
