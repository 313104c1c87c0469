import { useId, useRef, useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import type { AppState } from '../state/store';
import { ColorMenu } from './ColorMenu';
import { createHoverStore, HoverCard } from './HoverCard';
import { LayerToggles } from './LayerToggles';
import { MapCanvas } from './MapCanvas';
import { MapChips } from './MapChips';
import { MapLegend } from './MapLegend';
import styles from './MapPanel.module.css';
import { MapTable } from './MapTable';
import { MapToolbar } from './MapToolbar';
import { MomentChip } from './MomentChip';
import { PlacedTextChip } from './PlacedTextChip';
import { PlainCanvasNote } from './PlainCanvasNote';
import type { Scatter } from './scatter';
import { useMapSummary } from './useMapSummary';
import { useMapTheme, useReducedMotion } from './useMapTheme';
import { useReservedAreas } from './useReservedAreas';
import { usePointColors } from './usePointColors';

const hasMap = ({ run, projection }: AppState) => run !== null && projection.layoutVersion > 0;
const isPlacing = ({ starting, run, projection }: AppState) =>
  projection.layoutVersion === 0 &&
  projection.phase !== 'failed' &&
  (starting !== null || run?.state.kind === 'starting' || run?.state.kind === 'training');

/** The map of words and documents: scatter, tools, legend, and what is chosen. */
export function MapPanel() {
  const scatterRef = useRef<Scatter | null>(null);
  const panel = useRef<HTMLElement>(null);
  const descriptionId = useId();
  const [hoverStore] = useState(createHoverStore);
  const [plainCanvas, setPlainCanvas] = useState(false);
  const actions = useActions();
  const theme = useMapTheme();
  const reducedMotion = useReducedMotion();
  const tool = useAppState((state) => state.tool);
  const points = useAppState((state) => state.mapPoints.length);
  const documents = useAppState((state) => state.projection.rows.documents);
  const mode = useAppState((state) => state.coloring.mode);
  const tableOpen = useAppState((state) => state.tableOpen);
  const looking = useAppState((state) => state.focus !== null || state.document !== null);
  const shown = useAppState(hasMap);
  const placing = useAppState(isPlacing);
  const reserved = useReservedAreas(panel, shown);
  const { legend } = usePointColors(theme.surface);
  const summary = useMapSummary();

  return (
    <section ref={panel} className={styles.panel} aria-label="Map">
      <MapCanvas
        scatterRef={scatterRef}
        hoverStore={hoverStore}
        theme={theme}
        reducedMotion={reducedMotion}
        reserved={reserved}
        tool={tool}
        label={documents > 0 ? 'Map of words and documents' : 'Map of words'}
        descriptionId={descriptionId}
        onPlainCanvas={setPlainCanvas}
      />
      <p id={descriptionId} className={styles.hidden}>
        Enter looks at the point in the middle, arrow keys walk from point to point, Enter then adds the point
        to the selection. Shift and arrow keys move the map, plus and minus zoom. What is in view is listed by
        the button Table.
      </p>
      <p role="status" className={styles.hidden}>
        {summary}
      </p>
      {shown && (
        <>
          <p className={styles.hint} aria-hidden>
            {looking
              ? '← ↑ → ↓ walk · Enter adds to the selection · Esc clears · + − zoom'
              : 'Enter looks at the point in the middle · ← ↑ → ↓ move · + − zoom'}
          </p>
          <div className={styles.top}>
            <MapToolbar
              tool={tool}
              tableOpen={tableOpen}
              onTool={actions.setTool}
              onTable={actions.setTableOpen}
              onFit={() => scatterRef.current?.fit()}
              onZoom={(factor) => scatterRef.current?.zoomBy(factor)}
            />
            <ColorMenu />
            {documents > 0 && <LayerToggles />}
            <MomentChip />
            <MapChips />
            <PlacedTextChip />
            {plainCanvas && <PlainCanvasNote />}
          </div>
          <div className={styles.bottom}>{points > 1 && <MapLegend legend={legend} mode={mode} />}</div>
          {tableOpen && <MapTable scatterRef={scatterRef} />}
          <HoverCard hoverStore={hoverStore} />
        </>
      )}
      {placing && (
        <p role="status" className={styles.placing}>
          Placing the first words…
        </p>
      )}
    </section>
  );
}
