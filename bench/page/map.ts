import '@fontsource-variable/inter/wght.css';
import '../../app/ui/tokens.css';
import { PointField } from '../../app/map/pointField';
import { Scatter } from '../../app/map/scatter';
import type { ScatterProps } from '../../app/map/scatterTypes';
import { readTheme } from '../../app/map/useMapTheme';
import { DEFAULT_COLORING } from '../../app/state/coloring';
import { FRAME_MARK } from '../frameMark';
import { stirred, syntheticMap, type SyntheticMap } from './syntheticMap';

/** The map by itself, with made-up words: what its figures are measured on. */
export interface MapBench {
  /** Shows the map; answers when it has been drawn. */
  show(points: number, seed: number): Promise<void>;
  setTheme(theme: 'light' | 'dark'): void;
  setProps(changes: Partial<ScatterProps>): void;
  /** Moves the map once a frame, with the mark `FRAME_MARK` at each; answers the time from frame to frame, ms. */
  drive(movement: Movement, frames: number): Promise<number[]>;
  /** Time to take a layout and to hand it to the renderer, ms a layout. */
  takeLayouts(count: number): Promise<number[]>;
  /** Time to find the points at some places, ms each. */
  pick(places: number): number[];
  /** From now on counts the tasks over 50 ms. */
  watchLongTasks(): void;
  longTasks(): number;
  /** Time to find the points inside a hand-drawn loop over most of the map, ms. */
  lasso(): number;
}

export type Movement = 'pan' | 'zoom' | 'layouts';

declare global {
  interface Window {
    mapBench: MapBench;
  }
}

const host = document.querySelector<HTMLElement>('#map');
if (!host) throw new Error('the page has no element for the map');
let data: SyntheticMap = { words: [], positions: new Float32Array(0) };
/** What training would make of the map, in turns. */
let layouts: Float32Array[] = [];
let version = 0;
let longTasks = 0;

const props = (): ScatterProps => ({
  runId: 1,
  points: data.words,
  layers: { words: true, documents: true },
  layout: null,
  selection: [],
  focus: null,
  neighbours: [],
  marks: [],
  hovered: null,
  columnKind: null,
  tool: 'pan',
  theme: readTheme(),
  reducedMotion: false,
  reserved: [],
  coloring: DEFAULT_COLORING,
});

const scatter: Scatter = new Scatter(host, props(), {
  onHover: (hit) => scatter.setProps({ hovered: hit?.point ?? null }),
  onFocus: (focus) => scatter.setProps({ focus }),
  onSelect: (selection) => scatter.setProps({ selection }),
  onView: () => undefined,
});

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));

const takeLayout = (positions: Float32Array): void => {
  version++;
  const rows = { words: positions.length / 2, documents: 0 };
  scatter.setProps({ layout: { version, positions, rows } });
};

const mouse = (type: string, target: EventTarget, x: number, y: number): void => {
  const init = { clientX: x, clientY: y, buttons: 1, bubbles: true, cancelable: true, view: window };
  target.dispatchEvent(new MouseEvent(type, init));
};

/** What one frame of a movement does, as the browser's own events would. */
const step = (movement: Movement, frame: number): void => {
  const [middleX, middleY] = [host.clientWidth / 2, host.clientHeight / 2];
  switch (movement) {
    case 'pan':
      mouse('mousemove', window, middleX + 260 * Math.sin(frame / 22), middleY + 160 * Math.sin(frame / 31));
      break;
    case 'zoom': {
      const place = { clientX: middleX + 90, clientY: middleY - 60, bubbles: true, cancelable: true };
      host.dispatchEvent(
        new WheelEvent('wheel', { ...place, deltaY: -18 * Math.sin((2 * Math.PI * frame) / 240) }),
      );
      break;
    }
    case 'layouts':
      if (frame % 6 === 0) takeLayout(layouts[(frame / 6) % layouts.length]);
  }
};

const timed = (work: () => void): number => {
  const from = performance.now();
  work();
  return performance.now() - from;
};

window.mapBench = {
  async show(points, seed) {
    data = syntheticMap(points, seed);
    layouts = [1, 2, 3].map((other) => stirred(data.positions, 0.01, other));
    scatter.setProps({ points: data.words });
    takeLayout(data.positions);
    await document.fonts.ready;
    for (let frame = 0; frame < 60; frame++) await nextFrame();
  },

  setTheme(theme) {
    document.documentElement.dataset.theme = theme;
    scatter.setProps({ theme: readTheme() });
  },

  setProps: (changes) => scatter.setProps(changes),

  async drive(movement, frames) {
    const times: number[] = [];
    if (movement === 'pan') mouse('mousedown', host, host.clientWidth / 2, host.clientHeight / 2);
    for (let frame = 0; frame <= frames; frame++) {
      times.push(await nextFrame());
      performance.mark(FRAME_MARK);
      step(movement, frame);
    }
    if (movement === 'pan') mouse('mouseup', window, host.clientWidth / 2, host.clientHeight / 2);
    return times.slice(1).map((time, i) => time - times[i]);
  },

  async takeLayouts(count) {
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      times.push(timed(() => takeLayout(layouts[i % layouts.length])));
      for (let frame = 0; frame < 30; frame++) await nextFrame();
    }
    return times;
  },

  pick(places) {
    const field = new PointField();
    field.begin(data.positions, 0, false);
    const affine = { scale: 30, tx: host.clientWidth / 2, ty: host.clientHeight / 2 };
    return Array.from({ length: places }, (_, i) => {
      const place: [number, number] = [
        (host.clientWidth * ((i * 37) % 101)) / 101,
        (host.clientHeight * ((i * 53) % 97)) / 97,
      ];
      return timed(() => field.nearest(place, 10, affine, () => true));
    });
  },

  watchLongTasks() {
    new PerformanceObserver((list) => (longTasks += list.getEntries().length)).observe({ type: 'longtask' });
  },

  longTasks: () => longTasks,

  lasso() {
    const field = new PointField();
    field.begin(data.positions, 0, false);
    const affine = { scale: 30, tx: host.clientWidth / 2, ty: host.clientHeight / 2 };
    const path = Array.from({ length: 1200 }, (_, i): [number, number] => {
      const angle = (2 * Math.PI * i) / 1200;
      const reach = host.clientHeight * (0.42 + 0.05 * Math.sin(9 * angle));
      return [affine.tx + 1.4 * reach * Math.cos(angle), affine.ty + reach * Math.sin(angle)];
    });
    return timed(() => field.inMarquee({ kind: 'lasso', path }, affine));
  },
};
