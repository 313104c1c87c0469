import { crowdOpacity, crowdSize } from './crowding';
import type { Legend } from './legend';
import type { OverlayScene } from './overlayScene';
import type { MapTheme, PointStyles } from './scatterTypes';

export interface SnapshotPoint {
  x: number;
  y: number;
  radius: number;
  /** CSS colour without transparency. */
  color: string;
  /** As in PointStyles. */
  shape: number;
  /** 0–1. */
  alpha: number;
}

/** The current view as plain data, CSS pixels: what is written to files. */
export interface MapSnapshot {
  width: number;
  height: number;
  theme: MapTheme;
  /** In painting order, only those in view. */
  points: SnapshotPoint[];
  overlay: OverlayScene;
  legend: Legend;
}

export interface SnapshotInput {
  width: number;
  height: number;
  /** Place of a point on the screen; far off where it is hidden. */
  at(point: number): [x: number, y: number];
  styles: PointStyles;
  sizeScale: number;
  /** Room around a point, CSS pixels. */
  room(point: number): number;
}

export function snapshotPoints(input: SnapshotInput): SnapshotPoint[] {
  const { width, height, styles, sizeScale } = input;
  const points: SnapshotPoint[] = [];
  for (const i of styles.order) {
    if (styles.rgba[4 * i + 3] === 0) continue;
    const [x, y] = input.at(i);
    const room = input.room(i);
    const radius = styles.radius[i] * sizeScale * crowdSize(room / sizeScale);
    const inView = x > -radius && y > -radius && x < width + radius && y < height + radius;
    if (!inView) continue;
    const [r, g, b, a] = styles.rgba.subarray(4 * i, 4 * i + 4);
    points.push({
      x,
      y,
      radius,
      color: `rgb(${r}, ${g}, ${b})`,
      alpha: (a / 255) * crowdOpacity(room, radius),
      shape: styles.shape[i],
    });
  }
  return points;
}
