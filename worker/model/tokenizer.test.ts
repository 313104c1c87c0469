import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TokenizerName } from '../contract/corpus';
import { createTokenizer } from './tokenizer';
import { textOfUnits } from './unitBuffer';

const NAMES: TokenizerName[] = ['whitespace', 'words', 'segmenter'];

/** Tokens of a text that arrives in pieces. */
const tokensOf = (name: TokenizerName, pieces: string[]): string[] => {
  const tokens: string[] = [];
  const tokenizer = createTokenizer(name, {
    token: (units, length) => tokens.push(textOfUnits(units, 0, length)),
  });
  for (const piece of pieces) tokenizer.push(piece, 0, piece.length);
  tokenizer.flush();
  return tokens;
};

const cutAt = (text: string, cuts: number[]): string[] => {
  const ends = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  return ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
};

/** Text with much of what makes tokenising hard. */
const hardText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '__label__',
        '__lab',
        '_',
        ...`aZé'’_- .,\n\tΣσİ1½\u00ad\u0301\u200d가\u1100\u1161한国あ𐐀𝒳😀\ufe0f\u0e01`,
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe.each(NAMES)('%s', (name) => {
  it('gives the same tokens however the text is cut into pieces', () => {
    fc.assert(
      fc.property(hardText, fc.array(fc.nat(), { maxLength: 8 }), (text, cuts) => {
        expect(tokensOf(name, cutAt(text, cuts))).toEqual(tokensOf(name, [text]));
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it('takes only the given part of a piece', () => {
    const tokens: string[] = [];
    const tokenizer = createTokenizer(name, {
      token: (units, length) => tokens.push(textOfUnits(units, 0, length)),
    });
    tokenizer.push('one two three', 4, 7);
    tokenizer.flush();
    tokenizer.push('one two three', 7, 13);
    tokenizer.flush();
    expect(tokens).toEqual(['two', 'three']);
  });

  it('keeps a token of a million letters whole', () => {
    const pieces = Array.from({ length: 100 }, () => 'ab'.repeat(5000));
    expect(tokensOf(name, ['x ', ...pieces, ' y'])).toEqual(['x', pieces.join(''), 'y']);
  });
});

describe('whitespace', () => {
  it('splits at Unicode whitespace and leaves tokens as they stand', () => {
    expect(tokensOf('whitespace', ['Don’t  STOP,\tE\u0301cole\u00a0x\u3000国\u2003"y".\ufeffz'])).toEqual([
      'Don’t',
      'STOP,',
      'E\u0301cole',
      'x',
      '国',
      '"y".',
      'z',
    ]);
  });
});

describe('words', () => {
  const words = (text: string) => tokensOf('words', [text]);

  it('lower-cases and keeps digits and one-letter words', () => {
    expect(words('I saw A4 paper in 1842, 3.14!')).toEqual([
      'i',
      'saw',
      'a4',
      'paper',
      'in',
      '1842',
      '3',
      '14',
    ]);
  });

  it('keeps apostrophes and underscores between letters, and no others', () => {
    expect(words("don't don’t rock’n’roll 'tis dogs' a''b")).toEqual([
      "don't",
      "don't",
      "rock'n'roll",
      'tis',
      'dogs',
      'a',
      'b',
    ]);
    expect(words('new_york _really_ well-known')).toEqual(['new_york', 'really', 'well', 'known']);
  });

  it('composes and lower-cases beyond ASCII', () => {
    expect(words('E\u0301cole ÉCOLE')).toEqual(['école', 'école']);
    expect(words('ΟΔΟΣ ΣΑΣ. İstanbul K')).toEqual(['οδος', 'σας', 'i̇stanbul', 'k']);
    expect(words('\u1112\u1161\u11ab\u1100\u116e\u11a8 한국')).toEqual(['한국', '한국']);
    expect(words('𐐀𐐁x')).toEqual(['𐐨𐐩x']);
  });

  it('keeps marks, joiners and soft hyphens inside words', () => {
    expect(words('हिन्दी ภาษาไทย')).toEqual(['हिन्दी', 'ภาษาไทย']);
    expect(words('می\u200cخواهم')).toEqual(['می\u200cخواهم']);
    expect(words('ex\u00adample')).toEqual(['example']);
  });

  it('makes no words of emoji and lone marks', () => {
    expect(words('❤\ufe0f 😀 👨\u200d👩 \u0301 — …')).toEqual([]);
  });

  it('makes words of letters, marks, digits and joiners only, in lower case', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        for (const word of words(text)) {
          expect(word).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}'_\u200c\u200d]*$/u);
          expect(word.toLowerCase()).toBe(word);
        }
      }),
      { seed: 2, numRuns: 500 },
    );
  });
});

describe('segmenter', () => {
  const words = (text: string) => tokensOf('segmenter', [text]);

  it('finds words where no spaces stand', () => {
    expect(words('我们学习中文。')).toEqual(['我们', '学习', '中文']);
    expect(words('東京に住んでいます。')).toContain('東京');
    expect(words('ภาษาไทย')).toEqual(['ภาษา', 'ไทย']);
    expect(words('나는 학교에 간다.')).toEqual(['나는', '학교에', '간다']);
    expect(words('Don’t STOP')).toEqual(["don't", 'stop']);
  });

  it('cuts text longer than its window without changing words', () => {
    const sentence = '我们学习中文，今天天气很好。';
    const once = words(sentence);
    expect(words(sentence.repeat(2000))).toEqual(Array.from({ length: 2000 }, () => once).flat());
  });

  it('loses nothing in long text without any punctuation', () => {
    const text = '我们学习中文今天天气很好'.repeat(3000);
    expect(words(text).join('')).toBe(text);
    expect(tokensOf('segmenter', cutAt(text, [7, 5001, 12_345]))).toEqual(words(text));
  });
});

describe('labels of documents', () => {
  it.each(NAMES)('stay as they are (%s)', (name) => {
    const text = '__label__Sea-1 the whale\n__label__x.y  __label__한국 sea';
    expect(tokensOf(name, [text])).toEqual([
      '__label__Sea-1',
      'the',
      'whale',
      '__label__x.y',
      '__label__한국',
      'sea',
    ]);
    expect(tokensOf(name, ['a __la', 'bel__', 'B', 'c d'])).toEqual(['a', '__label__Bc', 'd']);
  });

  it('stand between spaces and have a name', () => {
    expect(tokensOf('words', ['my__label__x __label__ __labe'])).toEqual([
      'my',
      'label',
      'x',
      'label',
      'labe',
    ]);
  });
});
