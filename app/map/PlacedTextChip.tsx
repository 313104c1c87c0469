import { MapPin, X } from 'lucide-react';
import { Button } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import styles from './MapChips.module.css';

/** The typed text that is marked on the map, with the button that takes the mark away. */
export function PlacedTextChip() {
  const text = useAppState((state) => state.placedText?.text ?? null);
  const { clearPlacedText } = useActions();
  if (text === null) return null;
  return (
    <div className={styles.chip} data-map-control>
      <MapPin size={15} aria-hidden />
      <span dir="auto" className={styles.text} title={text}>
        {text}
      </span>
      <Button aria-label="Take the text off the map" className={styles.clear} onPress={clearPlacedText}>
        <X />
      </Button>
    </div>
  );
}
