import type { Scatter } from './scatter';
import type { Direction } from './walk';

const STEP = 64;
const LONG_STEP = 256;
const ZOOM_STEP = 1.5;
const ARROWS: Record<string, Direction> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
const PANS: Record<Direction, readonly [number, number]> = {
  left: [1, 0],
  right: [-1, 0],
  up: [0, 1],
  down: [0, -1],
};

/** What the keys do with words; each answers whether there was a word to do it with. */
export interface WordKeys {
  walk(direction: Direction): boolean;
  /** Adds the word looked at to the selection, or takes it out; without one, looks at the word in the middle. */
  choose(mode: 'add' | 'remove'): boolean;
}

interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/**
 * Arrow keys walk from word to word, and move the map where no word is looked at or with Shift; Enter chooses, + and −
 * zoom, Escape gives up a selection being drawn. Answers whether the key was used.
 */
export function handleMapKey(
  scatter: Pick<Scatter, 'panBy' | 'zoomBy' | 'cancelGesture'>,
  words: WordKeys,
  event: KeyPress,
): boolean {
  if (event.ctrlKey || event.metaKey) return false;
  if (event.key === 'Enter') return words.choose(event.altKey ? 'remove' : 'add');
  if (event.altKey) return false;
  const direction = ARROWS[event.key];
  if (direction) {
    if (!event.shiftKey && words.walk(direction)) return true;
    const step = event.shiftKey ? LONG_STEP : STEP;
    const [x, y] = PANS[direction];
    scatter.panBy(x * step, y * step);
    return true;
  }
  switch (event.key) {
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
