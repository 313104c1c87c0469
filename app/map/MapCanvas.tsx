import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useActions, useAppStore, useSession } from '../state/appContext';
import type { Actions } from '../state/actions';
import type { AppStore } from '../state/store';
import { mapHandle, type MapHandle } from '../state/mapHandle';
import { chosenPoint } from '../state/mapPoints';
import { drawnVersion } from '../state/timeline';
import { png, svg } from './exportMap';
import type { HoverStore } from './HoverCard';
import styles from './MapCanvas.module.css';
import { handleMapKey, type WordKeys } from './mapKeys';
import { sameMap, storeProps } from './mapProps';
import { Scatter } from './scatter';
import type { MapTheme, Rect } from './scatterTypes';

interface MapCanvasProps {
  scatterRef: RefObject<Scatter | null>;
  hoverStore: HoverStore;
  theme: MapTheme;
  reducedMotion: boolean;
  reserved: readonly Rect[];
  tool: string;
  label: string;
  descriptionId: string;
  /** Whether the points are drawn without WebGL2. */
  onPlainCanvas(plain: boolean): void;
}

/** What the keys do with the word or document looked at, where it is on the map. */
function wordKeys(scatter: Scatter, store: AppStore, actions: Actions): WordKeys {
  const { run } = store.getState();
  const here = chosenPoint(store.getState());
  return {
    walk: (direction) => {
      if (here === null) return false;
      const next = scatter.walk(here, direction);
      if (next !== null) actions.walkTo(next);
      return true;
    },
    choose: (mode) => {
      if (here !== null) actions.choose(here, mode);
      const middle = here === null && run ? scatter.walk(null, null) : null;
      if (middle !== null) actions.walkTo(middle);
      return here !== null || middle !== null;
    },
  };
}

/** Holds the scatter: created once, told of changes without rendering. */
export function MapCanvas(props: MapCanvasProps) {
  const { scatterRef, hoverStore, theme, reducedMotion, reserved, onPlainCanvas } = props;
  const element = useRef<HTMLDivElement>(null);
  const store = useAppStore();
  const session = useSession();
  const actions = useActions();
  // What the scatter is created with; later values reach it by the effect below.
  const look = useRef({ theme, reducedMotion, reserved });

  useEffect(() => {
    look.current = { theme, reducedMotion, reserved };
    scatterRef.current?.setProps(look.current);
  }, [scatterRef, theme, reducedMotion, reserved]);

  useEffect(() => {
    const host = element.current;
    if (!host) return;
    const first = { ...storeProps(store.getState(), session), ...look.current };
    const scatter = new Scatter(host, first, {
      onHover: (hit) => {
        hoverStore.setState({ hit });
        actions.setHovered(hit?.point ?? null);
      },
      onFocus: (point) => actions.focusPoint(point),
      // What the legend makes stand back is not selected by a loop drawn around it.
      onSelect: (points, mode) =>
        actions.select(mode === 'remove' ? points : points.filter((point) => scatter.isShown(point)), mode),
      onView: (view) => actions.recordView(view),
      onRenderer: (kind) => onPlainCanvas(kind === 'canvas2d'),
    });
    scatterRef.current = scatter;
    const unsubscribe = store.subscribe((state, before) => {
      if (!sameMap(state, before)) scatter.setProps(storeProps(state, session));
      if (state.view !== before.view) scatter.showView(state.view);
      const version = drawnVersion(state);
      if (version !== drawnVersion(before)) host.dataset.layoutVersion = String(version);
    });
    const handle: MapHandle = {
      png: () => png(scatter.snapshot()),
      svg: () => svg(scatter.snapshot()),
      fit: () => scatter.fit(),
    };
    mapHandle.current = handle;
    return () => {
      unsubscribe();
      if (mapHandle.current === handle) mapHandle.current = null;
      scatterRef.current = null;
      scatter.destroy();
    };
  }, [store, session, actions, hoverStore, scatterRef, onPlainCanvas]);

  const onKeyDown = (event: KeyboardEvent) => {
    const scatter = scatterRef.current;
    if (!scatter || !handleMapKey(scatter, wordKeys(scatter, store, actions), event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      ref={element}
      className={styles.canvas}
      data-tool={props.tool}
      data-testid="map"
      role="application"
      tabIndex={0}
      aria-label={props.label}
      aria-describedby={props.descriptionId}
      onKeyDown={onKeyDown}
    />
  );
}
