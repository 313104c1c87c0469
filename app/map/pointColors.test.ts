import { describe, expect, it } from 'vitest';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import { DEFAULT_COLORING, type Coloring } from '../state/coloring';
import { categoryLook, noCategoryColor, rgbOf } from './categoryColors';
import { contrast, POINT_CONTRAST } from './contrast';
import { isFiltering } from './legend';
import { pointColors } from './pointColors';

const surface = '#f7f7f5';
const words = [10_000, 900, 80, 7].map((count, wordId) => ({ word: `w${wordId}`, wordId, count }));
const colors = (change: Partial<Coloring>) =>
  pointColors({ coloring: { ...DEFAULT_COLORING, ...change }, points: words, surface });
const shown = ({ isShown }: ReturnType<typeof colors>) => words.map(({ wordId }) => isShown(wordId));
const groups = {
  groupOf: Uint8Array.of(1, 0, 1, NO_GROUP),
  groups: [
    { id: 0, names: ['sea'], points: 1 },
    { id: 1, names: ['war', 'peace'], points: 2 },
  ],
  otherLabels: 0,
};

describe('colours by frequency', () => {
  it('filter by the range of the scale and count what is left', () => {
    const all = colors({});
    expect(shown(all)).toEqual([true, true, true, true]);
    expect(isFiltering(all.legend)).toBe(false);
    const some = colors({ filter: { hidden: new Set(), range: [0.2, 0.8] } });
    expect(shown(some)).toEqual([false, true, true, false]);
    expect(some.legend).toMatchObject({
      kind: 'scale',
      title: 'Word count',
      shown: 2,
      points: 4,
      unit: 'words',
    });
    expect(isFiltering(some.legend)).toBe(true);
  });

  it('say what the ends of a range stand for', () => {
    const { legend } = colors({});
    expect(legend.kind === 'scale' && [legend.valueText(0), legend.valueText(1)]).toEqual(['7', '10 k']);
  });
});

describe('colours by cluster', () => {
  it('give each group its hue and shape, its name and its number of words', () => {
    const { rgb, shape, legend } = colors({ mode: 'cluster', groups });
    const look = categoryLook(1, surface);
    expect([rgb(0), shape(0)]).toEqual([rgbOf(look.color), look.shape]);
    expect(rgb(2)).toEqual(rgb(0));
    expect([rgb(1), shape(1)]).not.toEqual([rgb(0), shape(0)]);
    expect(legend).toMatchObject({
      kind: 'groups',
      entries: [
        { id: 0, name: 'sea', points: 1, shown: true },
        { id: 1, name: 'war, peace', points: 2, shown: true },
        { id: NO_GROUP, points: 1, shown: true },
      ],
    });
  });

  it('make the words of hidden groups stand back, those of no group as well', () => {
    const hiding = (...ids: number[]) =>
      colors({ mode: 'cluster', groups, filter: { hidden: new Set(ids), range: null } });
    expect(shown(hiding(1))).toEqual([false, true, false, true]);
    expect(shown(hiding(NO_GROUP))).toEqual([true, true, true, false]);
    expect(isFiltering(hiding(0).legend)).toBe(true);
  });

  it('wait for the groups in grey', () => {
    const topics = colors({ mode: 'topic', groups }).legend;
    expect(topics).toMatchObject({ title: 'Topics', entries: [{}, {}, { name: 'In no topic' }] });
    expect(colors({ mode: 'topic' }).legend).toMatchObject({ kind: 'waiting', text: 'Looking for topics…' });
    const { legend, rgb } = colors({ mode: 'cluster' });
    expect(legend.kind).toBe('waiting');
    expect(rgb(0)).toEqual(rgb(3));
  });

  it('say how many labels are left out', () => {
    const { legend } = colors({ mode: 'label', groups: { ...groups, otherLabels: 12 } });
    expect(legend).toMatchObject({ title: 'Labels', note: 'The 12 labels with fewest words are left out.' });
  });
});

