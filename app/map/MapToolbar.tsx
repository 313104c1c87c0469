import { Hand, Lasso, Maximize, Minus, Plus, SquareDashed, Table2 } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Button,
  Separator,
  ToggleButton,
  ToggleButtonGroup,
  Toolbar,
  Tooltip,
  TooltipTrigger,
} from 'react-aria-components';
import styles from './MapToolbar.module.css';
import type { Tool } from './scatterTypes';

const TOOLS: { tool: Tool; label: string; hint: string; icon: ReactNode }[] = [
  { tool: 'pan', label: 'Move', hint: 'Move the map, click a point', icon: <Hand /> },
  {
    tool: 'box',
    label: 'Box select',
    hint: 'Select with a box (B, or Shift and drag). Ctrl adds, Alt removes',
    icon: <SquareDashed />,
  },
  {
    tool: 'lasso',
    label: 'Lasso select',
    hint: 'Select with a loop (L). Ctrl adds, Alt removes',
    icon: <Lasso />,
  },
];

interface MapToolbarProps {
  tool: Tool;
  tableOpen: boolean;
  onTool(tool: Tool): void;
  onTable(open: boolean): void;
  onFit(): void;
  onZoom(factor: number): void;
}

export function MapToolbar(props: MapToolbarProps) {
  const { tool, tableOpen, onTool, onTable, onFit, onZoom } = props;
  return (
    <Toolbar aria-label="Map" className={styles.bar} data-map-control>
      <ToggleButtonGroup
        aria-label="What dragging does"
        className={styles.group}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={[tool]}
        onSelectionChange={(keys) => {
          const next = TOOLS.find((candidate) => keys.has(candidate.tool));
          if (next) onTool(next.tool);
        }}
      >
        {TOOLS.map(({ tool: id, label, hint, icon }) => (
          <Hint key={id} text={hint}>
            <ToggleButton id={id} aria-label={label} className={styles.button}>
              {icon}
            </ToggleButton>
          </Hint>
        ))}
      </ToggleButtonGroup>
      <Separator orientation="vertical" className={styles.separator} />
      <div className={styles.group}>
        <Hint text="Show the whole map (F)">
          <Button aria-label="Fit" className={styles.button} onPress={onFit}>
            <Maximize />
          </Button>
        </Hint>
        <Hint text="Zoom in (+)">
          <Button aria-label="Zoom in" className={styles.button} onPress={() => onZoom(1.5)}>
            <Plus />
          </Button>
        </Hint>
        <Hint text="Zoom out (−)">
          <Button aria-label="Zoom out" className={styles.button} onPress={() => onZoom(1 / 1.5)}>
            <Minus />
          </Button>
        </Hint>
      </div>
      <Separator orientation="vertical" className={styles.separator} />
      <Hint text="List what is in view">
        <ToggleButton aria-label="Table" className={styles.button} isSelected={tableOpen} onChange={onTable}>
          <Table2 />
        </ToggleButton>
      </Hint>
    </Toolbar>
  );
}

const Hint = ({ text, children }: { text: string; children: ReactNode }) => (
  <TooltipTrigger delay={500} closeDelay={0}>
    {children}
    <Tooltip placement="bottom" offset={6} className={styles.tooltip}>
      {text}
    </Tooltip>
  </TooltipTrigger>
);
