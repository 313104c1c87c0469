import { describe, expect, it } from 'vitest';
import { countWords, toCsvRow, toPassages, toSentences } from './sampleText.mjs';

describe('toSentences', () => {
  it('cuts after a full stop before a capital, with quotes', () => {
    expect(toSentences('We met. “Go!” he said. It rained? Yes.')).toEqual([
      'We met.',
      '“Go!” he said.',
      'It rained?',
      'Yes.',
    ]);
  });

  it('does not cut after titles, initials or numbers', () => {
    const text = 'Mr. Speaker, J. Q. Adams paid 3.5 million at No. 5 to Gen. Grant.';
    expect(toSentences(text)).toEqual([text]);
  });

  it('removes transcribers’ notes and keeps other brackets', () => {
    expect(toSentences('Thank you. (Applause.) We [the States] won. [Laughter] [p.8] On we go.')).toEqual([
      'Thank you.',
      'We [the States] won.',
      'On we go.',
    ]);
  });

  it('decodes entities, mends lost spaces and collapses white space', () => {
    expect(toSentences('Our &quot;peace&quot;&mdash;kept\n  promises.Since then www.recovery.gov.')).toEqual([
      'Our "peace"—kept promises.',
      'Since then www.recovery.gov.',
    ]);
  });

  it('drops lines without a letter', () => {
    expect(toSentences('* * *')).toEqual([]);
  });
});

describe('countWords', () => {
  it('counts numbers and words with apostrophes once', () => {
    expect(countWords("The 50 states' don't—café, e.g. 1,000")).toBe(9);
  });
});

describe('passages of the samples', () => {
  it('are whole sentences of so many words together', () => {
    const sentences = ['One two three.', 'Four.', 'Five six.', 'Seven eight nine ten.', 'Eleven.'];
    expect(toPassages(sentences, 4)).toEqual([
      'One two three. Four.',
      'Five six. Seven eight nine ten. Eleven.',
    ]);
    expect(toPassages(['One.'], 4)).toEqual(['One.']);
    expect(toPassages([], 4)).toEqual([]);
  });

  it('are quoted as cells where they have to be', () => {
    expect(toCsvRow(['a', 'b, c', 'say "d"'])).toBe('a,"b, c","say ""d"""');
  });
});
