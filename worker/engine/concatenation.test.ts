import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { DOC2VEC } from '../contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import type { Outcome } from '../contract/outcome';
import { compileKernels } from '../kernels/kernels';
import { Random } from '../model/random';
import { EventLog, entered } from '../training/runFixture';
import { localShard } from '../training/shardPool';
import { Engine } from './engine';

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const settings: Hyperparameters = {
  ...defaultHyperparameters(DOC2VEC),
  dmConcat: 1,
  vectorSize: 12,
  window: 2,
  sample: 0,
  alpha: 0.05,
  epochs: 60,
  threads: 1,
};

/**
 * 200 documents of 24 words, each on one of four topics. A third of the words are of the topic and named after it, the
 * others (x…) stand in all documents, so that the words around a word do not give the topic away.
 */
const documents = (): string[] => {
  const random = new Random(11);
  const below = (bound: number) => Math.floor(random.uniform() * bound);
  return Array.from({ length: 200 }, (_, document) => {
    const topic = 'abcd'[document % 4];
    const word = () => (below(3) === 0 ? topic : 'x') + String(below(6));
    return Array.from({ length: 24 }, word).join(' ');
  });
};

/** The topic of a document, by its first word on one. */
const topicOf = (text: string): string => /\b[abcd](?=\d)/u.exec(text)?.[0] ?? 'none';

const engineOn = async (lines: string[]): Promise<Engine> => {
  const engine = new Engine({
    shared: true,
    cores: 4,
    compileKernels: (shared) => compileKernels(shared, async (url) => Uint8Array.from(await readFile(url))),
    spawnShard: localShard,
    now: () => performance.now(),
  });
  const files = [{ name: 'topics.txt', blob: new Blob([lines.join('\n')]) }];
  const corpus = { ...DEFAULT_CORPUS_SETTINGS, tokenizer: 'whitespace', sentences: 'line' } as const;
  valueOf(await engine.readCorpus({ kind: 'files', files }, corpus, () => {}));
  return engine;
};

const trained = async (lines: string[], change: Partial<Hyperparameters> = {}): Promise<Engine> => {
  const engine = await engineOn(lines);
  const log = new EventLog();
  const finished = log.next(entered('finished'));
  valueOf(await engine.train(1, { ...settings, ...change }, false, log.listen));
  await finished;
  const losses = log.of('epoch').map(({ result }) => result.loss);
  expect(losses.at(-1)).toBeLessThan(0.9 * losses[0]);
  return engine;
};

/** Share of the nearest documents that are on a topic. */
const shareOn = async (engine: Engine, query: Parameters<Engine['nearestDocuments']>[0], topic: string) => {
  const nearest = valueOf(await engine.nearestDocuments(query, 10)).filter(({ kind }) => kind === 'document');
  return nearest.filter(({ text }) => topicOf(text) === topic).length / nearest.length;
};

describe('PV-DM with concatenation', () => {
  it.each([
    ['negative sampling', { hs: 0 }],
    ['negative sampling, two threads', { hs: 0, threads: 2 }],
    ['hierarchical softmax', { hs: 1 }],
  ])('brings documents of a topic together, and an unseen text to them: %s', async (_, change) => {
    const lines = documents();
    const engine = await trained(lines, change);
    const shares = await Promise.all(
      lines.slice(0, 40).map((text, tag) => shareOn(engine, { kind: 'tag', tag }, topicOf(text))),
    );
    expect(shares.reduce((sum, share) => sum + share, 0) / 40).toBeGreaterThan(0.9);
    for (const topic of 'abcd') {
      const text = [1, 4, 0, 5, 2, 3, 1, 4].map((n) => topic + String(n)).join(' ');
      expect(await shareOn(engine, { kind: 'text', text }, topic)).toBeGreaterThan(0.8);
    }
  });

  it('takes labels as further tags, the same number for each document', async () => {
    const lines = documents();
    const labelled = lines.map((text, i) => `__label__${i % 8 < 4 ? 'left' : 'right'} ${text}`);
    const engine = await trained(labelled, { dmTagCount: 2 });
    const shares = await Promise.all(
      lines.slice(0, 40).map((text, tag) => shareOn(engine, { kind: 'tag', tag }, topicOf(text))),
    );
    expect(shares.reduce((sum, share) => sum + share, 0) / 40).toBeGreaterThan(0.9);
    const query = { kind: 'text', text: 'c1 c4 c0 c5 c2 c3 c1 c4' } as const;
    expect(await shareOn(engine, query, 'c')).toBeGreaterThan(0.8);
    const again = valueOf(await engine.nearestDocuments(query, 3));
    expect(valueOf(await engine.nearestDocuments(query, 3))).toEqual(again);
  });

  it('tells before a start which document has more or fewer tags than dm_tag_count', async () => {
    const lines = documents();
    lines[6] = `__label__x ${lines[6]}`;
    lines[9] = `__label__x __label__y ${lines[9]}`;
    const engine = await engineOn(lines);
    const problem = { kind: 'tagCount', dmTagCount: 1, documents: 2, document: 7, tags: 2 };
    expect(valueOf(await engine.preflight(settings)).problems).toEqual([problem]);
    expect(await engine.train(1, settings, false, () => {})).toEqual({ ok: false, problem });
    expect(valueOf(await engine.preflight({ ...settings, dmTagCount: 3 })).problems).toEqual([
      { kind: 'tagCount', dmTagCount: 3, documents: 199, document: 1, tags: 1 },
    ]);
    expect(valueOf(await engine.preflight({ ...settings, dmConcat: 0 })).problems).toEqual([]);
  });

  it('does not predict words from words alone', async () => {
    const engine = await trained(documents());
    expect(await engine.predictWord('a1', 3)).toEqual({
      ok: false,
      problem: { kind: 'wrongRun', needs: 'wordContexts' },
    });
  });
});
