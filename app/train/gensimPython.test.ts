import { describe, expect, it } from 'vitest';
import { DOC2VEC, FASTTEXT } from '../../worker/contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS } from '../../worker/contract/corpus';
import { CONSTANT, COSINE, STOP_BY_LOSS } from '../../worker/contract/controlRows';
import { DEFAULT_HYPERPARAMETERS, defaultHyperparameters } from '../../worker/contract/hyperparameters';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { DEFAULT_PHRASE_SETTINGS } from '../../worker/contract/phrases';
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
  const from = lines.findIndex((line) => line.startsWith('model = '));
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

  it('says a constant rate as one that falls to itself, and remarks what gensim lacks', () => {
    const constant = python({ lrSchedule: CONSTANT, alpha: 0.05 });
    expect(callOf(constant)).toEqual(expect.arrayContaining(['alpha=0.05', 'min_alpha=0.05']));
    expect(constant).not.toContain('cosine');
    const program = python({ lrSchedule: COSINE, earlyStop: STOP_BY_LOSS });
    expect(program).toContain('# Here the learning rate falls along a cosine;');
    expect(program).toContain('# Here training ends early once it changes little;');
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
    expect(python({ sg: 1 })).toContain('# Here negative samples are shared within a window');
    expect(python({ sg: 1, negativeSharing: 0 })).not.toContain('shared within a window');
    const rules = python(
      {},
      { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'segmenter', sentences: 'punctuation', encoding: null },
    );
    expect(rules).toContain('separate them by spaces');
    expect(rules).toContain('end at . ! and ?');
  });

  describe('of FastText and Doc2Vec', () => {
    const doc2vec = { ...defaultHyperparameters(DOC2VEC), threads: 3 };

    it('writes the arguments that the class has', () => {
      const fastText = python({ algorithm: FASTTEXT, sg: 1, minN: 2, dm: 0, cbowMean: 0 });
      expect(fastText).toContain('from gensim.models import FastText\n');
      expect(callOf(fastText)).toEqual([
        ...['sg=1', 'vector_size=100', 'window=5', 'min_n=2', 'min_count=5', 'epochs=5', 'seed=1'],
      ]);
      const essential = ['min_count=5', 'epochs=10', 'seed=1'];
      const call = (change: Partial<Hyperparameters>) =>
        callOf(python({ ...doc2vec, sg: 1, minN: 2, ...change }));
      expect(call({ dmMean: 0 })).toEqual([
        'dm=1',
        'vector_size=100',
        'window=5',
        'cbow_mean=0',
        ...essential,
      ]);
      expect(call({ dm: 0, dmMean: 0 })).toEqual(['dm=0', 'vector_size=100', ...essential]);
      const withWords = ['dm=0', 'dbow_words=True', 'vector_size=100', 'window=5', ...essential];
      expect(call({ dm: 0, dbowWords: 1 })).toEqual(withWords);
      expect(call({ epochs: 5 })).toContain('epochs=5');
    });

    it('reads documents with their labels as tags, and saves both', () => {
      const program = python(doc2vec);
      expect(program).toContain('from gensim.models.doc2vec import TaggedDocument');
      expect(program).toContain('yield TaggedDocument(words, [number, *dict.fromkeys(labels)])');
      expect(program).toContain('model = Doc2Vec(\n    Documents(),\n');
      expect(program).toContain('model.save_word2vec_format("vectors.txt", doctag_vec=True, word_vec=True)');
      const spaces = python(doc2vec, { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'whitespace' });
      expect(spaces).toContain('tokens = line.split()');
      expect(spaces).not.toContain('import re');
    });

    it('joins phrases in the words of documents', () => {
      const phrases = { ...DEFAULT_PHRASE_SETTINGS, passes: 2 };
      const program = python(doc2vec, { ...DEFAULT_CORPUS_SETTINGS, phrases });
      expect(program).toContain('        (document.words for document in Documents(phrases)),\n');
      expect(program).toContain('model = Doc2Vec(\n    Documents(phrases),\n');
    });

    it('say where the page differs', () => {
      const byFile = python(doc2vec, { ...DEFAULT_CORPUS_SETTINGS, sentences: 'file' });
      expect(byFile).toContain('# Here every file is one document;');
      expect(python({ ...doc2vec, exactGradient: 1 })).toContain(
        '# Here the context learns by its exact gradient',
      );
      const long = { hyperparameters: doc2vec, settings: DEFAULT_CORPUS_SETTINGS, fileName: 'a.txt' };
      expect(gensimPython({ ...long, longestSentence: 10_001 })).toContain(
        'gensim cuts them at 10,000 words',
      );
      expect(gensimPython({ ...long, longestSentence: 10_000 })).not.toContain('cuts them');
    });
  });

  describe('of a table', () => {
    const table = { format: 'csv', header: true, text: ['title', 'body'], label: 'y', id: null } as const;
    const settings = { ...DEFAULT_CORPUS_SETTINGS, table: { ...table, text: [...table.text] } };

    it('goes through its rows', () => {
      const program = python({ algorithm: DOC2VEC }, settings);
      expect(program).toContain('import csv\nimport re\nimport unicodedata\n\nfrom gensim');
      expect(program).toContain(
        [
          '        for row in csv.DictReader(rows):',
          '            if None in row or None in row.values():',
          '                continue  # another number of cells than columns',
          '            text = "\\n".join(cell for cell in (row[column] for column in ["title", "body"]) if cell.strip())',
          '            yield text',
        ].join('\n'),
      );
      expect(program).toContain(
        '        number = 0\n        for line in texts():\n            text = unicodedata',
      );
      expect(program).toContain('One document a row; its tags');
      expect(program).not.toContain('in lines');
    });

    it('without names, by tabs, as JSON, and split at spaces', () => {
      const numbered = { ...settings.table, format: 'tsv' as const, header: false, text: ['Column 2'] };
      expect(python({}, { ...settings, table: numbered })).toContain('csv.reader(rows, delimiter="\\t")');
      expect(python({}, { ...settings, table: numbered })).toContain('(row[i] for i in [1])');
      const json = { ...settings.table, format: 'jsonl' as const };
      const program = python({}, { ...settings, table: json, tokenizer: 'whitespace' });
      expect(program).toContain('import json\n\nfrom gensim.models import Word2Vec\n\nPATH');
      expect(program).toContain(
        '    def __iter__(self):\n        for line in texts():\n            yield line.split()',
      );
      expect(program).not.toContain('LineSentence');
    });
  });

  it('quotes the file name', () => {
    expect(python({})).toContain('PATH = "moby \\"dick\\".txt"');
  });

  it('joins phrases before it trains, pass after pass', () => {
    const phrases = { ...DEFAULT_PHRASE_SETTINGS, passes: 2, threshold: 0.4, scoring: 'npmi' as const };
    const program = python({}, { ...DEFAULT_CORPUS_SETTINGS, phrases });
    expect(program).toContain('from gensim.models.phrases import ENGLISH_CONNECTOR_WORDS, Phrases');
    expect(program).toContain(
      [
        'sentences = Sentences()',
        'for _ in range(2):',
        '    phrases = Phrases(',
        '        sentences,',
        '        min_count=5,',
        '        threshold=0.4,',
        '        scoring="npmi",',
        '        connector_words=ENGLISH_CONNECTOR_WORDS,',
        '    )',
        '    sentences = phrases[sentences]',
      ].join('\n'),
    );
    expect(program).toContain('model = Word2Vec(\n    sentences,\n');
    const plain = python({}, { ...DEFAULT_CORPUS_SETTINGS, phrases: { ...phrases, connectorWords: false } });
    expect(plain).not.toContain('ENGLISH_CONNECTOR_WORDS');
    expect(python({})).not.toContain('Phrases');
  });

  it('writes the rules as a trim_rule', () => {
    const program = gensimPython({
      hyperparameters: { ...DEFAULT_HYPERPARAMETERS, maxCount: 5000, maxFinalVocab: 900 },
      rules: { stopWords: ['the', "don't"], mustMatch: '^[a-z"]', mustNotMatch: '\\d' },
      settings: { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'whitespace' },
      fileName: 'a.txt',
    });
    expect(program).toContain(
      [
        'def trim_rule(word, count, min_count):',
        '    # Here max_final_vocab counts only words that the rule keeps.',
        '    if count > 5000:',
        '        return RULE_DISCARD',
        '    if word in STOP_WORDS:',
        '        return RULE_DISCARD',
        '    if not re.search("^[a-z\\"]", word):',
        '        return RULE_DISCARD',
        '    if re.search(r"\\d", word):',
        '        return RULE_DISCARD',
        '    return RULE_DEFAULT',
      ].join('\n'),
    );
    expect(program).toContain('STOP_WORDS = set("the don\'t".split())');
    expect(program.match(/^import re$/gmu)).toHaveLength(1);
    expect(program).toContain('    trim_rule=trim_rule,\n');
    expect(python({})).not.toContain('trim_rule');
  });

  it('asks for a package of Python that knows properties of characters', () => {
    const program = gensimPython({
      hyperparameters: DEFAULT_HYPERPARAMETERS,
      rules: { stopWords: [], mustMatch: '\\p{L}', mustNotMatch: null },
      settings: DEFAULT_CORPUS_SETTINGS,
      fileName: 'a.txt',
    });
    expect(program.split('\n').filter((line) => /^import (re|regex)\b/u.test(line))).toEqual([
      'import regex as re  # pip install regex',
    ]);
  });
});
