import { fontOf } from './labelText';
import type { OverlayScene } from './overlayScene';
import type { MapTheme } from './scatterTypes';

/** Width of the surface-coloured edge around a label, CSS pixels. */
export const HALO = 3;

export type Marquee =
  { kind: 'box'; from: [number, number]; to: [number, number] } | { kind: 'lasso'; path: [number, number][] };

/** Paints lines, rings and labels. Units: CSS pixels. */
export function paintOverlay(context: CanvasRenderingContext2D, scene: OverlayScene, theme: MapTheme): void {
  context.lineCap = 'round';
  for (const line of scene.lines) {
    context.globalAlpha = line.alpha;
    context.strokeStyle = line.color;
    context.lineWidth = line.width;
    context.beginPath();
    context.moveTo(line.x1, line.y1);
    context.lineTo(line.x2, line.y2);
    context.stroke();
  }
  context.globalAlpha = 1;
  for (const ring of scene.rings) {
    context.strokeStyle = ring.color;
    context.lineWidth = ring.width;
    context.beginPath();
    context.arc(ring.x, ring.y, ring.radius, 0, 2 * Math.PI);
    context.stroke();
  }
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
  context.lineJoin = 'round';
  context.lineWidth = HALO;
  context.strokeStyle = theme.surface;
  let font = '';
  // Painted from the least to the most important: the first label placed lies on top.
  for (let i = scene.labels.length - 1; i >= 0; i--) {
    const label = scene.labels[i];
    const wanted = fontOf(label.size, theme.fontFamily, label.strong);
    if (wanted !== font) context.font = font = wanted;
    context.direction = label.rightToLeft ? 'rtl' : 'ltr';
    context.globalAlpha = label.alpha;
    context.strokeText(label.text, label.x, label.y);
    context.fillStyle = label.color;
    context.fillText(label.text, label.x, label.y);
  }
  context.globalAlpha = 1;
}

/** The rectangle or loop being drawn by the pointer. */
export function paintMarquee(context: CanvasRenderingContext2D, marquee: Marquee, theme: MapTheme): void {
  context.beginPath();
  if (marquee.kind === 'box') {
    const [[x1, y1], [x2, y2]] = [marquee.from, marquee.to];
    context.rect(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
  } else {
    marquee.path.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
  }
  context.globalAlpha = 0.1;
  context.fillStyle = theme.accent;
  context.fill();
  context.globalAlpha = 1;
  context.strokeStyle = theme.accent;
  context.lineWidth = 1.5;
  context.setLineDash([5, 4]);
  context.stroke();
  context.setLineDash([]);
}
