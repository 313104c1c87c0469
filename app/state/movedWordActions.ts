import type { MovedWord } from '../../worker/contract/classifier';
import type { ExploreActions } from './exploreActions';
import type { AppStore } from './store';

/** Looks at a word that fine-tuning moved, on the map. */
export const createMovedWordActions = (store: AppStore, explore: ExploreActions) => ({
  /** The map draws lines to what it was near to before; what it is near to now is selected. */
  showMovedWord: async ({ word, neighboursAfter }: MovedWord) => {
    const { mapWords } = store.getState();
    const numbers = new Map(mapWords.map((facts, wordId) => [facts.word, wordId]));
    const after = neighboursAfter.flatMap((near) => numbers.get(near.word) ?? []);
    store.setState({ stage: 'map', phoneTab: 'explore' });
    if (after.length > 0) explore.select(after, 'replace');
    await explore.focusWord(word, after.length > 0);
  },
});
