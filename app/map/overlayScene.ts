import { FAR_SIDES } from './labelPlacement';
import type { ShownLabel } from './labelLayer';
import { BASELINE, isRightToLeft, labelSize, labelText } from './labelText';
import { markLabel, markPlace } from './mapMark';
import type { MapMark, MapNeighbour, MapTheme } from './scatterTypes';

export interface SceneLine {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  width: number;
  color: string;
  alpha: number;
}
export interface SceneRing {
  x: number;
  y: number;
  radius: number;
  width: number;
  color: string;
}
/** Text whose left end is at x and whose baseline is at y. */
export interface SceneLabel {
  text: string;
  x: number;
  y: number;
  size: number;
  strong: boolean;
  color: string;
  alpha: number;
  rightToLeft: boolean;
}
/** What lies over the points, in painting order, CSS pixels; drawn on the screen and written to files alike. */
export interface OverlayScene {
  lines: SceneLine[];
  rings: SceneRing[];
  labels: SceneLabel[];
}

export interface SceneInput {
  theme: MapTheme;
  /** Whether a point is drawn. */
  isShown(point: number): boolean;
  /** Screen position of a point. */
  at(point: number): [number, number];
  radius(point: number): number;
  /** Place on the frequency scale, 0–1. */
  position(point: number): number;
  name(point: number): string;
  marks: readonly MapMark[];
  focus: number | null;
  neighbours: readonly MapNeighbour[];
  selection: readonly number[];
  hovered: number | null;
  chosen: ReadonlySet<number>;
  labels: Iterable<ShownLabel>;
}

/** Rings are drawn for at most this many selected points; more are told by their opacity alone. */
const MAX_RINGS = 300;

export function overlayScene(input: SceneInput): OverlayScene {
  const { theme, focus, hovered } = input;
  const scene: OverlayScene = { lines: [], rings: [], labels: [] };
  if (focus !== null && input.isShown(focus)) {
    for (const { point, similarity } of input.neighbours) {
      if (input.isShown(point)) scene.lines.push(neighbourLine(input, [focus, point], similarity));
    }
  }
  const ring = (point: number, gap: number, width: number) => {
    if (!input.isShown(point)) return;
    const [x, y] = input.at(point);
    scene.rings.push({ x, y, radius: input.radius(point) + gap, width, color: theme.accent });
  };
  if (input.selection.length <= MAX_RINGS) {
    for (const point of input.selection) if (point !== focus) ring(point, 2, 1.5);
  }
  if (focus !== null) ring(focus, 3.5, 2);
  if (hovered !== null && hovered !== focus) ring(hovered, 2.5, 1.5);
  for (const mark of input.marks) addMark(scene, input, mark);
  for (const label of input.labels) addLabel(scene, input, label);
  return scene;
}

/** From rim to rim, stronger for more similar points. */
function neighbourLine(input: SceneInput, [from, to]: [number, number], similarity: number): SceneLine {
  const [x1, y1] = input.at(from);
  const [x2, y2] = input.at(to);
  const length = Math.hypot(x2 - x1, y2 - y1) || 1;
  const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
  const start = Math.min(length / 2, input.radius(from) + 4.5);
  const end = Math.min(length / 2, input.radius(to) + 1.5);
  const weight = Math.min(1, Math.max(0, similarity));
  return {
    x1: x1 + ux * start,
    y1: y1 + uy * start,
    x2: x2 - ux * end,
    y2: y2 - uy * end,
    width: 0.75 + 1.25 * weight,
    color: input.theme.accent,
    alpha: 0.25 + 0.55 * weight,
  };
}

const MARK_RADIUS = 7;

/** A ring around a dot, with its label above all others. */
function addMark(scene: OverlayScene, input: SceneInput, mark: MapMark): void {
  const place = markPlace(mark.places, input);
  if (!place) return;
  const [x, y] = place;
  const { accent: color, surface } = input.theme;
  for (const { point, similarity } of mark.places) {
    if (!input.isShown(point)) continue;
    const [x2, y2] = input.at(point);
    const alpha = 0.2 + 0.4 * Math.min(1, Math.max(0, similarity));
    scene.lines.push({ x1: x, y1: y, x2, y2, width: 0.75, color, alpha });
  }
  scene.rings.push({ x, y, radius: MARK_RADIUS, width: 5, color: surface });
  scene.rings.push({ x, y, radius: MARK_RADIUS, width: 2, color }, { x, y, radius: 1.5, width: 3, color });
  const { left, baseline, size } = markLabel(place);
  scene.labels.push({
    ...{ text: labelText(mark.label), x: left, y: baseline, size, strong: true, color, alpha: 1 },
    rightToLeft: isRightToLeft(mark.label),
  });
}

function addLabel(scene: OverlayScene, input: SceneInput, label: ShownLabel): void {
  const { point } = label;
  if (!input.isShown(point)) return;
  const [x, y] = input.at(point);
  const { theme, focus, hovered, chosen } = input;
  const central = point === focus || point === hovered;
  const standsBack = chosen.size > 0 && !chosen.has(point) && !central;
  const alpha = label.alpha * (standsBack ? 0.42 : 1);
  const left = x + label.dx;
  const middle = y + label.dy + label.height / 2;
  if (label.side >= FAR_SIDES) {
    const towards = label.dx + label.width / 2;
    const x2 =
      towards > label.width / 2
        ? left
        : towards < -label.width / 2
          ? left + label.width
          : left + label.width / 2;
    scene.lines.push({
      x1: x,
      y1: y,
      x2,
      y2: middle,
      width: 0.75,
      color: theme.mutedText,
      alpha: 0.6 * alpha,
    });
  }
  const text = labelText(input.name(point));
  const size = labelSize(input.position(point));
  scene.labels.push({
    text,
    x: left,
    y: middle + BASELINE * size,
    size,
    strong: central || chosen.has(point),
    color: point === focus ? theme.accent : theme.text,
    alpha,
    rightToLeft: isRightToLeft(text),
  });
}
