import { legendParts, type LegendParts } from './exportLegend';
import type { MapSnapshot, SnapshotPoint } from './mapSnapshot';
import { HALO } from './overlayPainter';
import type { OverlayScene } from './overlayScene';
import { holeRadius, shapeCorners } from './pointShapes';
import { rimWidth } from './pointRenderer';
import type { MapTheme } from './scatterTypes';

type Scale = NonNullable<LegendParts['scale']>;

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
    legend?.scale ? defs(legend.scale) : '',
    `<rect width="100%" height="100%" fill="${theme.surface}"/>`,
    points(snapshot),
    lines(snapshot.overlay),
    rings(snapshot.overlay),
    labels(snapshot.overlay, theme),
    legend ? legendGroup(legend, theme) : '',
    '</svg>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

/** An element with the outline of a point, open for more attributes. */
const shapeStart = (shape: number, place: [number, number], radius: number): string => {
  const corners = shapeCorners(shape, place, radius);
  if (corners.length === 0) return `<circle cx="${n(place[0])}" cy="${n(place[1])}" r="${n(radius)}"`;
  return `<polygon points="${corners.map(([x, y]) => `${n(x)},${n(y)}`).join(' ')}"`;
};

/** What a point that is an outline is drawn by: its middle line, as wide as the outline. */
const outlined = ({ x, y, radius, color, shape }: SnapshotPoint): string => {
  const width = radius - holeRadius(shape, radius);
  return `${shapeStart(shape, [x, y], radius - width / 2)} fill="none" stroke="${color}" stroke-width="${n(width)}"`;
};

const filled = ({ x, y, radius, color, shape }: SnapshotPoint): string =>
  `${shapeStart(shape, [x, y], radius)} fill="${color}" stroke-width="${n(2 * rimWidth(radius))}"`;

const points = ({ points, theme }: MapSnapshot): string =>
  [
    `<g stroke="${theme.surface}" paint-order="stroke">`,
    ...points.map((point) => {
      const opacity = point.alpha < 1 ? ` opacity="${n(point.alpha)}"` : '';
      return `${holeRadius(point.shape, point.radius) > 0 ? outlined(point) : filled(point)}${opacity}/>`;
    }),
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

const defs = ({ stops }: Scale): string =>
  [
    '<defs><linearGradient id="frequency">',
    ...stops.map(({ offset, color }) => `<stop offset="${n(offset)}" stop-color="${color}"/>`),
    '</linearGradient></defs>',
  ].join('');

const legendGroup = (legend: LegendParts, theme: MapTheme): string =>
  [
    `<g font-size="${legend.fontSize}" fill="${theme.mutedText}">`,
    `<text x="${n(legend.x)}" y="${n(legend.titleY)}">${escapeXml(legend.title)}</text>`,
    ...(legend.scale ? scaleParts(legend.scale) : []),
    ...legend.marks.flatMap(({ x, y, radius, shape, color, text, textX }) => [
      `${shapeStart(shape, [x, y], radius)} fill="${color}"/>`,
      `<text x="${n(textX)}" y="${n(y + 4)}">${escapeXml(text)}</text>`,
    ]),
    '</g>',
  ].join('\n');

const scaleParts = ({ bar, ticks, tickY }: Scale): string[] => [
  `<rect x="${n(bar.x)}" y="${n(bar.y)}" width="${bar.width}" height="${bar.height}" rx="2" fill="url(#frequency)"/>`,
  ...ticks.map(
    ({ x, text, anchor }) =>
      `<text x="${n(x)}" y="${n(tickY)}" text-anchor="${anchor}">${escapeXml(text)}</text>`,
  ),
];
