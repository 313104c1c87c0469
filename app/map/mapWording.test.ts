import { describe, expect, it } from 'vitest';
import { PROJECTION_LIMITS } from '../../worker/contract/projection';
import { NO_GROUP } from '../../worker/contract/wordGroups';
import { DEFAULT_COLORING } from '../state/coloring';
import { labelOrder } from './labelPlan';
import { colorText, mapSummary, missingNeighbours, selectionText, wordsToShow } from './mapWording';
import { selectMode } from './pointerGestures';

const near = [3, 4000, 9, 2000].map((wordId) => ({ wordId }));
const neighbours = [3, 40, 9, 20].map((point) => ({ point, similarity: 0.5 }));
const keys = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };

describe('wording', () => {
  it('counts the neighbours that are no points of the map', () => {
    const off = { point: -1, similarity: 0.5 };
    expect(missingNeighbours([...neighbours, off, off])).toBe('2 of 6 neighbours are not on the map');
    expect(missingNeighbours([off, ...neighbours])).toBe('1 of 5 neighbours is not on the map');
    expect(missingNeighbours(neighbours)).toBeNull();
  });

  it('says how many words would show them all', () => {
    expect(wordsToShow(near, 2000, 12_000)).toBe(5000);
    expect(wordsToShow(near, 2000, 4166)).toBe(4166);
    expect(wordsToShow(near, 5000, 12_000)).toBeNull();
    const most = PROJECTION_LIMITS.words.sliderMax;
    expect(wordsToShow([{ wordId: most }], most, 2 * most)).toBeNull();
    expect(wordsToShow([], 2000, 12_000)).toBeNull();
  });

  it('names what is chosen', () => {
    const of = (words: number, documents: number) => ({ words, documents });
    expect(selectionText(of(0, 0), null)).toBeNull();
    expect(selectionText(of(1, 0), 'war')).toBe('war');
    expect(selectionText(of(1234, 0), 'war')).toBe('1,234 words selected');
    expect(selectionText(of(2, 1), null)).toBe('2 words and 1 document selected');
    expect(selectionText(of(0, 1), null)).toBe('1 document selected');
  });

  it('sums the map up', () => {
    const rows = { words: 2000, documents: 0 };
    const facts = { rows, selected: 0, focus: null, neighbours: [], phase: 'settled' as const };
    expect(mapSummary({ ...facts, rows: { ...rows, words: 0 } })).toBe('The map is empty.');
    expect(mapSummary({ ...facts, selected: 3 })).toBe('2,000 words on the map, 3 selected. It is at rest.');
    const focus = { word: 'sea', wordId: 4, count: 9 };
    expect(mapSummary({ ...facts, focus, neighbours: ['a', 'b', 'c', 'd'], phase: 'live' })).toBe(
      'sea, rank 5, nearest: a, b, c. 2,000 words on the map. It moves as training goes on.',
    );
    const document = { tag: 3, name: 'Log', kind: 'document', text: '' } as const;
    const both = { words: 2000, documents: 40 };
    expect(mapSummary({ ...facts, rows: both, focus: document, neighbours: ['a'] })).toBe(
      'Log, nearest: a. 2,000 words and 40 documents on the map. It is at rest.',
    );
  });

  it('says what the colour of a word tells', () => {
    const groups = {
      groupOf: Uint8Array.of(0, NO_GROUP),
      groups: [{ id: 0, names: ['war', 'peace'], points: 1 }],
      otherLabels: 0,
    };
    const similarities = { name: 'sea', point: null, values: Float32Array.of(0.5, NaN) };
    expect(colorText(DEFAULT_COLORING, 0)).toBeNull();
    expect(colorText({ ...DEFAULT_COLORING, mode: 'cluster', groups }, 0)).toBe('cluster: war, peace');
    expect(colorText({ ...DEFAULT_COLORING, mode: 'label', groups }, 1)).toBe('no label stands out');
    expect(colorText({ ...DEFAULT_COLORING, mode: 'similarity', similarities }, 0)).toBe(
      '0.50 similar to sea',
    );
    expect(colorText({ ...DEFAULT_COLORING, mode: 'similarity', similarities }, 1)).toBeNull();
    const numbers = Float32Array.of(1861, NaN);
    const byYear = { ...DEFAULT_COLORING, mode: 'column' as const, column: 'year', numbers };
    expect([0, 1].map((point) => colorText(byYear, point))).toEqual(['year: 1861', null]);
  });
});

describe('labelOrder', () => {
  it('puts the focus first and leaves out the word of the open hover card', () => {
    const base = { focus: 7, hovered: 5, neighbours, selection: [7, 8] };
    expect(labelOrder(base, null).forced).toEqual([7, 5, 7, 8, 3, 40, 9, 20]);
    expect(labelOrder(base, null, (point) => point >= 20).forced).toEqual([7, 5, 7, 8, 3, 9]);
    expect(labelOrder(base, 5).forced).not.toContain(5);
  });

  it('asks for room for a large selection instead of forcing it, frequent words first', () => {
    const selection = Array.from({ length: 600 }, (_, i) => 600 - i);
    const { forced, wanted } = labelOrder({ focus: null, hovered: null, neighbours: [], selection }, null);
    expect(forced).toEqual([]);
    expect(wanted.slice(0, 3)).toEqual([1, 2, 3]);
    expect(wanted).toHaveLength(400);
  });
});

describe('keys', () => {
  it('choose how a drawn selection combines', () => {
    expect(selectMode(keys)).toBe('replace');
    expect(selectMode({ ...keys, metaKey: true })).toBe('add');
    expect(selectMode({ ...keys, ctrlKey: true, altKey: true })).toBe('remove');
  });
});
