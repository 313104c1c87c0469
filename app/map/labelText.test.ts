import { describe, expect, it } from 'vitest';
import { isRightToLeft, labelText } from './labelText';

describe('labelText', () => {
  it('leaves words alone that fit, in any script', () => {
    for (const word of ['sea', 'a'.repeat(28), '単語埋め込み', 'हिन्दी', 'البحر', '🐋', '']) {
      expect(labelText(word)).toBe(word);
    }
  });

  it('cuts long words with an ellipsis, wide letters earlier', () => {
    expect(labelText('donaudampfschifffahrtsgesellschaft')).toBe('donaudampfschifffahrtsgesel…');
    expect(labelText('語'.repeat(15))).toBe(`${'語'.repeat(13)}…`);
    expect(labelText('語'.repeat(14))).toBe('語'.repeat(14));
  });

  it('never cuts within a letter made of several characters', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(labelText(family.repeat(20))).toBe(`${family.repeat(13)}…`);
    const syllable = 'क्षि';
    expect(labelText(syllable.repeat(40)).slice(0, -1).replaceAll(syllable, '')).toBe('');
  });
});

describe('isRightToLeft', () => {
  it('goes by the first letter, whatever stands before it', () => {
    for (const word of ['שלום', 'البحر', '(الموج)', '5_سفينة', 'ܫܠܡܐ', '𞤀𞤣', 'שלוםabc']) {
      expect(isRightToLeft(word)).toBe(true);
    }
    for (const word of ['sea', 'abcשלום', '言葉', '123', '', '…']) expect(isRightToLeft(word)).toBe(false);
  });
});
