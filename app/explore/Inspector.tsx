import { memo } from 'react';
import { useAppState } from '../state/appContext';
import { DocumentView } from './DocumentView';
import styles from './Inspector.module.css';
import { ModelFacts } from './ModelFacts';
import { SearchBox } from './SearchBox';
import { SelectionView } from './SelectionView';
import { PointList } from './PointList';
import { WordView } from './WordView';

/** Word looked at, words selected, or the facts of the model: whatever there is, never an empty box. */
export const Inspector = memo(function Inspector() {
  // From the press of Start on: what is built then is not built while the first words are trained.
  const hasRun = useAppState((state) => state.run !== null || state.starting !== null);
  const view = useAppState((state) => {
    if (state.document) return 'document';
    if (state.focus) return 'word';
    return state.selection.length > 1 ? 'selection' : 'facts';
  });
  return (
    <div className={styles.inspector}>
      {hasRun && <SearchBox />}
      {view === 'document' && <DocumentView />}
      {view === 'word' && <WordView />}
      {view === 'selection' && <SelectionView />}
      {view === 'facts' && <ModelFacts />}
      {hasRun && <PointList />}
    </div>
  );
});
