import type { WordFacts } from '../../worker/contract/engine';
import type { Coloring } from '../state/coloring';
import type { MapView } from '../state/lookHistory';

export type Tool = 'pan' | 'box' | 'lasso';
export type SelectMode = 'replace' | 'add' | 'remove' | 'toggle';

/** Colours and type of the canvas, read from the page's tokens. Colours are CSS colours without transparency. */
export interface MapTheme {
  surface: string;
  text: string;
  mutedText: string;
  line: string;
  accent: string;
  fontFamily: string;
}

export interface MapNeighbour {
  point: number;
  /** Cosine, −1 to 1. */
  similarity: number;
}

export interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** Everything the scatter shows. Point i is word i, most frequent first. */
export interface ScatterProps {
  /** Another run is another map: nothing is carried over. */
  runId: number | null;
  words: readonly WordFacts[];
  /** x and y interleaved; the scatter copies it. */
  layout: { version: number; positions: Float32Array } | null;
  selection: readonly number[];
  /** Word whose neighbours are shown; may lie outside the map, as may the neighbours. */
  focus: number | null;
  neighbours: readonly MapNeighbour[];
  hovered: number | null;
  coloring: Coloring;
  tool: Tool;
  theme: MapTheme;
  reducedMotion: boolean;
  /** Areas of the map covered by controls, in CSS pixels: no label goes there. */
  reserved: readonly Rect[];
}

export interface HoverHit {
  point: number;
  /** Centre and radius of the point on the screen, CSS pixels. */
  x: number;
  y: number;
  radius: number;
}

export interface ScatterEvents {
  onHover(hit: HoverHit | null): void;
  onFocus(point: number): void;
  onSelect(points: number[], mode: SelectMode): void;
  /** The view has come to rest elsewhere, by hand. */
  onView(view: MapView | null): void;
  /** What draws the points, told at the beginning and when it changes. */
  onRenderer?(kind: 'webgl2' | 'canvas2d'): void;
}

/** Look of every point, in the order of the points. */
export interface PointStyles {
  count: number;
  /** Radius in CSS pixels at the fitted view. */
  radius: Float32Array;
  /** Red, green, blue, opacity (0–255) of each point. */
  rgba: Uint8Array;
  /** Index into POINT_SHAPES of each point. */
  shape: Uint8Array;
  /** Points in the order they are painted: the last lies on top. */
  order: Uint32Array;
}
