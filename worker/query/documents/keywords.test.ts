import { describe, expect, it } from 'vitest';
import type { ColumnValues } from '../../contract/documents';
import { findDocuments } from '../../model/documents';
import { countedText, noRest, valueOf } from './countedFixture';
import { CountedText } from './countedText';

const TEXT = '__label__a sea sea ship\n__label__b sea rose rose rose\n__label__a __label__b ship the';

describe('keywords of a document', () => {
  it('are its words by TF-IDF', async () => {
    const words = valueOf(await countedText(TEXT).documentKeywords(1, 9, noRest));
    expect(words.map(({ word, count }) => [word, count])).toEqual([
      ['rose', 3],
      ['sea', 1],
    ]);
    const [rare, common] = [3 * (Math.log(4 / 2) + 1), Math.log(4 / 3) + 1];
    expect(words[0].score).toBeCloseTo(rare / Math.hypot(rare, common), 6);
    expect(valueOf(await countedText(TEXT).documentKeywords(1, 1, noRest))).toHaveLength(1);
  });
});

describe('keywords of groups', () => {
  it('are words by class-based TF-IDF', async () => {
    const groupOf = Int32Array.of(0, 5, 5);
    const [first, second] = valueOf(
      await countedText(TEXT).groupKeywords({ kind: 'numbers', groupOf }, 9, noRest),
    );
    // Words: sea 2 + ship 1; sea 1 + rose 3 + ship 1 + the 1. On average 4.5.
    expect(first).toMatchObject({ group: 0, name: '', documents: 1 });
    expect(second).toMatchObject({ group: 5, documents: 2 });
    const scoreOf = (name: string) => first.words.find(({ word }) => word === name)?.score;
    expect(scoreOf('sea')).toBeCloseTo((2 / 3) * Math.log(1 + 4.5 / 3), 9);
    expect(scoreOf('ship')).toBeCloseTo((1 / 3) * Math.log(1 + 4.5 / 2), 9);
    expect(second.words.map(({ word }) => word)).toEqual(['rose', 'the', 'ship', 'sea']);
    expect(second.words[0]).toMatchObject({ count: 3, score: (3 / 6) * Math.log(1 + 4.5 / 3) });
  });

  it('leave documents of no group out', async () => {
    const groupOf = Int32Array.of(-1, 0, -1);
    const groups = valueOf(await countedText(TEXT).groupKeywords({ kind: 'numbers', groupOf }, 9, noRest));
    expect(groups.map(({ words }) => words.map(({ word }) => word))).toEqual([['rose', 'sea']]);
  });

  const sourced = () => {
    const { source } = countedText(TEXT);
    const columns: ColumnValues[] = [
      { name: 'party', kind: 'category', names: ['x', 'y'], valueOf: Int32Array.of(0, -1, 1) },
      { name: 'year', kind: 'number', values: Float64Array.of(1, 2, 3) },
    ];
    return new CountedText({ ...source, columns, labels: findDocuments(source.types, source.stream) });
  };

  it('can go by labels, of which a document may have several, and by columns', async () => {
    const byLabel = valueOf(await sourced().groupKeywords({ kind: 'labels' }, 1, noRest));
    expect(byLabel.map(({ name, documents, words }) => [name, documents, words[0].word])).toEqual([
      ['a', 2, 'sea'],
      ['b', 2, 'rose'],
    ]);
    const byColumn = valueOf(await sourced().groupKeywords({ kind: 'column', column: 'party' }, 9, noRest));
    expect(byColumn.map(({ name, documents }) => [name, documents])).toEqual([
      ['x', 1],
      ['y', 1],
    ]);
  });

  it('say what cannot be grouped by', async () => {
    for (const column of ['year', 'nothing']) {
      const answer = await sourced().groupKeywords({ kind: 'column', column }, 9, noRest);
      expect(answer).toEqual({ ok: false, problem: { kind: 'noSuchGroups', column } });
    }
    const without = await countedText(TEXT).groupKeywords({ kind: 'labels' }, 9, noRest);
    expect(without).toEqual({ ok: false, problem: { kind: 'noLabels' } });
  });
});
