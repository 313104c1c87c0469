import { X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import styles from './MapChips.module.css';

/** Says that the map does without WebGL2, until it is put away. */
export function PlainCanvasNote() {
  const [seen, setSeen] = useState(false);
  if (seen) return null;
  return (
    <div className={styles.chip} role="status" data-map-control>
      <span className={styles.plain}>No WebGL2 in this browser: maps of many words move slowly.</span>
      <Button aria-label="Dismiss" className={styles.clear} onPress={() => setSeen(true)}>
        <X />
      </Button>
    </div>
  );
}
