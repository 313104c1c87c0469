import { legendParts, type LegendParts } from './exportLegend';
import { svgOf } from './exportSvg';
import { fontOf } from './labelText';
import type { MapSnapshot } from './mapSnapshot';
import { paintOverlay } from './overlayPainter';
import { traceShape } from './pointShapes';
import { rimWidth } from './pointRenderer';

/** Pixels a CSS pixel in a saved picture. */
const PNG_SCALE = 2;

/** The view as an SVG file with live text. */
export const svg = (snapshot: MapSnapshot): Blob => new Blob([svgOf(snapshot)], { type: 'image/svg+xml' });

/** The view as a picture at twice its size on the page. Throws when the browser can make none that large. */
export async function png(snapshot: MapSnapshot): Promise<Blob> {
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(snapshot.width * PNG_SCALE);
  canvas.height = Math.round(snapshot.height * PNG_SCALE);
  const context = canvas.getContext('2d');
  if (!context) throw new Error(`no canvas of ${canvas.width} × ${canvas.height} pixels`);
  context.scale(PNG_SCALE, PNG_SCALE);
  context.fillStyle = snapshot.theme.surface;
  context.fillRect(0, 0, snapshot.width, snapshot.height);
  paintSnapshotPoints(context, snapshot);
  paintOverlay(context, snapshot.overlay, snapshot.theme);
  paintLegend(context, snapshot);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error(`no picture of ${canvas.width} × ${canvas.height} pixels could be made`);
  return blob;
}

function paintSnapshotPoints(context: CanvasRenderingContext2D, { points, theme }: MapSnapshot): void {
  context.strokeStyle = theme.surface;
  for (const { x, y, radius, color, alpha, shape } of points) {
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.lineWidth = 2 * rimWidth(radius);
    context.beginPath();
    traceShape(context, shape, [x, y], radius);
    if (rimWidth(radius) > 0) context.stroke();
    context.fill();
  }
  context.globalAlpha = 1;
}

function paintLegend(context: CanvasRenderingContext2D, snapshot: MapSnapshot): void {
  const { theme } = snapshot;
  const legend = legendParts(snapshot);
  if (!legend) return;
  context.direction = 'ltr';
  context.font = fontOf(legend.fontSize, theme.fontFamily);
  context.fillStyle = theme.mutedText;
  context.textAlign = 'left';
  context.fillText(legend.title, legend.x, legend.titleY);
  if (legend.scale) paintScale(context, legend.scale, theme.mutedText);
  for (const { x, y, radius, shape, color, text, textX } of legend.marks) {
    context.beginPath();
    traceShape(context, shape, [x, y], radius);
    context.fillStyle = color;
    context.fill();
    context.fillStyle = theme.mutedText;
    context.fillText(text, textX, y + 4);
  }
}

function paintScale(
  context: CanvasRenderingContext2D,
  { bar, stops, ticks, tickY }: NonNullable<LegendParts['scale']>,
  textColor: string,
): void {
  const gradient = context.createLinearGradient(bar.x, 0, bar.x + bar.width, 0);
  for (const { offset, color } of stops) gradient.addColorStop(offset, color);
  context.fillStyle = gradient;
  context.beginPath();
  context.roundRect(bar.x, bar.y, bar.width, bar.height, 2);
  context.fill();
  context.fillStyle = textColor;
  for (const { x, text, anchor } of ticks) {
    context.textAlign = anchor === 'middle' ? 'center' : anchor;
    context.fillText(text, x, tickY);
  }
  context.textAlign = 'left';
}
