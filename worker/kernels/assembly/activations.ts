import { madd } from './madd';

/** e^x, for x within ±87; relative error about 1e-7 (polynomial of degree 6 on ±ln 2 / 2, scaled by the exponent). */
// @ts-ignore: decorator
@inline
function exp(x: v128): v128 {
  const held = f32x4.max(f32x4.min(x, f32x4.splat(87)), f32x4.splat(-87));
  const n = f32x4.nearest(f32x4.mul(held, f32x4.splat(1.4426950408889634)));
  // ln 2 in two parts, the first exact in few bits.
  let r = madd(n, f32x4.splat(-0.693359375), held);
  r = madd(n, f32x4.splat(0.00021219444), r);
  let p = f32x4.splat(0.0013888889);
  p = madd(p, r, f32x4.splat(0.008333334));
  p = madd(p, r, f32x4.splat(0.041666668));
  p = madd(p, r, f32x4.splat(0.16666667));
  p = madd(p, r, f32x4.splat(0.5));
  p = madd(p, r, f32x4.splat(1));
  p = madd(p, r, f32x4.splat(1));
  const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
  return f32x4.mul(p, exponent);
}

// @ts-ignore: decorator
@inline
export function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))));
}

/** 2 σ(2x) − 1; absolute error about 1e-7. */
// @ts-ignore: decorator
@inline
export function tanh(x: v128): v128 {
  return f32x4.sub(f32x4.mul(f32x4.splat(2), sigmoid(f32x4.add(x, x))), f32x4.splat(1));
}
