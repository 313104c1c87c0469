import { describe, expect, it } from 'vitest';
import { numberText } from './numberText';

describe('numberText', () => {
  it('writes years without a mark between thousands', () => {
    expect(numberText([1790, 2024, 1843.6])(1900.4)).toBe('1900');
  });

  it('writes other numbers short', () => {
    expect(numberText([1, 2500])(1234)).toBe('1,230');
    expect(numberText([-0.5, 0.25])(-0.12345)).toBe('−0.123');
    expect(numberText([])(7)).toBe('7');
  });
});
