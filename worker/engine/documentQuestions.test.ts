import { describe, expect, it } from 'vitest';
import { DOC2VEC, FASTTEXT, WORD2VEC } from '../contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import type { SimilarityMethod } from '../contract/documentSimilarity';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { defaultHyperparameters } from '../contract/hyperparameters';
import { Random } from '../model/random';
import { valueOf } from '../query/documents/countedFixture';
import { EventLog, REFERENCE_KERNELS, entered } from '../training/runFixture';
import { localShard } from '../training/shardPool';
import { Engine } from './engine';

const SUBJECTS = [
  ['ship', 'mast', 'wave', 'anchor', 'sailor', 'harbour'],
  ['rose', 'hedge', 'seed', 'spade', 'lawn', 'bloom'],
];

/** Documents about the sea (even numbers) and about gardens, with a few words in common. */
const TEXT = (() => {
  const random = new Random(11);
  const pick = (words: readonly string[]) => words[Math.floor(random.uniform() * words.length)];
  return Array.from({ length: 80 }, (_, line) =>
    Array.from({ length: 10 }, (_, i) => (i % 4 === 3 ? pick(['the', 'of']) : pick(SUBJECTS[line % 2]))).join(
      ' ',
    ),
  ).join('\n');
})();

const trained = async (change: Partial<Hyperparameters>, text = TEXT) => {
  const engine = new Engine({
    shared: false,
    cores: 1,
    compileKernels: async () => REFERENCE_KERNELS,
    spawnShard: localShard,
    now: () => performance.now(),
  });
  const source = { kind: 'files' as const, files: [{ name: 'a.txt', blob: new Blob([text]) }] };
  valueOf(await engine.readCorpus(source, DEFAULT_CORPUS_SETTINGS, () => {}));
  const log = new EventLog();
  const finished = log.next(entered('finished'));
  const defaults = {
    ...defaultHyperparameters(change.algorithm ?? 0),
    vectorSize: 12,
    sample: 0,
    threads: 1,
  };
  const settings = { ...defaults, minCount: 1, alpha: 0.05, epochs: 20, ...change };
  valueOf(await engine.train(1, settings, false, log.listen));
  await finished;
  return engine;
};

const tags = (near: { tag: number }[]) => near.map(({ tag }) => tag % 2);

