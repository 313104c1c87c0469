import { describe, expect, it } from 'vitest';
import { DOC2VEC, FASTTEXT } from '../contract/algorithms';
import { DEFAULT_CORPUS_SETTINGS, type CorpusSettings } from '../contract/corpus';
import { documentOrder } from '../contract/mapRows';
import type { Hyperparameters } from '../contract/hyperparameterRow';
import { defaultHyperparameters } from '../contract/hyperparameters';
import type { Outcome } from '../contract/outcome';
import { Random } from '../model/random';
import { EventLog, REFERENCE_KERNELS, entered } from '../training/runFixture';
import { localShard } from '../training/shardPool';
import { Engine } from './engine';

const STEMS: Record<string, string[]> = {
  sea: ['sailor', 'harbour', 'anchor', 'vessel', 'current'],
  garden: ['flower', 'meadow', 'blossom', 'gravel', 'orchard'],
};
const ENDINGS = ['', 's', 'ing', 'ed', 'less'];

const NEUTRAL = ['the', 'and', 'of', 'with', 'near'];

/** Lines of words, each on one of two topics, which is its label too. A word is a stem and an ending. */
const topicLines = (lines: number, labels: boolean, length = 10): { topic: string; text: string }[] => {
  const random = new Random(5);
  const pick = <T>(values: T[]): T => values[Math.floor(random.uniform() * values.length)];
  return Array.from({ length: lines }, (_, line) => {
    const topic = line % 2 === 0 ? 'sea' : 'garden';
    const words = Array.from({ length }, () => pick(STEMS[topic]) + pick(ENDINGS));
    return { topic, text: [...(labels ? [`__label__${topic}`] : []), ...words].join(' ') };
  });
};

const topicOf = (word: string): string =>
  STEMS.sea.some((stem) => word.startsWith(stem))
    ? 'sea'
    : STEMS.garden.some((stem) => word.startsWith(stem))
      ? 'garden'
      : '';

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const trained = async (
  files: string[],
  change: Partial<Hyperparameters>,
  corpus: Partial<CorpusSettings> = {},
): Promise<Engine> => {
  const engine = new Engine({
    shared: false,
    cores: 1,
    compileKernels: async () => REFERENCE_KERNELS,
    spawnShard: localShard,
    now: () => performance.now(),
  });
  const source = {
    kind: 'files' as const,
    files: files.map((text, index) => ({
      name: `${index}.${corpus.table ? 'csv' : 'txt'}`,
      blob: new Blob([text]),
    })),
  };
  valueOf(await engine.readCorpus(source, { ...DEFAULT_CORPUS_SETTINGS, ...corpus }, () => {}));
  const log = new EventLog();
  const finished = log.next(entered('finished'));
  const settings = {
    ...defaultHyperparameters(change.algorithm ?? 0),
    vectorSize: 16,
    sample: 0,
    threads: 1,
  };
  valueOf(await engine.train(1, { ...settings, alpha: 0.05, ...change }, false, log.listen));
  await finished;
  return engine;
};

/** Every second word is neutral: the words beside a word of the topic do not tell the topic, only the document does. */
const thinned = (text: string): string =>
  text
    .split(' ')
    .map((word, i) => (topicOf(word) === '' ? word : `${word} ${NEUTRAL[i % 5]}`))
    .join(' ');

const textOf = (lines: { text: string }[]): string => lines.map(({ text }) => text).join('\n');

