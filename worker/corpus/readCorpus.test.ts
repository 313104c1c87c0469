import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { type CorpusSettings, DEFAULT_CORPUS_SETTINGS, type ReadingProgress } from '../contract/corpus';
import type { Problem } from '../contract/problems';
import { SENTENCE_END } from '../model/tokenStream';
import { type Corpus, readCorpus } from './readCorpus';

type Content = string | Uint8Array<ArrayBuffer>;

const readFiles = (
  files: Record<string, Content>,
  settings: Partial<CorpusSettings> = {},
  onProgress: (progress: ReadingProgress) => void = () => undefined,
) =>
  readCorpus(
    {
      kind: 'files',
      files: Object.entries(files).map(([name, content]) => ({ name, blob: new Blob([content]) })),
    },
    { ...DEFAULT_CORPUS_SETTINGS, ...settings },
    { shared: true, signal: new AbortController().signal, onProgress },
  );

const corpusOf = async (
  files: Record<string, Content>,
  settings: Partial<CorpusSettings> = {},
): Promise<Corpus> => {
  const outcome = await readFiles(files, settings);
  if (!outcome.ok || !outcome.value) throw new Error(`not read: ${JSON.stringify(outcome)}`);
  return outcome.value;
};

const problemOf = async (
  files: Record<string, Content>,
  settings: Partial<CorpusSettings> = {},
): Promise<Problem> => {
  const outcome = await readFiles(files, settings);
  if (outcome.ok) throw new Error('read without a problem');
  return outcome.problem;
};

const countsOf = ({ types }: Corpus) =>
  Object.fromEntries(types.words.map((word, type) => [word, types.counts[type]]));

const bytesOf = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(' ', ''), 'hex'));
const join = (...parts: Content[]) => Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part))));
const utf16 = (text: string) => Uint8Array.from(Buffer.from(text, 'utf16le'));
const swapped = (bytes: Uint8Array) => Uint8Array.from(Buffer.from(bytes).swap16());

afterEach(() => vi.unstubAllGlobals());

