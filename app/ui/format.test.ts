import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatCompact,
  formatCount,
  formatDuration,
  formatParameter,
  formatRate,
  formatShare,
  formatSimilarity,
  formatTimeLeft,
  plural,
} from './format';

describe('numbers for people', () => {
  it('groups counts', () => {
    expect(formatCount(36809)).toBe('36,809');
    expect(plural(1, 'word')).toBe('1 word');
    expect(plural(0, 'word')).toBe('0 words');
    expect(plural(2100, 'entry', 'entries')).toBe('2,100 entries');
  });

  it.each([
    [940, '940'],
    [9_949, '9,949'],
    [12_400, '12 k'],
    [999_499, '999 k'],
    [999_600, '1.0 M'],
    [1_934_000, '1.9 M'],
    [14_300_000, '14 M'],
    [2_500_000_000, '2.5 G'],
  ])('shortens %d to %s', (value, text) => {
    expect(formatCompact(value)).toBe(text);
  });

  it('speaks of rates, bytes and shares', () => {
    expect(formatRate(1_934_000)).toBe('1.9 M words/s');
    expect(formatBytes(1)).toBe('1 byte');
    expect(formatBytes(999_700)).toBe('1.0 MB');
    expect(formatBytes(5_400_000)).toBe('5.4 MB');
    expect(formatBytes(68_000)).toBe('68 kB');
    expect([0, 0.0001, 0.0042, 0.1234, 0.999, 1].map(formatShare)).toEqual([
      '0 %',
      '< 0.1 %',
      '0.4 %',
      '12 %',
      '> 99 %',
      '100 %',
    ]);
  });

  it.each([
    [0, '0 s'],
    [0.42, '0.4 s'],
    [9.97, '10 s'],
    [59.6, '1 min'],
    [95, '1 min 35 s'],
    [3599.7, '1 h'],
    [4020, '1 h 7 min'],
  ])('says %d seconds as %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });

  it('rounds the time left to steps that do not flicker', () => {
    expect([0.3, 12.4, 118, 121, 9000].map(formatTimeLeft)).toEqual([
      'less than 1 s left',
      '12 s left',
      '118 s left',
      '2 min left',
      '3 h left',
    ]);
  });

  it('keeps parameters exact and similarities typographic', () => {
    expect(formatParameter(0.025)).toBe('0.025');
    expect(formatParameter(0.1 + 0.2)).toBe('0.3');
    expect(formatSimilarity(-0.125)).toBe('−0.13');
  });
});
