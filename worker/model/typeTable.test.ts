import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TypeTable } from './typeTable';
import { UnitBuffer } from './unitBuffer';

const buffer = new UnitBuffer();
const count = (table: TypeTable, word: string): number => {
  buffer.write(word);
  return table.count(buffer.units, buffer.length);
};

describe('TypeTable', () => {
  it('agrees with a Map', () => {
    const word = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(word, { maxLength: 200 }), (words) => {
        const table = new TypeTable();
        const expected = new Map<string, number>();
        for (const each of words) {
          expected.set(each, (expected.get(each) ?? 0) + 1);
          expect(count(table, each)).toBe([...expected.keys()].indexOf(each));
        }
        const types = table.finish();
        expect(types.words).toEqual([...expected.keys()]);
        expect([...types.counts]).toEqual([...expected.values()]);
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  it('grows to hundreds of thousands of types', () => {
    const table = new TypeTable();
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 200_000; i++)
        if (count(table, `type${i}`) !== i) throw new Error(`type ${i} moved`);
    }
    const types = table.finish();
    expect(types.words.length).toBe(200_000);
    expect(types.words[123_456]).toBe('type123456');
    expect(types.counts.every((each) => each === 2)).toBe(true);
  });

  it('keeps a word longer than its pool', () => {
    const table = new TypeTable();
    const long = 'é'.repeat(200_000);
    count(table, 'a');
    count(table, long);
    expect(table.finish().words).toEqual(['a', long]);
  });

  it('forgets types and takes counts back', () => {
    const table = new TypeTable();
    for (const word of ['a', 'b', 'a', 'c']) count(table, word);
    table.uncount(0);
    table.truncate(2);
    expect(count(table, 'c')).toBe(2);
    expect(count(table, 'b')).toBe(1);
    expect(table.finish()).toEqual({ words: ['a', 'b', 'c'], counts: Uint32Array.of(1, 2, 1) });
  });
});
