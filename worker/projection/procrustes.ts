/** A rotation about the origin, then a shift: (x, y) → (cosine · x − sine · y + x, sine · x + cosine · y + y). */
export interface RigidMotion {
  cosine: number;
  sine: number;
  x: number;
  y: number;
}

/**
 * The rotation and shift that bring `moving` closest to `fixed` in the least-squares sense (orthogonal
 * Procrustes in the plane; no reflection, no scaling). Both hold x and y interleaved; the first `count`
 * points of each are compared.
 */
export const alignment = (moving: Float32Array, fixed: Float32Array, count: number): RigidMotion => {
  if (count === 0) return { cosine: 1, sine: 0, x: 0, y: 0 };
  const from = centreOf(moving, count);
  const to = centreOf(fixed, count);
  let dot = 0;
  let cross = 0;
  for (let i = 0; i < 2 * count; i += 2) {
    const ax = moving[i] - from.x;
    const ay = moving[i + 1] - from.y;
    const bx = fixed[i] - to.x;
    const by = fixed[i + 1] - to.y;
    dot += ax * bx + ay * by;
    cross += ax * by - ay * bx;
  }
  const length = Math.hypot(dot, cross);
  const cosine = length > 0 ? dot / length : 1;
  const sine = length > 0 ? cross / length : 0;
  return {
    cosine,
    sine,
    x: to.x - cosine * from.x + sine * from.y,
    y: to.y - sine * from.x - cosine * from.y,
  };
};

/** Moves all points in place. */
export const applyMotion = (
  positions: Float32Array,
  { cosine, sine, x: shiftX, y: shiftY }: RigidMotion,
): void => {
  for (let i = 0; i < positions.length; i += 2) {
    const x = positions[i];
    const y = positions[i + 1];
    positions[i] = cosine * x - sine * y + shiftX;
    positions[i + 1] = sine * x + cosine * y + shiftY;
  }
};

/** Mean of the first `count` points. */
export const centreOf = (positions: Float32Array, count: number): { x: number; y: number } => {
  let x = 0;
  let y = 0;
  for (let i = 0; i < 2 * count; i += 2) {
    x += positions[i];
    y += positions[i + 1];
  }
  return count > 0 ? { x: x / count, y: y / count } : { x: 0, y: 0 };
};

/** Mean distance of the points of two layouts once the first is brought closest to the second. */
export const meanDistance = (moving: Float32Array, fixed: Float32Array): number => {
  const points = fixed.length / 2;
  const aligned = moving.slice();
  applyMotion(aligned, alignment(moving, fixed, points));
  let sum = 0;
  for (let i = 0; i < fixed.length; i += 2)
    sum += Math.hypot(aligned[i] - fixed[i], aligned[i + 1] - fixed[i + 1]);
  return points > 0 ? sum / points : 0;
};
