import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression, expressionFault } from './expression';

const testOf = (source: string) => {
  const compiled = compileExpression(source);
  if ('fault' in compiled) throw new Error(JSON.stringify(compiled.fault));
  return compiled.test;
};

/** Sound expressions of every kind that is known. */
const expressions: fc.Arbitrary<string> = fc.letrec<{ either: string; sequence: string; part: string }>(
  (tie) => ({
    either: fc.array(tie('sequence'), { minLength: 1, maxLength: 3 }).map((options) => options.join('|')),
    sequence: fc.array(tie('part'), { maxLength: 3 }).map((parts) => parts.join('')),
    part: fc
      .tuple(
        fc.oneof(
          { maxDepth: 1, withCrossShrink: true },
          fc.constantFrom('a', 'b', '.', '[ab]', '[^a]', '\\w', '\\d', '\\p{L}', '[\\w-]', '\\u{e9}', '\\.'),
          tie('either').map((inner) => `(?:${inner})`),
          tie('either').map((inner) => `(${inner})`),
        ),
        fc.constantFrom('', '', '*', '+', '?', '{2}', '{1,2}', '{0,}', '*?', '{1,3}?'),
        fc.constantFrom('', '', '', '^', '$', '\\b', '\\B'),
      )
      .map(([atom, quantifier, assertion]) => atom + quantifier + assertion),
  }),
).either;

describe('an expression', () => {
  it('finds what JavaScript finds', () => {
    const words = fc.array(fc.string({ unit: fc.constantFrom(...'aab1-.é'), maxLength: 7 }), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(expressions, words, (source, texts) => {
        const expected = new RegExp(source, 'u');
        const test = testOf(source);
        for (const text of texts)
          expect([source, text, test(text)]).toEqual([source, text, expected.test(text)]);
      }),
      { seed: 11, numRuns: 500 },
    );
  });

  it('is searched for anywhere, unless it is anchored', () => {
    expect(testOf('ing')('singer')).toBe(true);
    expect(testOf('^ing$')('singer')).toBe(false);
    expect(testOf('^\\p{Lu}')('Écume')).toBe(true);
    expect(testOf('(?<name>x|y)z')('axz')).toBe(true);
    expect(testOf('')('anything')).toBe(true);
    expect(testOf('^.$')('😀')).toBe(true);
  });

  it('cannot hang: the time grows with the word, not with the ways to match', () => {
    const long = `${'a'.repeat(20_000)}!`;
    expect(testOf('^(a+)+$')(long)).toBe(false);
    expect(testOf('^(a|a)*$')(long)).toBe(false);
    expect(testOf('^(?:(a*)*)*$')(long)).toBe(false);
    expect(testOf('^a*a*a*a*a*a*$')(long)).toBe(false);
    expect(testOf('((a{0}){1000000}){1000000}')(long)).toBe(true);
  });

  it('says why it cannot be used', () => {
    expect(expressionFault('[a-z]+')).toBeNull();
    expect(expressionFault('(')).toMatchObject({ kind: 'syntax', detail: 'Unterminated group' });
    expect(expressionFault('*a')).toMatchObject({ kind: 'syntax' });
    expect(expressionFault('a(?=b)')).toEqual({ kind: 'unsupported', part: '(?=' });
    expect(expressionFault('(?<!b)a')).toEqual({ kind: 'unsupported', part: '(?<!' });
    expect(expressionFault('(a)\\1')).toEqual({ kind: 'unsupported', part: '\\1' });
    expect(expressionFault('(?:(?:a{100}){100}){100}')).toEqual({ kind: 'tooLarge' });
    expect(expressionFault('a'.repeat(5000))).toEqual({ kind: 'tooLarge' });
  });
});
