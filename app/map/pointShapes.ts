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
): [number, number][] => CORNERS[shape].map(([dx, dy]) => [x + dx * radius, y + dy * radius]);

/** Adds a point to the path that is open. */
export function traceShape(
  path: Pick<CanvasRenderingContext2D, 'moveTo' | 'lineTo' | 'arc' | 'closePath'>,
  shape: number,
  place: readonly [number, number],
  radius: number,
): void {
  const [first, ...others] = shapeCorners(shape, place, radius);
  if (!first) {
    path.moveTo(place[0] + radius, place[1]);
    path.arc(place[0], place[1], radius, 0, 2 * Math.PI);
    return;
  }
  path.moveTo(...first);
  for (const corner of others) path.lineTo(...corner);
  path.closePath();
}