describe('FastText', () => {
  const words = (engine: Engine, word: string) =>
    engine.neighbours(word, 8).then((answer) => valueOf(answer).neighbours.map((near) => near.word));

  it.each([
    { sg: 1, hs: 0 },
    { sg: 0, hs: 1 },
  ])('knows the company of a word it has never seen by its parts (%o)', async (mode) => {
    const engine = await trained([textOf(topicLines(600, false))], { algorithm: FASTTEXT, ...mode });
    const { query } = valueOf(await engine.neighbours('Sailorish', 8));
    expect(query).toEqual({ word: 'sailorish', wordId: -1, count: 0 });
    expect((await words(engine, 'sailorish')).map(topicOf)).toEqual(Array(8).fill('sea'));
    expect((await words(engine, 'blossomish')).map(topicOf)).toEqual(Array(8).fill('garden'));

    const parts = valueOf(await engine.wordParts('sailorish'));
    const known = parts.filter(({ similarity }) => similarity !== null).map(({ ngram }) => ngram);
    expect(known).toEqual(expect.arrayContaining(['<sai', 'sailor']));
    expect(parts.slice(known.length).map(({ ngram }) => ngram)).toContain('ish>');
    expect(valueOf(await engine.wordParts('sailor')).every(({ similarity }) => similarity !== null)).toBe(
      true,
    );
  });

  it('is saved whole, but not of an earlier epoch or by another algorithm', async () => {
    const engine = await trained([textOf(topicLines(60, false))], {
      algorithm: FASTTEXT,
      epochs: 2,
      bucket: 90,
    });
    const { bytes } = valueOf(engine.fastTextFile());
    const blob = valueOf(await engine.saveFastText());
    expect(blob.size).toBe(bytes);
    expect(new Int32Array(await blob.slice(0, 8).arrayBuffer())).toEqual(Int32Array.of(793712314, 12));
    valueOf(await engine.showSnapshot(1));
    expect(await engine.saveFastText()).toEqual({ ok: false, problem: { kind: 'newestOnly', epoch: 1 } });
    const plain = await trained([textOf(topicLines(60, false))], { epochs: 1 });
    const problem = { kind: 'wrongRun', needs: 'fasttext' };
    expect(await plain.saveFastText()).toEqual({ ok: false, problem });
  });

  it('does not know a word without known parts', async () => {
    const engine = await trained([textOf(topicLines(100, false))], { algorithm: FASTTEXT, epochs: 1 });
    const problem = { kind: 'unknownWord', word: 'ъъъ' };
    expect(await engine.neighbours('ъъъ', 3)).toEqual({ ok: false, problem });
    expect(valueOf(await engine.wordParts('ъъъ'))).toEqual([]);
  });
});

describe('FastText at an earlier epoch', () => {
  it('does not say that a word with parts is unknown, nor that there are none', async () => {
    const engine = await trained([textOf(topicLines(100, false))], { algorithm: FASTTEXT, epochs: 2 });
    valueOf(await engine.showSnapshot(1));
    const problem = { kind: 'newestOnly', epoch: 1 };
    expect(await engine.neighbours('sailorish', 3)).toEqual({ ok: false, problem });
    expect(valueOf(await engine.neighbours('sailor', 3)).neighbours).toHaveLength(3);
    expect(await engine.score('sailor')).toEqual({ ok: false, problem });
    valueOf(await engine.showSnapshot(null));
    expect(valueOf(await engine.neighbours('sailorish', 3)).query.wordId).toBe(-1);
  });
});

