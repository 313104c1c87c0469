import type { Marquee } from './overlayPainter';
import type { SelectMode, Tool } from './scatterTypes';

/** A press that moves less than this many CSS pixels is a click. */
const CLICK_DISTANCE = 4;
const TOUCH_REACH = 22;
/** A finger that stays this long in its place asks for more about the word under it. */
export const HOLD_MS = 500;
/** How far it may stray meanwhile, CSS pixels. */
const HOLD_DISTANCE = 10;
const MOUSE_REACH = 10;

/** A place on the map and how far around it a point may lie, CSS pixels. */
export interface PointerPlace {
  x: number;
  y: number;
  reach: number;
}

export interface GestureEvents {
  /** The pointer rests over the map, or left it. */
  onPoint(place: PointerPlace | null): void;
  /** A finger that rests on the map. */
  onHold(place: PointerPlace): void;
  onClick(place: PointerPlace, mode: SelectMode | 'focus'): void;
  onMarquee(marquee: Marquee | null): void;
  onMarqueeDone(marquee: Marquee, mode: SelectMode): void;
}

/** What a selection with these keys does to the words already selected. */
export function selectMode(keys: { altKey: boolean; ctrlKey: boolean; metaKey: boolean }): SelectMode {
  if (keys.altKey) return 'remove';
  return keys.ctrlKey || keys.metaKey ? 'add' : 'replace';
}

/** Hover, click and the drawing of selections; panning and zooming are the camera's. */
export class PointerGestures {
  tool: Tool = 'pan';
  private readonly element: HTMLElement;
  private readonly events: GestureEvents;
  private marquee: Marquee | null = null;
  private pointerId: number | null = null;
  private readonly ends = new AbortController();
  /** What the press was for is done: the click that ends it means nothing. */
  private pressUsed = false;
  private holding: ReturnType<typeof setTimeout> | undefined;
  private pressedAt: [x: number, y: number] = [0, 0];

  constructor(element: HTMLElement, events: GestureEvents) {
    this.element = element;
    this.events = events;
    const { signal } = this.ends;
    element.addEventListener('pointerdown', this.handleDown, { signal });
    element.addEventListener('pointermove', this.handleMove, { signal });
    element.addEventListener('pointerup', this.handleUp, { signal });
    element.addEventListener('pointercancel', this.cancel, { signal });
    element.addEventListener('pointerleave', this.handleLeave, { signal });
    element.addEventListener('click', this.handleClick, { signal });
    // A long press would open a menu of the browser.
    element.addEventListener('contextmenu', this.handleMenu, { signal });
  }

  /** Whether a press drags the map rather than drawing a selection. */
  dragsMap(event: MouseEvent | TouchEvent): boolean {
    return this.tool === 'pan' && !event.shiftKey;
  }

  /** Gives up a selection that is being drawn; answers whether there was one. */
  readonly cancel = (): boolean => {
    clearTimeout(this.holding);
    if (this.pointerId === null) return false;
    this.pointerId = null;
    this.marquee = null;
    this.events.onMarquee(null);
    return true;
  };

  destroy(): void {
    clearTimeout(this.holding);
    this.ends.abort();
  }

  private at(event: MouseEvent): [number, number] {
    const box = this.element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  private readonly handleDown = (event: PointerEvent): void => {
    this.pressUsed = false;
    this.pressedAt = this.at(event);
    clearTimeout(this.holding);
    // A second finger: the two of them zoom.
    if (this.cancel() || event.button !== 0) return;
    this.events.onPoint(null);
    if (event.pointerType === 'touch' && event.isPrimary) this.holding = setTimeout(this.hold, HOLD_MS);
    if (this.dragsMap(event)) return;
    this.pointerId = event.pointerId;
    this.element.setPointerCapture(event.pointerId);
    const start = this.pressedAt;
    this.marquee =
      this.tool === 'lasso' ? { kind: 'lasso', path: [start] } : { kind: 'box', from: start, to: start };
  };

  private readonly handleMove = (event: PointerEvent): void => {
    const [x, y] = this.at(event);
    if (Math.hypot(x - this.pressedAt[0], y - this.pressedAt[1]) > HOLD_DISTANCE) clearTimeout(this.holding);
    if (event.pointerId === this.pointerId && this.marquee) {
      this.marquee =
        this.marquee.kind === 'box' ? { ...this.marquee, to: [x, y] } : lengthen(this.marquee, [x, y]);
      this.events.onMarquee(this.marquee);
      return;
    }
    if (event.buttons === 0 && event.pointerType !== 'touch')
      this.events.onPoint({ x, y, reach: MOUSE_REACH });
  };

  private readonly handleUp = (event: PointerEvent): void => {
    clearTimeout(this.holding);
    if (event.pointerId !== this.pointerId) return;
    const { marquee } = this;
    this.cancel();
    if (!marquee || extent(marquee) < CLICK_DISTANCE) return;
    this.pressUsed = true;
    this.events.onMarqueeDone(marquee, selectMode(event));
  };

  private readonly hold = (): void => {
    this.cancel();
    this.pressUsed = true;
    const [x, y] = this.pressedAt;
    this.events.onHold({ x, y, reach: TOUCH_REACH });
  };

  private readonly handleMenu = (event: MouseEvent): void => {
    if ('pointerType' in event && event.pointerType === 'touch') event.preventDefault();
  };

  /** A finger leaves when it is lifted: what it asked for stays until the next press. */
  private readonly handleLeave = (event: PointerEvent): void => {
    if (event.pointerType !== 'touch') this.events.onPoint(null);
  };

  private readonly handleClick = (event: MouseEvent): void => {
    if (this.pressUsed) {
      this.pressUsed = false;
      return;
    }
    // Not the place of the click event, which is cut to whole pixels: hover and click must agree.
    const [x, y] = this.pressedAt;
    const touch = 'pointerType' in event && event.pointerType === 'touch';
    const mode = event.altKey
      ? 'remove'
      : event.ctrlKey || event.metaKey || event.shiftKey
        ? 'toggle'
        : 'focus';
    this.events.onClick({ x, y, reach: touch ? TOUCH_REACH : MOUSE_REACH }, mode);
  };
}

function lengthen(lasso: Marquee & { kind: 'lasso' }, [x, y]: [number, number]): Marquee {
  const [lastX, lastY] = lasso.path[lasso.path.length - 1];
  if (Math.hypot(x - lastX, y - lastY) >= 2) lasso.path.push([x, y]);
  return lasso;
}

/** Larger side of what was drawn, CSS pixels. */
function extent(marquee: Marquee): number {
  const points = marquee.kind === 'box' ? [marquee.from, marquee.to] : marquee.path;
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
}
