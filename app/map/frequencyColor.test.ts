import { lab } from 'd3';
import { describe, expect, it } from 'vitest';
import { contrast, luminance, POINT_CONTRAST } from './contrast';
import { countRange, frequencyColors, legendCounts, shortCount } from './frequencyColor';

const SURFACES = { light: '#f7f7f5', dark: '#121316' };

describe('frequencyColors', () => {
  for (const [name, surface] of Object.entries(SURFACES)) {
    it(`stands out from the ${name} surface, more so the more frequent the word`, () => {
      const colors = frequencyColors(5, 80_000, surface);
      let last = 0;
      for (let position = 0; position <= 1; position += 1 / 64) {
        const ratio = contrast(colors.at(position), surface);
        expect(ratio).toBeGreaterThanOrEqual(POINT_CONTRAST);
        expect(ratio).toBeGreaterThanOrEqual(last - 0.05);
        last = ratio;
      }
    });

    it(`is even in lightness on the ${name} surface`, () => {
      const colors = frequencyColors(5, 80_000, surface);
      const steps = Array.from({ length: 9 }, (_, i) => lab(colors.at(i / 8)).l);
      const changes = steps.slice(1).map((l, i) => Math.abs(l - steps[i]));
      expect(Math.max(...changes)).toBeLessThan(2.2 * Math.min(...changes));
    });
  }

  it('places counts by their logarithm', () => {
    const colors = frequencyColors(10, 1000, SURFACES.light);
    expect(colors.position(10)).toBe(0);
    expect(colors.position(100)).toBeCloseTo(0.5, 10);
    expect(colors.position(1000)).toBe(1);
    expect(colors.position(1)).toBe(0);
    expect(colors.position(1e9)).toBe(1);
  });

  it('does without a range', () => {
    expect(frequencyColors(7, 7, SURFACES.dark).position(7)).toBe(0.5);
    expect(countRange([])).toEqual([1, 1]);
    expect(legendCounts({ min: 7, max: 7 })).toEqual([7]);
  });

  it('refuses what is no colour', () => {
    expect(() => luminance('no colour')).toThrow('no colour');
  });
});

describe('legend', () => {
  it('names both ends and a round middle', () => {
    expect(legendCounts({ min: 95, max: 151_266 })).toEqual([95, 3800, 151_266]);
    expect(legendCounts({ min: 3, max: 4 })).toEqual([3, 4]);
  });

  it('is short', () => {
    expect([95, 3800, 151_266, 1_234_567].map(shortCount)).toEqual(['95', '3,800', '151 k', '1.23 M']);
  });
});