describe('Doc2Vec', () => {
  const modes: Partial<Hyperparameters>[] = [
    { dm: 1, hs: 0 },
    { dm: 1, hs: 1 },
    { dm: 0, hs: 0 },
    { dm: 0, hs: 1 },
    { dm: 0, hs: 0, dbowWords: 1 },
  ];
  const topicsNear = async (
    engine: Engine,
    query: Parameters<Engine['nearestDocuments']>[0],
    topicOfTag: (tag: number) => string,
  ) => valueOf(await engine.nearestDocuments(query, 8)).map(({ tag }) => topicOfTag(tag));

  it.each(modes)('brings documents of a topic together, and finds them for a text (%o)', async (mode) => {
    const lines = topicLines(40, false, 20).map(({ topic, text }) => ({ topic, text: thinned(text) }));
    const engine = await trained([textOf(lines)], { algorithm: DOC2VEC, epochs: 60, window: 1, ...mode });
    const near = (query: Parameters<Engine['nearestDocuments']>[0]) =>
      topicsNear(engine, query, (tag) => lines[tag].topic);
    for (const tag of [0, 1, 22, 39]) {
      expect(await near({ kind: 'tag', tag })).toEqual(Array(8).fill(lines[tag].topic));
    }
    const copy = { kind: 'text', text: lines[3].text } as const;
    expect(await near(copy)).toEqual(Array(8).fill('garden'));
    expect(await engine.nearestDocuments(copy, 8)).toEqual(await engine.nearestDocuments(copy, 8));
  });

  it('brings labels near their documents, and words trained by skip-gram near both', async () => {
    const lines = topicLines(100, true);
    const settings = { algorithm: DOC2VEC, dm: 0, dbowWords: 1, epochs: 20 };
    const engine = await trained([textOf(lines)], settings);
    const topicOfTag = (tag: number) => (tag < 100 ? lines[tag].topic : ['sea', 'garden'][tag - 100]);
    expect(await topicsNear(engine, { kind: 'tag', tag: 100 }, topicOfTag)).toEqual(Array(8).fill('sea'));
    expect(await topicsNear(engine, { kind: 'tag', tag: 101 }, topicOfTag)).toEqual(Array(8).fill('garden'));
    const near = valueOf(await engine.wordsNearDocument(0, 8));
    expect(near.map(({ word }) => topicOf(word))).toEqual(Array(8).fill('sea'));
    const ofWord = await topicsNear(engine, { kind: 'word', word: 'orchard' }, topicOfTag);
    expect(ofWord).toEqual(Array(8).fill('garden'));
  });

  it('names documents by their numbers, shows how they begin, and labels by their names', async () => {
    const engine = await trained([textOf(topicLines(60, true))], { algorithm: DOC2VEC });
    const near = valueOf(await engine.nearestDocuments({ kind: 'tag', tag: 60 }, 61));
    expect(near.find(({ tag }) => tag === 61)).toMatchObject({ name: 'garden', kind: 'label', text: '' });
    const document = near.find(({ tag }) => tag === 2);
    expect(document).toMatchObject({ name: 'Document 3', kind: 'document' });
    expect(document?.text.split(' ')).toHaveLength(10);
    expect(valueOf(await engine.complete('__label__', 9))).toEqual([]);
  });

  it('can take every file for a document, named as the file', async () => {
    const files = topicLines(40, false).map(({ text }) => text.replaceAll(' ', '\n'));
    const engine = await trained([...files, ' \n'], { algorithm: DOC2VEC }, { sentences: 'file' });
    const near = valueOf(await engine.nearestDocuments({ kind: 'tag', tag: 0 }, 50));
    expect(near.map(({ name }) => name).sort()).toEqual(
      files
        .slice(1)
        .map((_, i) => `${i + 1}.txt`)
        .sort(),
    );
  });

  it('gives a map words and documents together, and answers about its points', async () => {
    const lines = topicLines(60, true);
    const text = lines.map((line) => line.text).join('\n');
    const engine = await trained([text], { algorithm: DOC2VEC, dm: 0, dbowWords: 1, epochs: 20 });
    const words = valueOf(await engine.words(0, 99));
    const rows = { words: words.length, documents: 40 };
    const vectors = valueOf(await engine.rows(rows));
    const dimensions = vectors.length / (words.length + 40);
    expect(valueOf(await engine.rows({ words: 3, documents: 0 }))).toEqual(vectors.slice(0, 3 * dimensions));
    const tags = [...documentOrder(60).subarray(0, 40)];
    const facts = valueOf(await engine.documentFacts(tags));
    expect(facts.map(({ tag }) => tag)).toEqual(tags);

    const { groupOf, groups } = valueOf(await engine.wordLabels(rows, null));
    expect(groups.map(({ names }) => names[0]).sort()).toEqual(['garden', 'sea']);
    const nameOf = (point: number) => groups.find(({ id }) => id === groupOf[point])?.names[0];
    expect(tags.map((_, place) => nameOf(words.length + place))).toEqual(tags.map((tag) => lines[tag].topic));
    expect(await engine.wordLabels(rows, 'no column')).toMatchObject({ ok: false });

    const near = valueOf(await engine.nearestPoints({ kind: 'tag', tag: tags[0] }, rows, 6));
    expect(near[0].point).toBe(words.length);
    expect(near[0].similarity).toBeCloseTo(1, 5);
    const similarities = valueOf(await engine.similarities({ kind: 'tag', tag: tags[0] }, rows));
    expect(near[1].similarity).toBe(similarities[near[1].point]);
    const typed = valueOf(await engine.nearestPoints({ kind: 'text', text: lines[0].text }, rows, 5));
    const topics = typed.map(({ point }) =>
      point < words.length ? topicOf(words[point].word) : lines[tags[point - words.length]].topic,
    );
    expect(topics).toEqual(Array(5).fill('sea'));
    expect(valueOf(await engine.documentsNamed('sea', 3)).map(({ kind }) => kind)).toEqual(['label']);
  });

  it('saves words, documents or both', async () => {
    const engine = await trained([textOf(topicLines(60, true))], { algorithm: DOC2VEC });
    const namesIn = async (what: 'words' | 'documents' | 'all') => {
      const [header, ...lines] = (await valueOf(await engine.saveVectors(what)).text()).trimEnd().split('\n');
      expect(header).toBe(`${lines.length} 16`);
      return lines.map((line) => line.split(' ')[0]);
    };
    const [words, documents] = [await namesIn('words'), await namesIn('documents')];
    expect(documents.slice(58)).toEqual(['*dt_58', '*dt_59', '*dt___label__sea', '*dt___label__garden']);
    expect(words.every((word) => topicOf(word) !== '')).toBe(true);
    expect(await namesIn('all')).toEqual([...documents, ...words]);
  });

  it('counts in the check before a start what cannot learn', async () => {
    const text = `${textOf(topicLines(60, true))}\nrare\n__label__sea __label__sea\n`;
    const engine = await trained([text], { algorithm: DOC2VEC });
    const check = valueOf(
      await engine.preflight({ ...defaultHyperparameters(DOC2VEC), threads: 1, vectorSize: 10 }),
    );
    expect(check.documents).toEqual({ count: 62, labels: 2 });
    expect(check.findings).toEqual(
      expect.arrayContaining([
        { kind: 'documentsWithoutWords', without: 2, onlyLabels: 1, documents: 62 },
        { kind: 'repeatedLabels', repeated: 1 },
      ]),
    );
    const vocabulary = { minCount: 1, maxFinalVocab: null, sample: 0, rows: 100 };
    const words = async (algorithm?: number) =>
      valueOf(await engine.vocabulary({ ...vocabulary, algorithm })).rows.map(({ word }) => word);
    expect(await words()).toContain('__label__sea');
    expect(await words(DOC2VEC)).not.toContain('__label__sea');
  });

  it('is what other runs are not', async () => {
    const engine = await trained([textOf(topicLines(60, false))], { epochs: 1 });
    const problem = { kind: 'wrongRun', needs: 'doc2vec' };
    expect(await engine.nearestDocuments({ kind: 'tag', tag: 0 }, 3)).toEqual({ ok: false, problem });
    expect(await engine.wordsNearDocument(0, 3)).toEqual({ ok: false, problem });
    expect(await engine.saveVectors('documents')).toEqual({ ok: false, problem });
    expect(valueOf(await engine.wordParts('sailor'))).toEqual([]);
  });
});

