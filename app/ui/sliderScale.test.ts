import { describe, expect, it } from 'vitest';
import { linearScale, logScale } from './sliderScale';

describe('slider scales', () => {
  it('moves linearly without traces of rounding', () => {
    const scale = linearScale(-2, 2, 0.05);
    expect(scale.toValue(-2 + 0.05 * 55)).toBe(0.75);
    expect(scale.toPosition(0.75)).toBe(0.75);
  });

  it('moves in decades, and its values survive the round trip', () => {
    const scale = logScale(1e-4, 1, false);
    expect(scale.max).toBe(80);
    expect(scale.toValue(0)).toBe(1e-4);
    expect(scale.toValue(80)).toBe(1);
    for (let position = 0; position <= scale.max; position++) {
      expect(scale.toPosition(scale.toValue(position))).toBe(position);
    }
    expect(scale.toPosition(1e-9)).toBe(0);
    expect(scale.toPosition(1e9)).toBe(80);
  });

  it('keeps a place for zero at the left', () => {
    const scale = logScale(1e-6, 1, true);
    expect(scale.toValue(0)).toBe(0);
    expect(scale.toPosition(0)).toBe(0);
    expect(scale.toValue(1)).toBe(1e-6);
    expect(scale.toPosition(1e-12)).toBe(1);
    expect(scale.toValue(scale.max)).toBe(1);
  });
});
