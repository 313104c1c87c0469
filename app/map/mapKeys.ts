import type { Scatter } from './scatter';

const STEP = 64;
const LONG_STEP = 256;
const ZOOM_STEP = 1.5;

/** Arrow keys move the map, + and − zoom, Escape gives up a selection being drawn. Answers whether the key was used. */
export function handleMapKey(
  scatter: Pick<Scatter, 'panBy' | 'zoomBy' | 'cancelGesture'>,
  event: { key: string; shiftKey: boolean; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const step = event.shiftKey ? LONG_STEP : STEP;
  switch (event.key) {
    case 'ArrowLeft':
      scatter.panBy(step, 0);
      return true;
    case 'ArrowRight':
      scatter.panBy(-step, 0);
      return true;
    case 'ArrowUp':
      scatter.panBy(0, step);
      return true;
    case 'ArrowDown':
      scatter.panBy(0, -step);
      return true;
    case '+':
    case '=':
      scatter.zoomBy(ZOOM_STEP);
      return true;
    case '-':
    case '_':
      scatter.zoomBy(1 / ZOOM_STEP);
      return true;
    case 'Escape':
      return scatter.cancelGesture();
    default:
      return false;
  }
}
