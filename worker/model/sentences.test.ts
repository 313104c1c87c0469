import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SentenceRule } from '../contract/corpus';
import { createSentenceSplitter } from './sentences';

const sentencesOf = (rule: SentenceRule, pieces: string[]): string[] => {
  const sentences: string[] = [];
  let current = '';
  const splitter = createSentenceSplitter(rule, {
    text: (text, from, to) => {
      current += text.slice(from, to);
    },
    boundary: () => {
      if (current.trim() !== '') sentences.push(current.trim());
      current = '';
    },
  });
  for (const piece of pieces) splitter.push(piece);
  splitter.finish();
  return sentences;
};

const bySigns = (text: string) => sentencesOf('punctuation', [text]);

describe.each(['line', 'punctuation', 'file'] as const)('%s', (rule) => {
  it('gives the same sentences however the text is cut into pieces', () => {
    const parts = [
      'Mr',
      'U',
      'a',
      'Z',
      '.',
      '.',
      '!',
      '…',
      '。',
      '"',
      '”',
      ' ',
      ' ',
      '\n',
      '\r\n',
      '3',
      '(',
      '가',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 60 }), (chosen) => {
        expect(sentencesOf(rule, [...chosen.join('')])).toEqual(sentencesOf(rule, [chosen.join('')]));
        expect(sentencesOf(rule, chosen)).toEqual(sentencesOf(rule, [chosen.join('')]));
      }),
      { seed: 3, numRuns: 1000 },
    );
  });

  it('passes every code unit on exactly once', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'aB. !?"\n。') }), (text) => {
        let passed = '';
        const splitter = createSentenceSplitter(rule, {
          text: (piece, from, to) => {
            passed += piece.slice(from, to);
          },
          boundary: () => undefined,
        });
        splitter.push(text);
        expect(passed).toBe(rule === 'line' ? text.replaceAll('\n', '') : text);
      }),
      { seed: 4 },
    );
  });
});

describe('by line', () => {
  it('ends a sentence at LF, CR LF and CR, and nowhere else', () => {
    expect(sentencesOf('line', ['one. two\nthree\r\nfour\rfive\n\n'])).toEqual([
      'one. two',
      'three',
      'four',
      'five',
    ]);
  });
});

describe('by punctuation', () => {
  it('ends sentences at . ! ? before whitespace, across lines', () => {
    expect(bySigns('It rained. We stayed\nin! Why? it was late.')).toEqual([
      'It rained.',
      'We stayed\nin!',
      'Why?',
      'it was late.',
    ]);
  });

  it('ends one at a blank line', () => {
    expect(bySigns('CHAPTER I\n\nIt rained\r\n\r\nall day\r\nlong')).toEqual([
      'CHAPTER I',
      'It rained',
      'all day\r\nlong',
    ]);
  });

  it('keeps numbers, addresses and abbreviations', () => {
    expect(bySigns('It cost 3.14 at example.com. Done.')).toEqual(['It cost 3.14 at example.com.', 'Done.']);
    expect(
      bySigns('Mr. Smith met J. R. Ewing of the U.S. Army, e.g. twice. So did I. Then he left.'),
    ).toEqual(['Mr. Smith met J. R. Ewing of the U.S. Army, e.g. twice.', 'So did I.', 'Then he left.']);
    expect(bySigns('“No.” He left (with Dr. Who). She stayed.')).toEqual([
      '“No.”',
      'He left (with Dr. Who).',
      'She stayed.',
    ]);
  });

  it('goes on after an ellipsis or a quoted shout before a small letter', () => {
    expect(bySigns('“Stop!” he said. Well... maybe. Well… No.')).toEqual([
      '“Stop!” he said.',
      'Well... maybe.',
      'Well…',
      'No.',
    ]);
  });

  it('gives an opening quote to the sentence it opens', () => {
    expect(bySigns('He came. "Good," she said.')).toEqual(['He came.', '"Good," she said.']);
  });

  it('knows marks that stand between spaces, as in tokenised corpora', () => {
    expect(bySigns('it rained . we stayed . . . in')).toEqual(['it rained .', 'we stayed . . . in']);
  });

  it('ends sentences at full-width marks without whitespace, after closing quotes', () => {
    expect(bySigns('他说：“好！”然后走了。她笑了')).toEqual(['他说：“好！”', '然后走了。', '她笑了']);
    expect(bySigns('네. 알겠습니다. 3.5점')).toEqual(['네.', '알겠습니다.', '3.5점']);
  });
});

describe('file', () => {
  it('takes a whole text for one sentence', () => {
    const sentences = sentencesOf('file', ['One. Two!\n\nThree', ' four.\n']);
    expect(sentences).toEqual(['One. Two!\n\nThree four.']);
  });
});
