import { shapeCorners } from './pointShapes';

const SIZE = 14;
const RADIUS = 4.2;

/** A point as it lies on the map, for the legend. */
export function ShapeMark({ shape, color }: { shape: number; color: string }) {
  const corners = shapeCorners(shape, [0, 0], RADIUS);
  return (
    <svg width={SIZE} height={SIZE} viewBox={`${-SIZE / 2} ${-SIZE / 2} ${SIZE} ${SIZE}`} aria-hidden>
      {corners.length > 0 ? (
        <polygon points={corners.map((corner) => corner.join(',')).join(' ')} fill={color} />
      ) : (
        <circle r={RADIUS} fill={color} />
      )}
    </svg>
  );
}
