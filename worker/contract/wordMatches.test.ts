import { describe, expect, it } from 'vitest';
import type { TokenizerName } from './corpus';
import { wordMatches } from './wordMatches';

const found = (text: string, tokens: string[], tokenizer: TokenizerName = 'words') =>
  wordMatches(text, tokens, tokenizer).map(({ from, to }) => text.slice(from, to));

describe('words in the text they were cut from', () => {
  it('are found whole, in any case', () => {
    expect(found('War! The warm war-time wars, WAR', ['war'])).toEqual(['War', 'war', 'WAR']);
    expect(found('Größe, größer', ['größe'])).toEqual(['Größe']);
  });

  it('keep their apostrophes, straight or round', () => {
    expect(found("don't, don’t, don", ["don't"])).toEqual(["don't", 'don’t']);
    expect(found("don't, don", ['don'])).toEqual(['don']);
  });

  it('are phrases whose parts stand apart', () => {
    expect(found('New York, new-york, new_york; New\nYork. newyork', ['new_york'])).toEqual([
      'New York',
      'new-york',
      'new_york',
      'New\nYork',
    ]);
  });

  it('are found within scripts without spaces', () => {
    expect(found('我们学习中文', ['学习'], 'segmenter')).toEqual(['学习']);
  });

  it('stand between spaces, as they are, where the text was cut so', () => {
    expect(found('C++ c++ C++, C++', ['C++'], 'whitespace')).toEqual(['C++', 'C++']);
  });

  it('may be several, from left to right', () => {
    expect(found('the sea and the whale', ['whale', 'the'])).toEqual(['the', 'the', 'whale']);
    expect(found('say (at) all [', ['(at)', '['])).toEqual(['(at)', '[']);
    expect(found('anything', [])).toEqual([]);
  });
});
