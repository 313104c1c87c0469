import type { MovedWord } from '../../worker/contract/classifier';
import type { ExploreActions } from './exploreActions';
import { pointOfWord } from './mapPoints';
import type { AppStore } from './store';

/** Looks at a word that fine-tuning moved, on the map. */
export const createMovedWordActions = (store: AppStore, explore: ExploreActions) => ({
  /**
   * The word's point is where it was before, with lines to its neighbours; what it is near to now is selected, and a
   * mark stands where it belongs among them.
   */
  showMovedWord: async ({ word, neighboursAfter }: MovedWord) => {
    const { mapWords, mapPoints } = store.getState();
    const numbers = new Map(mapWords.map((facts, wordId) => [facts.word, wordId]));
    const places = neighboursAfter.flatMap(({ word: near, similarity }) => {
      const wordId = numbers.get(near);
      const point = wordId === undefined ? null : pointOfWord(mapPoints, wordId);
      return point === null ? [] : [{ point, similarity }];
    });
    store.setState({ stage: 'map', phoneTab: 'explore' });
    if (places.length > 0) {
      explore.select(
        places.map(({ point }) => point),
        'replace',
      );
    }
    await explore.focusWord(word, places.length > 0);
    store.setState({ movedMark: places.length > 0 ? { word, places } : null });
  },
});
