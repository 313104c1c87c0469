import { HOLLOW, OUTLINE, SHAPE_SIZES } from '../pointShapes';

const { square, triangle, diamond, plus } = SHAPE_SIZES;

/** Distance from the outline of a point of radius r, negative inside; p from the middle, y down; an outline has a hole. */
export const SHAPE_DISTANCE = `
float filledDistance(vec2 p, float r, float shape) {
  vec2 q = abs(p);
  if (shape < 0.5) return length(p) - r;
  if (shape < 1.5) return max(q.x, q.y) - ${square} * r;
  if (shape < 2.5) return max(q.x * 0.866 - p.y * 0.5, p.y) - ${triangle} * r;
  if (shape < 3.5) return (q.x + q.y - ${diamond} * r) * 0.7071;
  vec2 arm = vec2(max(q.x, q.y), min(q.x, q.y));
  return max(arm.x - ${plus[0]} * r, arm.y - ${plus[1]} * r);
}

float shapeDistance(vec2 p, float r, float shape, float pixelRatio) {
  if (shape < ${HOLLOW}.0) return filledDistance(p, r, shape);
  float hole = r - max(${OUTLINE.least} * pixelRatio, ${OUTLINE.share} * r);
  float outer = filledDistance(p, r, shape - ${HOLLOW}.0);
  return hole > 0.0 ? max(outer, -filledDistance(p, hole, shape - ${HOLLOW}.0)) : outer;
}`;
