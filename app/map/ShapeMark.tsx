import { isHollow, shapeCorners } from './pointShapes';

const SIZE = 14;
const RADIUS = 4.2;
const LINE = 1.6;

/** A point as it lies on the map, for the legend. */
export function ShapeMark({ shape, color }: { shape: number; color: string }) {
  const paint = isHollow(shape) ? { fill: 'none', stroke: color, strokeWidth: LINE } : { fill: color };
  const radius = isHollow(shape) ? RADIUS - LINE / 4 : RADIUS;
  const corners = shapeCorners(shape, [0, 0], radius);
  return (
    <svg width={SIZE} height={SIZE} viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`} aria-hidden>
      {corners.length > 0 ? (
        <polygon points={corners.map((corner) => corner.join(',')).join(' ')} {...paint} />
      ) : (
        <circle r={radius} {...paint} />
      )}
    </svg>
  );
}
