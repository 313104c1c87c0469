import { ChevronDown } from 'lucide-react';
import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import type { ColumnFacts } from '../../worker/contract/documents';
import { useActions, useAppState } from '../state/appContext';
import { colorColumns, hasLabels, type ColorMode } from '../state/coloring';
import styles from './ColorMenu.module.css';

const MODES: readonly { mode: ColorMode; label: string; hint: string }[] = [
  { mode: 'frequency', label: 'Frequency', hint: 'how often the word occurs in the text' },
  { mode: 'cluster', label: 'Cluster', hint: 'groups of words with similar vectors' },
  { mode: 'similarity', label: 'Similarity', hint: 'how near each point is to the chosen one' },
  { mode: 'topic', label: 'Topic', hint: 'what the documents are about, with words where they weigh most' },
  { mode: 'label', label: 'Label', hint: 'of words, the label whose documents use them most' },
];

interface Choice {
  /** The mode, or a colon and the name of a column. */
  id: string;
  label: string;
  hint: string;
}

const columnChoice = ({ name, kind }: ColumnFacts): Choice => ({
  ...{ id: `:${name}`, label: name },
  hint: kind === 'number' ? 'of words, the mean over their documents' : 'of words, where they are used most',
});

/** What the colours of the points tell. */
export function ColorMenu() {
  const mode = useAppState((state) => state.coloring.mode);
  const column = useAppState((state) => state.coloring.column);
  const run = useAppState((state) => state.run);
  const { setColorMode } = useActions();
  const labelled = run !== null && hasLabels(run.facts, run.table);
  const modes = MODES.filter((entry) => labelled || entry.mode !== 'label');
  const choices: Choice[] = [
    ...modes.map((entry) => ({ ...entry, id: entry.mode })),
    ...colorColumns(run?.table ?? null).map(columnChoice),
  ];
  const now = mode === 'column' ? `:${column}` : mode;
  const label = choices.find(({ id }) => id === now)?.label ?? '';
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
          selectedKeys={[now]}
          onSelectionChange={(keys) => {
            const chosen = choices.find(({ id }) => keys === 'all' || keys.has(id));
            const entry = modes.find(({ mode: id }) => id === chosen?.id);
            if (entry) setColorMode(entry.mode);
            else if (chosen) setColorMode('column', chosen.label);
          }}
        >
          {choices.map((entry) => (
            <MenuItem key={entry.id} id={entry.id} className={styles.item} textValue={entry.label}>
              {entry.label}
              <span className={styles.hint}>{entry.hint}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
