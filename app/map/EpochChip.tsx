import { Button } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import styles from './MapChips.module.css';

/** Says that the map and the lists show an earlier epoch, with the way back. */
export function EpochChip() {
  const epoch = useAppState((state) => state.run?.shownEpoch ?? null);
  const epochs = useAppState((state) => state.run?.progress.epochs ?? 0);
  const { showSnapshot } = useActions();
  if (epoch === null) return null;
  return (
    <div className={styles.note} data-map-control>
      Showing epoch {epoch} of {epochs}
      <Button className={styles.more} onPress={() => void showSnapshot(null)}>
        Back to newest
      </Button>
    </div>
  );
}
