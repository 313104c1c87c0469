import { describe, expect, it } from 'vitest';
import { selectedTable } from './selectedList';

const word = { word: 'sea', wordId: 4, count: 9 };
const document = { tag: 3, name: 'Log\tbook', kind: 'document', text: 'the sea', label: 'ship' } as const;

describe('selectedTable', () => {
  it('has words and their counts where nothing else is selected', () => {
    expect(selectedTable([word])).toBe('word\tcount\nsea\t9\n');
  });

  it('tells words from documents where both are, and keeps every row whole', () => {
    expect(selectedTable([word, document, { ...document, label: undefined }]).split('\n')).toEqual([
      'kind\tname\tcount\tlabel\ttext',
      'word\tsea\t9\t\t',
      'document\tLog book\t\tship\tthe sea',
      'document\tLog book\t\t\tthe sea',
      '',
    ]);
  });
});