describe('colours by similarity', () => {
  const similarities = { name: 'w1', point: 1, values: Float32Array.of(0.8, 1, 0.2, NaN) };

  it('span the other words, whatever is not finite at the lower end', () => {
    const { rgb, legend } = colors({ mode: 'similarity', similarities });
    expect(legend).toMatchObject({ kind: 'scale', title: 'Similarity to w1' });
    expect(legend.kind === 'scale' && legend.ticks.map(({ text }) => text)).toEqual(['0.20', '0.50', '0.80']);
    expect(rgb(0)).toEqual(rgb(1));
    expect(rgb(3)).toEqual(rgb(2));
    expect(rgb(0)).not.toEqual(rgb(2));
  });

  it.each(['#f7f7f5', '#121316'])('stand out from %s the more, the more similar words are', (surface) => {
    const { legend } = pointColors({
      coloring: { ...DEFAULT_COLORING, mode: 'similarity', similarities },
      ...{ points: words, surface },
    });
    const at = legend.kind === 'scale' ? legend.at : () => '';
    const steps = Array.from({ length: 21 }, (_, i) => contrast(at(i / 20), surface));
    expect(steps[0]).toBeGreaterThan(POINT_CONTRAST);
    steps.slice(1).forEach((step, i) => expect(step).toBeGreaterThan(steps[i]));
  });

  it('ask for a word when there is none', () => {
    expect(colors({ mode: 'similarity' }).legend.kind).toBe('waiting');
  });
});

describe('colours of documents among words', () => {
  const document = { tag: 0, name: 'Log', kind: 'document', text: '', label: 'sea' } as const;
  const points = [...words, document, { ...document, tag: 1 }];
  const of = (change: Partial<Coloring>, columnKind: 'number' | 'category' | null = null) =>
    pointColors({ coloring: { ...DEFAULT_COLORING, ...change }, points, columnKind, surface });

  it('are neutral by frequency, and no part of its scale', () => {
    const all = of({});
    expect(all.rgb(4)).toEqual(rgbOf(noCategoryColor(surface)));
    expect(all.legend).toMatchObject({ shown: 4, points: 4, unit: 'words' });
    const frequent = of({ filter: { hidden: new Set(), range: [0.2, 1] } });
    expect([0, 4].map(frequent.isShown)).toEqual([true, false]);
  });

  it('tell a number on a scale that can be cut, in grey where there is none', () => {
    const numbers = Float32Array.of(1850, 1900, NaN, 1900, 1800, 2000);
    const told = of({ mode: 'column', column: 'year', numbers }, 'number');
    expect(told.legend).toMatchObject({ kind: 'scale', title: 'year', shown: 5, points: 5, unit: 'points' });
    expect(told.legend.kind === 'scale' && told.legend.ticks.map(({ text }) => text)).toEqual([
      '1800',
      '1900',
      '2000',
    ]);
    expect(told.rgb(2)).toEqual(rgbOf(noCategoryColor(surface)));
    expect(told.rgb(1)).toEqual(told.rgb(3));
    expect(told.rgb(4)).not.toEqual(told.rgb(5));
    const late = of(
      { mode: 'column', column: 'year', numbers, filter: { hidden: new Set(), range: [0.5, 1] } },
      'number',
    );
    expect([0, 1, 2, 3, 4, 5].map(late.isShown)).toEqual([false, true, false, true, false, true]);
  });

  it('tell the values of a column of categories', () => {
    const told = of(
      {
        mode: 'column',
        column: 'party',
        groups: { ...groups, groupOf: Uint8Array.of(1, 0, 1, NO_GROUP, 0, 1) },
      },
      'category',
    );
    expect(told.legend).toMatchObject({ kind: 'groups', title: 'party' });
    expect(told.rgb(4)).toEqual(told.rgb(1));
    expect(of({ mode: 'column', column: 'year' }, 'number').legend.kind).toBe('waiting');
  });
});
