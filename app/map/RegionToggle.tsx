import { Type } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import styles from './RegionToggle.module.css';

/** Whether groups are named on the map. */
export function RegionToggle() {
  const regions = useAppState((state) => state.coloring.regions);
  const { setRegions } = useActions();
  return (
    <ToggleButton
      aria-label="Names on the map"
      className={styles.toggle}
      isSelected={regions}
      onChange={setRegions}
    >
      <Type size={13} aria-hidden />
    </ToggleButton>
  );
}