describe('a text', () => {
  it('becomes ids, counts and facts', async () => {
    const corpus = await corpusOf({ 'sea.txt': 'The sea, the sea.\n\nA whale\r\n' });
    expect([...corpus.stream.chunks[0].subarray(0, corpus.stream.length)]).toEqual([
      0,
      1,
      0,
      1,
      SENTENCE_END,
      2,
      3,
      SENTENCE_END,
    ]);
    expect(corpus.stream.chunks[0].buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(countsOf(corpus)).toEqual({ the: 2, sea: 2, a: 1, whale: 1 });
    expect(corpus.facts).toMatchObject({
      name: 'sea.txt',
      files: 1,
      bytes: 28,
      encoding: 'utf-8',
      tokens: 6,
      sentences: 2,
      longestSentence: 4,
      types: 4,
      oneCharacterTypes: 1,
      suggestedScript: null,
      firstSentences: [
        ['the', 'sea', 'the', 'sea'],
        ['a', 'whale'],
      ],
      skipped: [],
    });
  });

  it('shows sixty tokens at most', async () => {
    const { facts } = await corpusOf({ 'a.txt': `${'one two three four five six seven\n'.repeat(20)}` });
    expect(facts.firstSentences.flat()).toHaveLength(60);
    expect(facts.firstSentences.at(-1)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('is read the same from gzip, whatever its name', async () => {
    const text = 'the sea the whale\n'.repeat(10_000);
    const packed = Uint8Array.from(gzipSync(text));
    const corpus = await corpusOf({ 'sea.txt': packed });
    expect(countsOf(corpus)).toEqual({ the: 20_000, sea: 10_000, whale: 10_000 });
    expect(corpus.facts.bytes).toBe(packed.length);
  });

  it('keeps characters that chunks and slabs cut in two', async () => {
    const text = 'é한𝒳 '.repeat(60_000);
    const { types } = await corpusOf({ 'a.txt': `x${text}` });
    expect(types.words).toEqual(['xé한𝒳', 'é한𝒳']);
    expect([...types.counts]).toEqual([1, 59_999]);
  });

  it('may be one line of 20 MB', { timeout: 60_000 }, async () => {
    const line = 'the whale swam on and on '.repeat(800_000);
    for (const sentences of ['line', 'punctuation'] as const) {
      const { facts } = await corpusOf({ 'line.txt': line }, { sentences });
      expect(facts).toMatchObject({ tokens: 4_800_000, sentences: 1, longestSentence: 4_800_000, types: 5 });
    }
  });

  it.each([
    ['Korean', '나는 오늘 학교에 갔다. The end'],
    ['Chinese', '我们今天学习中文。The end'],
    ['Japanese', '東京に住んでいます。The end'],
    ['Thai', 'ภาษาไทยเป็นภาษาที่สวยงาม The end'],
    [null, 'The word 한국 means Korea'],
  ])('suggests the dictionary tokeniser for %s', async (script, text) => {
    expect((await corpusOf({ 'a.txt': text })).facts.suggestedScript).toBe(script);
  });

  it('tells its progress in stored bytes', async () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `word${i % 5000} and more`).join('\n');
    const told: ReadingProgress[] = [];
    await readFiles({ 'a.txt': text }, {}, (progress) => told.push(progress));
    const last = told.at(-1);
    expect(last).toMatchObject({
      bytesRead: text.length,
      totalBytes: text.length,
      tokens: 600_000,
      name: 'a.txt',
    });
    expect(told.length).toBeLessThanOrEqual((last?.seconds ?? 0) * 10 + 1);
    expect(told.map(({ bytesRead }) => bytesRead)).toEqual(
      told.map(({ bytesRead }) => bytesRead).sort((a, b) => a - b),
    );
  });
});

describe('encodings', () => {
  const korean = '한국어 텍스트입니다.\n';

  it('follows byte order marks', async () => {
    const marked = [
      ['utf-8', join('\ufeff', korean)],
      ['utf-16le', join(bytesOf('fffe'), utf16(korean))],
      ['utf-16be', join(bytesOf('feff'), swapped(utf16(korean)))],
    ] as const;
    for (const [encoding, bytes] of marked) {
      const { types, facts } = await corpusOf({ 'a.txt': bytes });
      expect(types.words).toEqual(['한국어', '텍스트입니다']);
      expect(facts.encoding).toBe(encoding);
    }
  });

  it('offers UTF-16 for text without a mark', async () => {
    for (const text of ['It rained. We stayed in.\n', 'Шёл дождь. Мы сидели дома.\n', korean]) {
      expect(await problemOf({ 'a.txt': utf16(text) })).toMatchObject({
        kind: 'wrongEncoding',
        tried: 'utf-8',
        candidates: ['utf-16le'],
      });
      expect(await problemOf({ 'a.txt': swapped(utf16(text)) })).toMatchObject({ candidates: ['utf-16be'] });
    }
    const { types } = await corpusOf({ 'a.txt': utf16(korean) }, { encoding: 'utf-16le' });
    expect(types.words).toEqual(['한국어', '텍스트입니다']);
  });

  // 한국어 텍스트입니다. / 吾輩は猫である。名前はまだ無い。 / 我们今天学习中文。 / Le café est très animé
  it.each([
    ['euc-kr', 'c7d1b1b9beee20c5d8bdbac6aec0d4b4cfb4d92e', '한국어'],
    ['shift_jis', '8ce1947982cd944c82c582a082e9814296bc914f82cd82dc82be96b382a28142', '吾輩は猫である'],
    ['gb18030', 'ced2c3c7bdf1ccecd1a7cfb0d6d0cec4a1a3', '我们今天学习中文'],
    ['windows-1252', '4c6520636166e920657374207472e87320616e696de9', 'café'],
  ] as const)('offers %s first, and reads it', async (encoding, hex, word) => {
    const bytes = join('Once upon a time\n', bytesOf(hex));
    const problem = await problemOf({ 'a.txt': bytes });
    expect(problem).toMatchObject({ kind: 'wrongEncoding', name: 'a.txt', tried: 'utf-8' });
    expect(problem.kind === 'wrongEncoding' && problem.candidates[0]).toBe(encoding);
    const { types, facts } = await corpusOf({ 'a.txt': bytes }, { encoding });
    expect(types.words).toContain(word);
    expect(facts.encoding).toBe(encoding);
  });

  it('tells the first bad byte, deep in the text and after many-byte characters', async () => {
    for (const prefix of [0, 1, 2, 3, 70_000, 200_001]) {
      const before = join('x'.repeat(prefix), '한국 '.repeat(30_000));
      const problem = await problemOf({ 'a.txt': join(before, bytesOf('ed95'), ' and more text') });
      expect(problem).toMatchObject({ kind: 'wrongEncoding', byteOffset: before.length });
    }
  });

  it('tells a character cut short at the end', async () => {
    expect(await problemOf({ 'a.txt': join('abc 한', bytesOf('ed95')) })).toMatchObject({ byteOffset: 7 });
  });

  it('offers UTF-8 itself for a damaged text, and reads it without the damage', async () => {
    const damaged = join('나는 오늘 학교에 갔다 '.repeat(50), bytesOf('ff'), ' 그리고 끝');
    const problem = await problemOf({ 'a.txt': damaged });
    expect(problem.kind === 'wrongEncoding' && problem.candidates[0]).toBe('utf-8');
    const { types } = await corpusOf({ 'a.txt': damaged }, { encoding: 'utf-8' });
    expect(types.words).toEqual(['나는', '오늘', '학교에', '갔다', '그리고', '끝']);
  });

  it('doubts an encoding that was asked for and does not fit', async () => {
    const problem = await problemOf({ 'a.txt': korean.repeat(20) }, { encoding: 'shift_jis' });
    expect(problem).toMatchObject({ kind: 'wrongEncoding', tried: 'shift_jis' });
    expect(problem.kind === 'wrongEncoding' && problem.candidates[0]).toBe('utf-8');
  });
});

describe('what is no text', () => {
  it.each([
    ['an empty file', { 'a.txt': '' }, { kind: 'emptySource', name: 'a.txt' }],
    ['gzip of nothing', { 'a.gz': Uint8Array.from(gzipSync('')) }, { kind: 'emptySource', name: 'a.gz' }],
    ['no file', {}, { kind: 'emptySource' }],
    ['whitespace', { 'a.txt': ' \n\t\r\n' }, { kind: 'noWords', name: 'a.txt' }],
    ['punctuation', { 'a.txt': '... — !' }, { kind: 'noWords', name: 'a.txt' }],
    ['one word', { 'a.txt': 'Sea sea\nSEA' }, { kind: 'singleWord', word: 'sea', count: 3 }],
  ])('%s', async (_, files, problem) => {
    expect(await problemOf(files)).toMatchObject(problem);
  });

  it('says that gzip is damaged or cut short', async () => {
    const noise = Array.from({ length: 50_000 }, (_, i) => `w${(i * 7919) % 10_007}`).join(' ');
    const packed = Uint8Array.from(gzipSync(noise));
    const damaged = packed.slice();
    damaged.fill(0xff, 5000, 5100);
    expect(await problemOf({ 'a.gz': damaged })).toMatchObject({ kind: 'damagedGzip', name: 'a.gz' });
    expect(await problemOf({ 'a.gz': packed.slice(0, 20_000) })).toMatchObject({ kind: 'damagedGzip' });
  });

  it('names what is packed, without unpacking the rest of it', async () => {
    const tar = join('a.txt', new Uint8Array(252), 'ustar', new Uint8Array(1 << 22));
    for (let i = 0; i < tar.length; i += 3) tar[i + 600] = i * 7919;
    expect(await problemOf({ 'a.tar.gz': Uint8Array.from(gzipSync(tar)) })).toEqual({
      kind: 'binaryFile',
      name: 'a.tar.gz',
      format: 'a tar archive',
    });
  });

  it('says when a file cannot be read', async () => {
    const blob = new Blob(['the sea']);
    blob.stream = () =>
      new ReadableStream({
        pull: (controller) => controller.error(new Error('the file has changed')),
      });
    const outcome = await readCorpus(
      { kind: 'files', files: [{ name: 'a.txt', blob }] },
      DEFAULT_CORPUS_SETTINGS,
      {
        shared: false,
        signal: new AbortController().signal,
        onProgress: () => undefined,
      },
    );
    expect(outcome).toEqual({
      ok: false,
      problem: { kind: 'unreadableSource', name: 'a.txt', detail: 'the file has changed' },
    });
  });
});

describe('many files', () => {
  it('are read in natural order, each ending a sentence', async () => {
    const { facts } = await corpusOf({ 'book/2.txt': 'two', 'book/10.txt': 'ten', 'book/1.txt': 'one' });
    expect(facts).toMatchObject({ name: 'book', files: 3, firstSentences: [['one'], ['two'], ['ten']] });
    expect((await corpusOf({ 'a.txt': 'x y', 'b.txt': 'z' })).facts.name).toBe('2 files');
  });

  it('leave out what cannot be read, and nothing of it stays', async () => {
    const good = 'the sea and the whale\n'.repeat(20_000);
    const bad = join('a harpoon the '.repeat(20_000), bytesOf('ff'), ' end');
    const corpus = await corpusOf({
      '1.txt': good,
      '2.txt': bad,
      '3.pdf': '%PDF-1.7 the',
      '4.txt': '',
      '5.txt': 'the ship',
    });
    expect(countsOf(corpus)).toEqual({ the: 40_001, sea: 20_000, and: 20_000, whale: 20_000, ship: 1 });
    expect(corpus.facts).toMatchObject({ files: 2, tokens: 100_002, sentences: 20_001, longestSentence: 5 });
    expect(corpus.stream.length).toBe(120_003);
    expect(corpus.facts.skipped).toEqual([
      { name: '2.txt', reason: 'it is not UTF-8 but perhaps windows-1252' },
      { name: '3.pdf', reason: 'it is a PDF document' },
      { name: '4.txt', reason: 'it is empty' },
    ]);
    expect(corpus.facts.bytes).toBe(good.length + 8);
  });

  it('are one problem when most of them are in another encoding', async () => {
    const euckr = bytesOf('c7d1b1b9beee20c5d8bdbac6aec0d4b4cfb4d92e');
    const files = { '1.txt': euckr, '2.txt': euckr, 'readme.txt': 'read me' };
    expect(await problemOf(files)).toMatchObject({ kind: 'wrongEncoding', name: '1.txt' });
  });
});

describe('a text of the page itself', () => {
  const read = () =>
    readCorpus({ kind: 'url', name: 'Moby Dick', url: '/samples/moby.txt' }, DEFAULT_CORPUS_SETTINGS, {
      shared: false,
      signal: new AbortController().signal,
      onProgress: () => undefined,
    });

  it('is fetched', async () => {
    vi.stubGlobal(
      'fetch',
      async () => new Response('Call me Ishmael', { headers: { 'content-length': '15' } }),
    );
    const outcome = await read();
    expect(outcome.ok && outcome.value?.facts).toMatchObject({ name: 'Moby Dick', bytes: 15, tokens: 3 });
  });

  it('may be missing', async () => {
    vi.stubGlobal('fetch', async () => new Response('', { status: 404 }));
    expect(await read()).toMatchObject({
      problem: { kind: 'unreadableSource', detail: 'the server answered 404' },
    });
  });
});

describe('cancelling', () => {
  it.each(['words', 'segmenter'] as const)(
    'ends reading %s within a moment and answers null',
    async (tokenizer) => {
      const blob = new Blob(['나는 오늘 학교에 갔다 the sea 我们今天学习中文\n'.repeat(150_000)]);
      const aborter = new AbortController();
      let abortedMs = 0;
      const reading = readCorpus(
        { kind: 'files', files: [{ name: 'a.txt', blob }] },
        { ...DEFAULT_CORPUS_SETTINGS, tokenizer },
        { shared: true, signal: aborter.signal, onProgress: () => expect(abortedMs).toBe(0) },
      );
      setTimeout(() => {
        abortedMs = performance.now();
        aborter.abort();
      }, 60);
      expect(await reading).toEqual({ ok: true, value: null });
      // 50 ms are meant; a loaded machine may need more, reading on to the end takes seconds.
      expect(performance.now() - abortedMs).toBeLessThan(500);
    },
  );

  it('ends a reading that was given up before it began', async () => {
    const blob = new Blob(['the sea']);
    const outcome = await readCorpus(
      { kind: 'files', files: [{ name: 'a.txt', blob }] },
      DEFAULT_CORPUS_SETTINGS,
      {
        shared: true,
        signal: AbortSignal.abort(),
        onProgress: () => undefined,
      },
    );
    expect(outcome).toEqual({ ok: true, value: null });
  });

  it('ends a read that never answers', async () => {
    const blob = new Blob(['x']);
    blob.stream = () => new ReadableStream({ pull: () => new Promise(() => undefined) });
    const aborter = new AbortController();
    const reading = readCorpus({ kind: 'files', files: [{ name: 'a.txt', blob }] }, DEFAULT_CORPUS_SETTINGS, {
      shared: true,
      signal: aborter.signal,
      onProgress: () => undefined,
    });
    setTimeout(() => aborter.abort(), 5);
    expect(await reading).toEqual({ ok: true, value: null });
  });
});
