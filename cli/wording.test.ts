import { describe, expect, it } from 'vitest';
import type { Problem } from '../worker/contract/problems';
import { shellWords } from './wording';

describe('problems in a shell', () => {
  it.each<[Problem, string]>([
    [
      {
        kind: 'wrongEncoding',
        name: 'a.txt',
        tried: 'utf-8',
        byteOffset: 99,
        candidates: ['euc-kr', 'shift_jis'],
      },
      'a.txt is not sound UTF-8. Byte 100 has no meaning in UTF-8. Read it with --encoding euc-kr or ' +
        '--encoding shift_jis; characters that are damaged are left out then.',
    ],
    [
      { kind: 'wrongEncoding', name: 'a.txt', tried: 'utf-8', byteOffset: 0, candidates: [] },
      'a.txt is not sound UTF-8. Byte 1 has no meaning in UTF-8. Name its encoding with --encoding, or save it as UTF-8.',
    ],
    [
      { kind: 'binaryFile', name: 'a.pdf', format: 'a PDF document' },
      'a.pdf is not a text file. It looks like a PDF document. Save its text as a plain .txt file and give that.',
    ],
    [
      { kind: 'noWords', name: 'a.txt' },
      'No words in a.txt. The text holds only spaces, punctuation or signs. Try --tokenizer whitespace, or another text.',
    ],
    [
      { kind: 'outOfMemory', neededBytes: 5e9, largestVectorSize: 120 },
      'Not enough memory. This model needs 5.0 GB in one piece, more than can be had. It fits with --vector-size 120, ' +
        'or with a higher --min-count.',
    ],
    [
      { kind: 'outOfMemory', neededBytes: 5e9, largestVectorSize: null },
      'Not enough memory. This model needs 5.0 GB in one piece, more than can be had. Raise --min-count, or set ' +
        '--max-final-vocab, for a smaller vocabulary.',
    ],
    [
      { kind: 'damagedGzip', name: 'a.gz', detail: 'unexpected end of file' },
      'a.gz could not be unpacked: unexpected end of file. The gzip file is damaged or cut short. Compress the text ' +
        'again, or give it unpacked.',
    ],
    [
      { kind: 'workerCrashed', worker: 'training thread 2', detail: 'unreachable' },
      'The training thread 2 stopped by itself: unreachable. Lower --vector-size or --threads if it happens twice.',
    ],
    [
      { kind: 'vocabularyOfOne', word: 'the', minCount: 9 },
      'Only “the” is left. It is the one word that occurs at least 9 times. Lower min_count so that more words remain.',
    ],
  ])('%o', (problem, words) => {
    expect(shellWords(problem)).toBe(words);
  });
});