describe('documents near a document', () => {
  const cases: [string, Partial<Hyperparameters>, SimilarityMethod[]][] = [
    ['Word2Vec', { algorithm: WORD2VEC }, ['sif', 'mean', 'tfidf']],
    ['FastText', { algorithm: FASTTEXT }, ['fasttext', 'sif', 'mean', 'tfidf']],
    ['Doc2Vec', { algorithm: DOC2VEC, dm: 0, dbowWords: 1 }, ['doc2vec', 'sif', 'mean', 'tfidf']],
  ];

  it.each(cases)('are found by every method of a %s run, and compared', async (_, change, methods) => {
    const engine = await trained(change);
    const comparison = valueOf(await engine.compareMethods(3, 8));
    expect(comparison.lists.map(({ method }) => method)).toEqual(methods);
    for (const { near } of comparison.lists) {
      expect(tags(valueOf(near))).toEqual(Array(8).fill(1));
      expect(valueOf(near).map(({ tag }) => tag)).not.toContain(3);
    }
    comparison.shared.forEach((row, i) => {
      expect(row[i]).toBe(10);
      row.forEach((shared, j) => expect(shared).toBe(comparison.shared[j][i]));
    });
    for (const method of methods) {
      const alone = valueOf(await engine.similarDocuments({ kind: 'tag', tag: 3 }, method, 8));
      expect(alone).toEqual(valueOf(comparison.lists[methods.indexOf(method)].near));
      const similar = (query: Parameters<Engine['similarDocuments']>[0]) =>
        engine.similarDocuments(query, method, 5).then((answer) => tags(valueOf(answer)));
      expect(await similar({ kind: 'text', text: 'A rose, a hedge and a rose: spade' })).toEqual(
        Array(5).fill(1),
      );
      expect(await similar({ kind: 'word', word: 'sailor' })).toEqual(Array(5).fill(0));
    }
  });

  it('are described by their number and how they begin', async () => {
    const engine = await trained({ epochs: 1 });
    const [first] = valueOf(await engine.similarDocuments({ kind: 'tag', tag: 0 }, 'tfidf', 1));
    expect(first).toMatchObject({ kind: 'document', name: `Document ${first.tag + 1}` });
    expect(first.text).toBe(TEXT.split('\n')[first.tag]);
  });

  it('say why there are none', async () => {
    const engine = await trained({ epochs: 2, minCount: 3 }, `${TEXT}\nqwerty`);
    const ask = (query: Parameters<Engine['similarDocuments']>[0], method: SimilarityMethod) =>
      engine.similarDocuments(query, method, 3);
    const problem = (kind: string, more = {}) => ({ ok: false, problem: { kind, ...more } });
    for (const method of ['mean', 'sif', 'tfidf'] as const) {
      expect(await ask({ kind: 'tag', tag: 80 }, method)).toEqual(
        problem('documentWithoutWords', { document: 80 }),
      );
      expect(await ask({ kind: 'text', text: 'qwerty asdf' }, method)).toEqual(
        problem('noKnownWords', { words: 2 }),
      );
      expect(await ask({ kind: 'word', word: 'asdf' }, method)).toEqual(
        problem('unknownWord', { word: 'asdf' }),
      );
    }
    expect(await ask({ kind: 'tag', tag: 0 }, 'doc2vec')).toEqual(problem('wrongRun', { needs: 'doc2vec' }));
    expect(await ask({ kind: 'tag', tag: 0 }, 'fasttext')).toEqual(
      problem('wrongRun', { needs: 'fasttext' }),
    );
    const dbow = await trained({ algorithm: DOC2VEC, dm: 0, epochs: 1 });
    const words = await dbow.similarDocuments({ kind: 'tag', tag: 0 }, 'mean', 3);
    expect(words).toEqual(problem('wrongRun', { needs: 'wordContexts' }));
    const single = await trained({ epochs: 1 }, TEXT.replaceAll('\n', ' '));
    expect(await single.similarDocuments({ kind: 'tag', tag: 0 }, 'mean', 3)).toEqual(
      problem('singleDocument'),
    );
  });

  it('follow the epoch that is shown', async () => {
    const engine = await trained({ algorithm: FASTTEXT, epochs: 3 });
    const ask = (method: SimilarityMethod) => engine.similarDocuments({ kind: 'tag', tag: 0 }, method, 9);
    const newest = valueOf(await ask('mean'));
    valueOf(await engine.showSnapshot(1));
    expect(valueOf(await ask('mean')).map(({ similarity }) => similarity)).not.toEqual(
      newest.map(({ similarity }) => similarity),
    );
    expect(await ask('fasttext')).toEqual({ ok: false, problem: { kind: 'newestOnly', epoch: 1 } });
    const { shared, lists } = valueOf(await engine.compareMethods(0, 5));
    expect(lists.map(({ near }) => near.ok)).toEqual([false, true, true, true]);
    expect(shared[0]).toEqual([null, null, null, null]);
    valueOf(await engine.showSnapshot(null));
    expect(valueOf(await ask('mean'))).toEqual(newest);
  });
});

describe('topics of a run', () => {
  it('are found, kept and given up', async () => {
    const engine = await trained({ epochs: 1 });
    expect(valueOf(await engine.topicsOfDocument(0))).toEqual([]);
    const steps: number[] = [];
    const found = valueOf(await engine.findTopics({ count: 2, seed: 1 }, ({ step }) => steps.push(step)))!;
    expect(steps.length).toBe(found.steps);
    expect(new Set(found.topicOfDocument.filter((_, i) => i % 2 === 0)).size).toBe(1);
    const own = found.topicOfDocument[0];
    expect(valueOf(await engine.topicsOfDocument(0))[0].id).toBe(own);
    expect(tags(valueOf(await engine.documentsOfTopic(own, 10)))).toEqual(Array(10).fill(0));
    const given = engine.findTopics({ count: 4, seed: 1 }, () => {});
    await engine.cancelTopics();
    expect(valueOf(await given)).toBeNull();
    expect(valueOf(await engine.topicsOfDocument(0))[0].id).toBe(own);
  });

  it('go with keywords of documents and of groups', async () => {
    const engine = await trained({ epochs: 1 });
    const [first] = valueOf(await engine.documentKeywords(0, 3));
    expect(SUBJECTS[0]).toContain(first.word);
    const groupOf = Int32Array.from({ length: 80 }, (_, i) => i % 2);
    const groups = valueOf(await engine.groupKeywords({ kind: 'numbers', groupOf }, 6));
    expect(groups.map(({ words: own }) => own.map(({ word }) => word).sort())).toEqual(
      SUBJECTS.map((subject) => [...subject].sort()),
    );
  });
});
