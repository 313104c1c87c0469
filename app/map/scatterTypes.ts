import type { ColumnKind } from '../../worker/contract/documents';
import type { MapRows } from '../../worker/contract/mapRows';
import type { MapPlace } from '../../worker/contract/engine';
import type { MapPoint } from '../state/mapPoints';
import type { MapLayers } from '../state/store';
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
  /** −1 where it is not on the map. */
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

/** A place on the map that is no point of it: in the middle of some points, the nearer the more similar. */
export interface MapMark {
  label: string;
  places: readonly MapPlace[];
}

/** Everything the scatter shows: words, most frequent first, then documents. */
export interface ScatterProps {
  /** Another run is another map: nothing is carried over. */
  runId: number | null;
  /** What point i stands for, as far as it is known. */
  points: readonly MapPoint[];
  layers: MapLayers;
  /** x and y interleaved; the scatter copies it. */
  layout: { version: number; positions: Float32Array; rows: MapRows } | null;
  selection: readonly number[];
  /** Point whose neighbours are shown. */
  focus: number | null;
  neighbours: readonly MapNeighbour[];
  /** A typed text, and a document looked at that is not among the points. */
  marks: readonly MapMark[];
  hovered: number | null;
  coloring: Coloring;
  /** Kind of the column that the colours tell of, where they tell of one. */
  columnKind: ColumnKind | null;
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
  /** Index into POINT_SHAPES of each point, with HOLLOW added for an outline. */
  shape: Uint8Array;
  /** Points in the order they are painted: the last lies on top. */
  order: Uint32Array;
}