describe('predicted words', () => {
  it.each([{ sg: 0 }, { sg: 1 }, { sg: 0, cbowMean: 0 }])('are those of the topic (%o)', async (mode) => {
    const engine = await trained([textOf(topicLines(600, false))], mode);
    const predicted = valueOf(await engine.predictWord('sailor anchors qwerty harbouring', 10));
    expect(predicted.map(({ word }) => topicOf(word))).toEqual(Array(10).fill('sea'));
    expect(predicted[0].probability).toBeGreaterThan(predicted[9].probability);
    const problem = { kind: 'noKnownWords', words: 2 };
    expect(await engine.predictWord('qwerty asdf', 3)).toEqual({ ok: false, problem });
  });

  it('need negative sampling', async () => {
    const engine = await trained([textOf(topicLines(60, false))], { hs: 1, epochs: 1 });
    const problem = { kind: 'wrongRun', needs: 'negativeSampling' };
    expect(await engine.predictWord('sailor', 3)).toEqual({ ok: false, problem });
  });
});

describe('a table of documents', () => {
  const table = { format: 'csv', header: true, text: ['text'], label: 'topic', id: 'id' } as const;
  const rows = topicLines(300, false).map(({ topic, text }, i) => `d${i},${topic},"${text}"`);
  const csv = ['id,topic,text', 'broken', ...rows].join('\n');
  const corpus = { table: { ...table, text: [...table.text] } };

  it('names the documents of Doc2Vec', async () => {
    const engine = await trained([csv], { algorithm: DOC2VEC, epochs: 1 }, corpus);
    const [near] = valueOf(await engine.nearestDocuments({ kind: 'tag', tag: 5 }, 1));
    expect(near.name).toBe(`d${near.tag}`);
    expect(valueOf(await engine.documentText(near.tag))).toMatchObject({ name: near.name, isOriginal: true });
  });

  it('gives words their labels in every run, which no text without labels does', async () => {
    const engine = await trained([csv], { epochs: 1 }, corpus);
    const words = valueOf(await engine.words(0, 20));
    const { groupOf, groups } = valueOf(await engine.wordLabels({ words: 20, documents: 0 }, null));
    const labels = Array.from(groupOf, (id) => groups.find((group) => group.id === id)?.names[0] ?? '');
    expect(labels).toEqual(words.map(({ word }) => topicOf(word)));
    const plain = await trained([textOf(topicLines(60, false))], { epochs: 1 });
    expect(await plain.wordLabels({ words: 20, documents: 0 }, null)).toEqual({
      ok: false,
      problem: { kind: 'noLabels' },
    });
  });

  it('answers for the documents of the run, whatever is read after it', async () => {
    const engine = await trained([csv], { epochs: 1 }, corpus);
    const column = valueOf(await engine.documentColumn('topic'));
    expect(column).toMatchObject({ kind: 'category', names: ['sea', 'garden'] });
    const source = { kind: 'files' as const, files: [{ name: 'b.txt', blob: new Blob(['one two']) }] };
    valueOf(await engine.readCorpus(source, DEFAULT_CORPUS_SETTINGS, () => {}));
    expect(valueOf(await engine.documentText(0)).name).toBe('d0');
    const [{ word }] = valueOf(await engine.words(0, 1));
    expect(valueOf(await engine.documentsWithWord(word, 3)).found).toHaveLength(3);
    const plain = await trained(['one two\n'.repeat(20)], { epochs: 1 });
    expect(await plain.documentText(0)).toEqual({ ok: false, problem: { kind: 'noDocumentTable' } });
  });
});
