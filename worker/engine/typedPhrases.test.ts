import { describe, expect, it } from 'vitest';
import { DOC2VEC, WORD2VEC } from '../contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { Outcome } from '../contract/outcome';
import { EventLog, REFERENCE_KERNELS, entered } from '../training/runFixture';
import { localShard } from '../training/shardPool';
import { Engine } from './engine';

const TEXT = Array.from({ length: 60 }, (_, i) =>
  i % 2 === 0 ? 'we sail from new york harbour at dawn' : 'they grow plums in old gardens by hand',
).join('\n');

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

/** Trained with one pass that joins new and york only where they stand side by side. */
const trainedOnPhrases = async (change: Partial<Hyperparameters>): Promise<Engine> => {
  const engine = new Engine({
    shared: false,
    cores: 1,
    compileKernels: async () => REFERENCE_KERNELS,
    spawnShard: localShard,
    now: () => performance.now(),
  });
  const phrases = { ...DEFAULT_CORPUS_SETTINGS.phrases, passes: 1, minCount: 5, threshold: 0.1 };
  const source = { kind: 'files' as const, files: [{ name: 'text', blob: new Blob([TEXT]) }] };
  valueOf(await engine.readCorpus(source, { ...DEFAULT_CORPUS_SETTINGS, phrases }, () => {}));
  const log = new EventLog();
  const hyperparameters = {
    ...defaultHyperparameters(change.algorithm ?? WORD2VEC),
    ...{ vectorSize: 8, minCount: 1, epochs: 2, sample: 0, threads: 1 },
    ...change,
  };
  const finished = log.next(entered('finished'));
  valueOf(await engine.train(1, hyperparameters, false, log.listen));
  await finished;
  return engine;
};

describe('a typed text', () => {
  it('is joined to phrases before it is scored', async () => {
    const engine = await trainedOnPhrases({ hs: 1 });
    const [sentence] = valueOf(await engine.score('New York'));
    expect(sentence.words.map(({ word }) => word)).toEqual(['new_york']);
    expect(sentence.perWord).toBeLessThan(0);
  });

  it('is joined to phrases before it predicts', async () => {
    const engine = await trainedOnPhrases({});
    const typed = valueOf(await engine.predictWord('New York', 5));
    expect(typed).toEqual(valueOf(await engine.predictWord('new_york', 5)));
  });

  it('is joined to phrases before its vector is inferred', async () => {
    const engine = await trainedOnPhrases({ algorithm: DOC2VEC, dm: 0 });
    const near = async (text: string) => valueOf(await engine.nearestDocuments({ kind: 'text', text }, 5));
    expect(await near('new york')).toEqual(await near('new_york'));
  });

  it('finds the word that its words were joined to', async () => {
    const engine = await trainedOnPhrases({});
    expect(valueOf(await engine.neighbours('New York', 3)).query.word).toBe('new_york');
  });
});
