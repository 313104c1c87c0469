import { useId, useRef, useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import type { AppState } from '../state/store';
import { EpochChip } from './EpochChip';
import { createHoverStore, HoverCard } from './HoverCard';
import { MapCanvas } from './MapCanvas';
import { MapChips } from './MapChips';
import { MapLegend } from './MapLegend';
import styles from './MapPanel.module.css';
import { MapToolbar } from './MapToolbar';
import { PlainCanvasNote } from './PlainCanvasNote';
import { mapSummary } from './mapWording';
import type { Scatter } from './scatter';
import { useMapTheme, useReducedMotion } from './useMapTheme';
import { useReservedAreas } from './useReservedAreas';

const hasMap = ({ run, projection }: AppState) => run !== null && projection.layoutVersion > 0;
const isPlacing = ({ starting, run, projection }: AppState) =>
  projection.layoutVersion === 0 &&
  projection.phase !== 'failed' &&
  (starting !== null || run?.state.kind === 'starting' || run?.state.kind === 'training');

/** The map of words: scatter, tools, legend, and what is chosen. */
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
  const words = useAppState((state) => state.mapWords);
  const selected = useAppState((state) => state.selection.length);
  const points = useAppState((state) => state.projection.points);
  const shown = useAppState(hasMap);
  const placing = useAppState(isPlacing);
  const reserved = useReservedAreas(panel, shown);

  return (
    <section ref={panel} className={styles.panel} aria-label="Map">
      <MapCanvas
        scatterRef={scatterRef}
        hoverStore={hoverStore}
        theme={theme}
        reducedMotion={reducedMotion}
        reserved={reserved}
        tool={tool}
        descriptionId={descriptionId}
        onPlainCanvas={setPlainCanvas}
      />
      <p id={descriptionId} className={styles.hidden}>
        Arrow keys move the map, plus and minus zoom. Words can be reached by the search and the list beside
        the map.
      </p>
      <p role="status" className={styles.hidden}>
        {shown ? mapSummary(points, selected) : ''}
      </p>
      {shown && (
        <>
          <div className={styles.top}>
            <MapToolbar
              tool={tool}
              onTool={actions.setTool}
              onFit={() => scatterRef.current?.fit()}
              onZoom={(factor) => scatterRef.current?.zoomBy(factor)}
            />
            <EpochChip />
            <MapChips />
            {plainCanvas && <PlainCanvasNote />}
          </div>
          <div className={styles.bottom}>
            {words.length > 1 && <MapLegend words={words} surface={theme.surface} />}
          </div>
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
