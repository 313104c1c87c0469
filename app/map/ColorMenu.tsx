import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import type { ColorMode } from '../state/coloring';
import styles from './ColorMenu.module.css';

const MODES: readonly { mode: ColorMode; label: string; hint: string }[] = [
  { mode: 'frequency', label: 'Frequency', hint: 'how often the word occurs in the text' },
  { mode: 'cluster', label: 'Cluster', hint: 'groups of words with similar vectors' },
  { mode: 'similarity', label: 'Similarity', hint: 'how near each word is to the chosen one' },
  { mode: 'label', label: 'Label', hint: 'the label whose documents use the word most' },
];

/** What the colours of the points tell. */
export function ColorMenu() {
  const mode = useAppState((state) => state.coloring.mode);
  const hasLabels = useAppState(
    ({ run }) => (run?.facts.documents?.labels ?? 0) > 0 || (run?.table?.label ?? null) !== null,
  );
  const { setColorMode } = useActions();
  const modes = MODES.filter((entry) => hasLabels || entry.mode !== 'label');
  const label = MODES.find((entry) => entry.mode === mode)?.label;
  return (
    <MenuTrigger>
      <Button className={styles.button} data-map-control aria-label={`Colour by: ${label}`}>
        <span className={styles.by}>Colour by</span> {label}
        <ChevronDown size={15} aria-hidden />
      </Button>
      <Popover className={styles.popover} placement="bottom start" offset={6}>
        <Menu
          className={styles.menu}
          aria-label="Colour by"
          selectionMode="single"
          disallowEmptySelection
          selectedKeys={[mode]}
          onSelectionChange={(keys) => {
            const chosen = modes.find((entry) => keys === 'all' || keys.has(entry.mode));
            if (chosen) setColorMode(chosen.mode);
          }}
        >
          {modes.map((entry) => (
            <MenuItem key={entry.mode} id={entry.mode} className={styles.item} textValue={entry.label}>
              {entry.label}
              <span className={styles.hint}>{entry.hint}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
