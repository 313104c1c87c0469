/** Shapes of points, all of the area of a circle: the second channel of categories beside the colour. */
export const POINT_SHAPES = ['circle', 'square', 'triangle', 'diamond', 'plus'] as const;

/**
 * Sizes at radius 1, which the shader of the points has as well: half the side of the square, inner radius of the
 * triangle, half the diagonal of the diamond, half length and half width of the arms of the plus.
 */
export const SHAPE_SIZES = { square: 0.886, triangle: 0.778, diamond: 1.253, plus: [1.189, 0.396] } as const;
/** How far the farthest corner of any shape is from the middle, at radius 1. */
export const SHAPE_REACH = 1.56;

const { square: s, triangle: t, diamond: d, plus } = SHAPE_SIZES;
const [a, b] = plus;
const wide = t * Math.sqrt(3);

/** Added to the index of a shape, it makes an outline of it: documents among words. */
export const HOLLOW = 8;
/** Width of the outline: a share of the radius, and at least so many CSS pixels. */
export const OUTLINE = { share: 0.42, least: 1.1 } as const;

export const isHollow = (shape: number): boolean => shape >= HOLLOW;

const outlineWidth = (radius: number): number => Math.max(OUTLINE.least, OUTLINE.share * radius);

/** Corners at radius 1, y down; the circle has none. */
const CORNERS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [-s, -s],
    [s, -s],
    [s, s],
    [-s, s],
  ],
  [
    [0, -2 * t],
    [wide, t],
    [-wide, t],
  ],
  [
    [0, -d],
    [d, 0],
    [0, d],
    [-d, 0],
  ],
  [
    [-b, -a],
    [b, -a],
    [b, -b],
    [a, -b],
    [a, b],
    [b, b],
    [b, a],
    [-b, a],
    [-b, b],
    [-a, b],
    [-a, -b],
    [-b, -b],
  ],
];

/** Corners of a shape around a place; empty for a circle. */
export const shapeCorners = (
  shape: number,
  [x, y]: readonly [number, number],
  radius: number,
): [number, number][] => CORNERS[shape % HOLLOW].map(([dx, dy]) => [x + dx * radius, y + dy * radius]);

/** Radius of the hole in a point, 0 of one that is filled or too small for a hole. */
export const holeRadius = (shape: number, radius: number): number =>
  isHollow(shape) ? Math.max(0, radius - outlineWidth(radius)) : 0;

/** Adds a point to the path that is open; a hole runs the other way round. */
export function traceShape(
  path: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'arc' | 'closePath'>,
  shape: number,
  place: readonly [number, number],
  radius: number,
): void {
  traceOutline(path, shapeCorners(shape, place, radius), place, radius);
  const hole = holeRadius(shape, radius);
  if (hole > 0) traceOutline(path, shapeCorners(shape, place, hole).reverse(), place, -hole);
}

/** @param radius of a circle, which has no corners; negative to run the other way round */
function traceOutline(
  path: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'arc' | 'closePath'>,
  [first, ...others]: readonly [number, number][],
  place: readonly [number, number],
  radius: number,
): void {
  if (!first) {
    const reach = Math.abs(radius);
    path.moveTo(place[0] + reach, place[1]);
    path.arc(place[0], place[1], reach, 0, 2 * Math.PI, radius < 0);
    return;
  }
  path.moveTo(...first);
  for (const corner of others) path.lineTo(...corner);
  path.closePath();
}
