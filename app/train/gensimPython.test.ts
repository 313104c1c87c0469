import { describe, expect, it } from 'vitest';
import { DEFAULT_CORPUS_SETTINGS } from '../../worker/contract/corpus';
import { DEFAULT_HYPERPARAMETERS, type Hyperparameters } from '../../worker/contract/hyperparameters';
import { gensimPython } from './gensimPython';

const python = (change: Partial<Hyperparameters>, settings = DEFAULT_CORPUS_SETTINGS) =>
  gensimPython({
    hyperparameters: { ...DEFAULT_HYPERPARAMETERS, threads: 3, ...change },
    settings,
    fileName: 'moby "dick".txt',
  });

/** Arguments of the call, without the sentences. */
const callOf = (program: string) => {
  const lines = program.split('\n');
  const from = lines.indexOf('model = Word2Vec(');
  return lines.slice(from + 2, lines.indexOf(')', from)).map((line) => line.trim().replace(/,$/, ''));
};

describe('gensimPython', () => {
  it('writes the essential arguments and leaves other defaults out', () => {
    expect(callOf(python({}))).toEqual([
      'sg=0',
      'vector_size=100',
      'window=5',
      'min_count=5',
      'epochs=5',
      'seed=1',
    ]);
  });

  it('maps hierarchical softmax to negative=0 and drops what gensim does not know', () => {
    const call = callOf(python({ hs: 1, negative: 12, negativeSharing: 0, sg: 1 }));
    expect(call).toContain('hs=1');
    expect(call).toContain('negative=0');
    expect(call.join()).not.toContain('negative_sharing');
  });

  it('keeps every word with sample=0, as gensim takes 1 for a count', () => {
    expect(callOf(python({ sample: 1 }))).toContain('sample=0');
  });

  it('spells switches, none, workers and small numbers as Python does', () => {
    const call = callOf(
      python({
        shrinkWindows: 0,
        maxFinalVocab: 20_000,
        sample: 1e-7,
        threads: 2,
        negative: 10,
        minAlpha: 0,
      }),
    );
    expect(call).toEqual(
      expect.arrayContaining([
        'shrink_windows=False',
        'max_final_vocab=20000',
        'sample=1e-7',
        'workers=2',
        'negative=10',
        'min_alpha=0',
      ]),
    );
    expect(callOf(python({ maxFinalVocab: null })).join()).not.toContain('max_final_vocab');
  });

  it('reads whitespace tokens with LineSentence and words with a reader of its own', () => {
    const plain = python(
      {},
      { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'whitespace', sentences: 'line', encoding: null },
    );
    expect(plain).toContain('from gensim.models.word2vec import LineSentence');
    expect(plain).toContain('    LineSentence(PATH),');
    expect(plain).not.toContain('import re');
    const words = python(
      {},
      { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'words', sentences: 'line', encoding: 'euc-kr' },
    );
    expect(words).toContain('ENCODING = "euc-kr"');
    expect(words).toContain('re.findall(r"[^\\W_]+(?:[\'_][^\\W_]+)*", text)');
    expect(words).not.toContain('LineSentence');
  });

  it('says where the page differs', () => {
    expect(python({ sg: 1 })).toContain('# Here the negative samples are shared within a window');
    expect(python({ sg: 1, negativeSharing: 0 })).not.toContain('shared within a window');
    const rules = python(
      {},
      { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'segmenter', sentences: 'punctuation', encoding: null },
    );
    expect(rules).toContain('separate them by spaces');
    expect(rules).toContain('end at . ! and ?');
  });

  it('quotes the file name', () => {
    expect(python({})).toContain('PATH = "moby \\"dick\\".txt"');
  });
});
