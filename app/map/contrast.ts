import { color } from 'd3';

/** Contrast every point has with the surface where viridis reaches it (WCAG 2.2, 1.4.11). */
export const POINT_CONTRAST = 3;

/** Relative luminance of a CSS colour (WCAG 2). Throws for a colour d3 cannot read. */
export function luminance(css: string): number {
  const parsed = color(css)?.rgb();
  if (!parsed) throw new Error(`not a colour: "${css}"`);
  const [r, g, b] = [parsed.r, parsed.g, parsed.b].map((channel) => {
    const c = channel / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio, 1–21. */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(one), luminance(other)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}
