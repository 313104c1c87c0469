import { describe, expect, it } from 'vitest';
import {
  defaultClassifierSettings,
  FASTTEXT_SUPERVISED,
  FROZEN,
  GRU,
} from '../worker/contract/classifierRows';
import type { ClassifyRequest } from './classifyFlags';
import { readCommandLine } from './commandLine';

const TABLE = ['--input', 'a.csv', '--vectors', 'a.vec', '--text-column', 'text', '--label-column', 'party'];

const requestOf = (...flags: string[]): ClassifyRequest => {
  const request = readCommandLine(['classify', ...TABLE, ...flags]);
  if (request.kind !== 'classify') throw new Error(JSON.stringify(request));
  return request.classify;
};

describe('classify', () => {
  it('takes the defaults of the table', () => {
    expect(requestOf()).toMatchObject({
      input: 'a.csv',
      vectors: 'a.vec',
      output: null,
      group: null,
      seeds: 1,
      mostClasses: 200,
      leastDocuments: 1,
      settings: defaultClassifierSettings(),
      corpus: { table: { format: 'csv', text: ['text'], label: 'party' } },
    });
  });

  it('takes settings by their names, and the defaults of a model', () => {
    const { settings, seeds, group } = requestOf(
      ...['--model', 'gru', '--embedding', 'trainable', '--sequence-length', '60', '--seed', '7'],
      ...['--seeds', '3', '--group-column', 'president'],
    );
    expect(settings).toEqual({
      ...defaultClassifierSettings(GRU),
      embedding: 1,
      sequenceLength: 60,
      seed: 7,
    });
    expect([seeds, group]).toEqual([3, 'president']);
    expect(requestOf('--model', 'fasttext').settings).toEqual(defaultClassifierSettings(FASTTEXT_SUPERVISED));
    expect(requestOf('--model', 'fasttext', '--embedding', 'frozen').settings.embedding).toBe(FROZEN);
  });

  it.each([
    [['--units', '0'], '--units cannot be 0: give a whole number from 1 to 512.'],
    [['--model', 'svm'], '--model cannot be svm'],
    [['--seeds', '0'], '--seeds cannot be 0'],
  ])('complains about %j', (flags, words) => {
    const request = readCommandLine(['classify', ...TABLE, ...flags]);
    expect(request.kind === 'usage' && request.message).toContain(words);
  });

  it('needs the column of classes of a table', () => {
    const request = readCommandLine([
      'classify',
      '--input',
      'a.csv',
      '--vectors',
      'a.vec',
      '--text-column',
      'text',
    ]);
    expect(request.kind === 'usage' && request.message).toContain('--label-column is missing');
  });
});
