import { legendParts, type LegendParts } from './exportLegend';
import type { MapSnapshot } from './mapSnapshot';
import { HALO } from './overlayPainter';
import type { OverlayScene } from './overlayScene';
import { rimWidth } from './pointRenderer';
import type { MapTheme } from './scatterTypes';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Everything XML 1.0 forbids in a document, escaped or not; lone surrogates among it. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Text or attribute value for XML; characters XML cannot hold become U+FFFD. */
export const escapeXml = (text: string): string =>
  text.replace(FORBIDDEN, '\ufffd').replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** At most two decimals, no trailing zeros. */
const n = (value: number): string => String(Math.round(value * 100) / 100);

/** The view as an SVG document: circles, lines and live text, sized in CSS pixels. */
export function svgOf(snapshot: MapSnapshot): string {
  const { width, height, theme } = snapshot;
  const legend = legendParts(snapshot);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" font-family="${escapeXml(theme.fontFamily)}">`,
    '<title>Map of words</title>',
    defs(legend),
    `<rect width="100%" height="100%" fill="${theme.surface}"/>`,
    points(snapshot),
    lines(snapshot.overlay),
    rings(snapshot.overlay),
    labels(snapshot.overlay, theme),
    legendGroup(legend, theme),
    '</svg>',
  ].join('\n');
}

const points = ({ points, theme }: MapSnapshot): string =>
  [
    `<g stroke="${theme.surface}" paint-order="stroke">`,
    ...points.map(
      ({ x, y, radius, color, alpha }) =>
        `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${color}"${alpha < 1 ? ` opacity="${n(alpha)}"` : ''} stroke-width="${n(2 * rimWidth(radius))}"/>`,
    ),
    '</g>',
  ].join('\n');

const lines = ({ lines }: OverlayScene): string =>
  [
    '<g stroke-linecap="round">',
    ...lines.map(
      (line) =>
        `<line x1="${n(line.x1)}" y1="${n(line.y1)}" x2="${n(line.x2)}" y2="${n(line.y2)}" stroke="${line.color}" stroke-width="${n(line.width)}" stroke-opacity="${n(line.alpha)}"/>`,
    ),
    '</g>',
  ].join('\n');

const rings = ({ rings }: OverlayScene): string =>
  [
    '<g fill="none">',
    ...rings.map(
      (ring) =>
        `<circle cx="${n(ring.x)}" cy="${n(ring.y)}" r="${n(ring.radius)}" stroke="${ring.color}" stroke-width="${n(ring.width)}"/>`,
    ),
    '</g>',
  ].join('\n');

/** The first label is the most important: written last, it lies on top. */
const labels = ({ labels }: OverlayScene, theme: MapTheme): string =>
  [
    `<g stroke="${theme.surface}" stroke-width="${HALO}" stroke-linejoin="round" paint-order="stroke">`,
    ...[...labels].reverse().map((label) => {
      // The x of right-to-left text is its right end unless the anchor says otherwise.
      const direction = label.rightToLeft ? ' direction="rtl" text-anchor="end"' : '';
      const opacity = label.alpha < 1 ? ` opacity="${n(label.alpha)}"` : '';
      return `<text x="${n(label.x)}" y="${n(label.y)}" font-size="${n(label.size)}" font-weight="${label.strong ? 600 : 500}" fill="${label.color}"${opacity}${direction}>${escapeXml(label.text)}</text>`;
    }),
    '</g>',
  ].join('\n');

const defs = ({ stops }: LegendParts): string =>
  [
    '<defs><linearGradient id="frequency">',
    ...stops.map(({ offset, color }) => `<stop offset="${n(offset)}" stop-color="${color}"/>`),
    '</linearGradient></defs>',
  ].join('');

const legendGroup = (legend: LegendParts, theme: MapTheme): string =>
  [
    `<g font-size="${legend.fontSize}" fill="${theme.mutedText}">`,
    `<text x="${n(legend.bar.x)}" y="${n(legend.titleY)}">${escapeXml(legend.title)}</text>`,
    `<rect x="${n(legend.bar.x)}" y="${n(legend.bar.y)}" width="${legend.bar.width}" height="${legend.bar.height}" rx="2" fill="url(#frequency)"/>`,
    ...legend.ticks.map(
      ({ x, text, anchor }) =>
        `<text x="${n(x)}" y="${n(legend.tickY)}" text-anchor="${anchor}">${escapeXml(text)}</text>`,
    ),
    '</g>',
  ].join('\n');
