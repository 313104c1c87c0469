import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { DEFAULT_CORPUS_SETTINGS } from '../worker/contract/corpus';
import { DEFAULT_HYPERPARAMETERS } from '../worker/contract/hyperparameters';
import { readCommandLine, type TrainRequest } from './commandLine';
import { SHELL_ROWS, flagName } from './flags';
import { helpText } from './help';

const FILES = ['--input', 'a.txt', '--output', 'a.vec'];

const trainRequest = (...flags: string[]): TrainRequest => {
  const request = readCommandLine(['train', ...FILES, ...flags]);
  if (request.kind !== 'train') throw new Error(JSON.stringify(request));
  return request.train;
};

const complaint = (...args: string[]): string => {
  const request = readCommandLine(args);
  if (request.kind !== 'usage') throw new Error(`accepted: ${JSON.stringify(request)}`);
  return request.message;
};

describe('the command line', () => {
  it('takes the defaults of the table, and all cores', () => {
    expect(trainRequest()).toEqual({
      input: 'a.txt',
      output: 'a.vec',
      documents: null,
      corpus: DEFAULT_CORPUS_SETTINGS,
      json: false,
      quiet: false,
      rules: { stopWordsFile: null, mustMatch: null, mustNotMatch: null },
      hyperparameters: {
        ...DEFAULT_HYPERPARAMETERS,
        snapshots: 0,
        threads: Math.min(64, availableParallelism()),
      },
    });
  });

  it('takes the settings of phrases', () => {
    const flags = ['--phrases', '2', '--phrase-min-count', '3', '--phrase-connectors', '0'];
    const phrases = { passes: 2, scoring: 'default', threshold: 10, minCount: 3, connectorWords: false };
    expect(trainRequest(...flags).corpus.phrases).toEqual(phrases);
    const npmi = trainRequest(...flags, '--phrase-scoring', 'npmi').corpus.phrases;
    expect(npmi).toEqual({ ...phrases, scoring: 'npmi', threshold: 0.5 });
    expect(trainRequest(...flags, '--phrase-threshold', '2.5').corpus.phrases.threshold).toBe(2.5);
  });

  it('refuses settings of phrases that mean nothing', () => {
    expect(complaint('train', ...FILES, '--phrase-threshold', '5')).toBe(
      '--phrase-threshold has no effect without --phrases: give --phrases 1 or more.',
    );
    const npmi = ['--phrases', '1', '--phrase-scoring', 'npmi', '--phrase-threshold', '5'];
    expect(complaint('train', ...FILES, ...npmi)).toBe(
      '--phrase-threshold cannot be 5: give a number from 0 to 1000000, to 1 with npmi.',
    );
    expect(complaint('train', ...FILES, '--phrases', '1.5')).toBe(
      '--phrases cannot be 1.5: give a whole number from 0 to 4.',
    );
  });

  it('takes the columns of a table', () => {
    const table = { format: 'csv', header: true, text: ['text'], label: null, id: null };
    expect(trainRequest('--table', 'csv', '--text-column', 'text').corpus.table).toEqual(table);
    const named = readCommandLine([
      'scan',
      '--input',
      'a.jsonl.gz',
      '--text-column',
      'title,body',
      '--label-column',
      'y',
    ]);
    expect(named).toMatchObject({
      scan: { corpus: { table: { format: 'jsonl', text: ['title', 'body'], label: 'y' } } },
    });
    const headless = ['--text-column', 'Column 2', '--id-column', 'Column 1', '--table-header', '0'];
    expect(trainRequest('--table', 'tsv', ...headless).corpus.table).toMatchObject({
      format: 'tsv',
      header: false,
      id: 'Column 1',
    });
    expect(trainRequest().corpus.table).toBeNull();
  });

  it('refuses columns of what is no table, and tables without a text', () => {
    expect(complaint('train', ...FILES, '--label-column', 'y')).toBe(
      '--label-column has no effect without --table: give --table csv, tsv, jsonl, whichever the input is.',
    );
    expect(complaint('train', ...FILES, '--table', 'csv')).toMatch(/^--text-column is missing/);
    expect(complaint('train', ...FILES, '--table', 'xls')).toMatch(
      /--table cannot be xls: give csv or tsv or jsonl/,
    );
  });

  it('takes vocabulary rules and refuses expressions that cannot be used', () => {
    const flags = ['--stop-words', 'stop.txt', '--must-match', '^[a-z]', '--must-not-match', '\\d'];
    const rules = { stopWordsFile: 'stop.txt', mustMatch: '^[a-z]', mustNotMatch: '\\d' };
    expect(trainRequest(...flags).rules).toEqual(rules);
    expect(complaint('train', ...FILES, '--must-match', '(')).toBe(
      '--must-match cannot be (: give a regular expression without look-around, back-references and flags inside.',
    );
    expect(complaint('train', ...FILES, '--stop-words', 'a.vec')).toContain('name the same file');
  });

  it('has a flag for every row of the table, from the lowest value to the highest', () => {
    for (const row of SHELL_ROWS) {
      for (const value of [row.min, row.max]) {
        const { hyperparameters } = trainRequest(`--${flagName(row)}`, String(value));
        expect(hyperparameters[row.key]).toBe(value);
      }
    }
  });

  it('spells flags as the parameters, with hyphens', () => {
    const { hyperparameters } = trainRequest('--vector-size=20', '--ns-exponent', '-0.5', '--sg', '1');
    expect(hyperparameters).toMatchObject({ vectorSize: 20, nsExponent: -0.5, sg: 1 });
    expect(complaint('train', ...FILES, '--vector_size', '20')).toBe(
      '--vector_size is not a flag of train; it is spelt --vector-size.',
    );
  });

  it('takes the defaults of the algorithm, wherever it is named', () => {
    expect(trainRequest('--algorithm', 'doc2vec').hyperparameters.epochs).toBe(10);
    expect(trainRequest('--epochs', '5', '--algorithm', 'doc2vec').hyperparameters.epochs).toBe(5);
    expect(trainRequest('--algorithm', 'fasttext').hyperparameters).toMatchObject({
      algorithm: 1,
      epochs: 5,
    });
    expect(helpText('train')).toContain('5, 10 with --algorithm doc2vec when not given');
  });

  it('writes documents for Doc2Vec only, and to a file of their own', () => {
    const flags = ['--algorithm', 'doc2vec', '--documents'];
    expect(trainRequest(...flags, 'd.vec').documents).toBe('d.vec');
    expect(complaint('train', ...FILES, '--documents', 'd.vec')).toContain('for --algorithm doc2vec');
    expect(complaint('train', ...FILES, ...flags, './a.vec')).toBe(
      '--documents and --output name the same file; give each its own.',
    );
  });

  it('never writes over the text', () => {
    expect(complaint('train', '--input', 'a.txt', '--output', './b/../a.txt')).toBe(
      '--output and --input name the same file; give each its own.',
    );
    expect(complaint('train', ...FILES, '--algorithm', 'doc2vec', '--documents', 'a.txt')).toContain(
      '--documents and --input name the same file',
    );
  });

  it('takes a choice by its name or its number', () => {
    const sharing = (value: string) =>
      trainRequest('--negative-sharing', value).hyperparameters.negativeSharing;
    expect(['off', 'window', '0', '1'].map(sharing)).toEqual([0, 1, 0, 1]);
    expect(complaint('train', ...FILES, '--negative-sharing', 'on')).toBe(
      '--negative-sharing cannot be on: give window (Per window) or off (Per pair).',
    );
  });

  it('takes none for a limit that may be absent', () => {
    expect(trainRequest('--max-final-vocab', 'none').hyperparameters.maxFinalVocab).toBeNull();
    expect(complaint('train', ...FILES, '--min-count', 'none')).toMatch(/a whole number from 1 to 1,000,000/);
  });

  it('says how text becomes words', () => {
    const { corpus } = trainRequest(
      '--tokenizer',
      'whitespace',
      '--sentences',
      'punctuation',
      '--encoding',
      'euc-kr',
    );
    expect(corpus).toMatchObject({ tokenizer: 'whitespace', sentences: 'punctuation', encoding: 'euc-kr' });
    expect(complaint('scan', '--input', '-', '--tokenizer', 'bpe')).toBe(
      '--tokenizer cannot be bpe: give whitespace or words or segmenter.',
    );
  });

  it('says what is expected of a value outside its range', () => {
    expect(complaint('train', ...FILES, '--vector-size', '0')).toBe(
      '--vector-size cannot be 0: give a whole number from 1 to 2,000.',
    );
    expect(complaint('train', ...FILES, '--alpha', 'fast')).toBe(
      '--alpha cannot be fast: give a number from 0.0001 to 1.',
    );
    expect(complaint('train', ...FILES, '--epochs', '2.5')).toMatch(/cannot be 2.5: give a whole number/);
  });

  it.each([
    [[], 'No command was given; the commands are train, scan, layout and classify.'],
    [['learn'], 'There is no command learn; the commands are train, scan, layout and classify.'],
    [
      ['train', '--output', 'a.vec'],
      '--input is missing: give a file of text (.gz too), or - for standard input.',
    ],
    [['train', '--input', '-'], '--output is missing: give a file to write.'],
    [
      ['train', '--input', '--json'],
      '--input needs a value: a file of text (.gz too), or - for standard input.',
    ],
    [['train', '--epochs'], '--epochs needs a value: a whole number from 1 to 10,000.'],
    [['train', '--epochs', '1', '--epochs', '2'], '--epochs is given twice.'],
    [['train', '--json=yes'], '--json takes no value; yes was given.'],
    [
      ['train', '--colour', 'red'],
      '--colour is not a flag of train; npm run cli -- train --help lists them.',
    ],
    [
      ['train', 'a.txt'],
      'a.txt stands alone; every value follows its flag (npm run cli -- train --help lists them).',
    ],
    [
      ['scan', '--input', '-', '--epochs', '3'],
      '--epochs is not a flag of scan; npm run cli -- scan --help lists them.',
    ],
  ])('complains about %j', (args, message) => {
    expect(complaint(...args)).toBe(message);
  });

  it('helps, whatever else is given', () => {
    expect(readCommandLine(['--help'])).toEqual({ kind: 'help', command: null });
    expect(readCommandLine(['train', '--epochs', '3', '--help'])).toEqual({ kind: 'help', command: 'train' });
    const help = helpText('train');
    for (const row of SHELL_ROWS) expect(help).toContain(`--${flagName(row)}  `);
    expect(help).toContain(
      '--negative-sharing  window (Per window) or off (Per pair); window when not given',
    );
    expect(helpText(null)).toMatch(/train .*\n {2}scan /);
  });
});
