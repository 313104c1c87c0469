import { Button } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import styles from './MapChips.module.css';
import { shownText } from './momentWording';

/** Says that the map and the lists show an earlier moment, with the way back. */
export function MomentChip() {
  const text = useAppState(shownText);
  const { backToNow } = useActions();
  if (text === null) return null;
  return (
    <div className={styles.note} data-map-control>
      {text}
      <Button className={styles.more} onPress={() => void backToNow()}>
        Back to now
      </Button>
    </div>
  );
}
