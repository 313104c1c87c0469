import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../scripts/buildCli.mjs';
import { projectPath } from '../scripts/projectRoot.mjs';
import { DEFAULT_CORPUS_SETTINGS } from '../worker/contract/corpus';
import type { Outcome } from '../worker/contract/outcome';
import { Engine } from '../worker/engine/engine';
import { compileKernels } from '../worker/kernels/kernels';
import { EventLog, entered, smallRun, syntheticCorpus } from '../worker/training/runFixture';
import { localShard } from '../worker/training/shardPool';
import type { TrainFigures } from './figures';

const SMALL = ['--sg', '1', '--vector-size', '12', '--window', '3', '--sample', '0', '--alpha', '0.05'];

const topics = (sentences: number): string => {
  const { types, stream } = syntheticCorpus(sentences, false);
  const tokens = Array.from(stream.chunks[0].subarray(0, stream.length));
  return tokens.map((type) => types.words[type] ?? '\n').join(' ');
};

const TEXT = topics(1500);

let folder = '';
const inFolder = (name: string) => join(folder, name);
const textOf = (name: string) => readFile(inFolder(name), 'utf8');

beforeAll(async () => {
  await buildCli();
  folder = await mkdtemp(join(tmpdir(), 'cli-'));
  await writeFile(inFolder('topics.txt'), TEXT);
  await writeFile(inFolder('topics.txt.gz'), gzipSync(TEXT));
  await writeFile(inFolder('empty.txt'), '');
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Resolves when training begins: its file is there. Call before the start. */
const partOf = (output: string): Promise<void> =>
  new Promise((resolve) => {
    const watcher = watch(folder, (_, name) => {
      if (name !== `${output}.part`) return;
      watcher.close();
      resolve();
    });
  });

const start = (...args: string[]): ChildProcess =>
  spawn(process.execPath, [projectPath('scripts/cli.mjs'), ...args], { cwd: folder });

const endOf = async (child: ChildProcess): Promise<Ended> => {
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (part) => (stdout += String(part)));
  child.stderr?.on('data', (part) => (stderr += String(part)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
};

const train = (input: string, output: string, ...flags: string[]) =>
  start('train', '--input', input, '--output', output, ...SMALL, ...flags);

const figuresOf = ({ stdout }: Ended) => JSON.parse(stdout) as TrainFigures;

const valueOf = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problem));
  return outcome.value;
};

const rowsOf = (text: string) => {
  const [, ...lines] = text.trimEnd().split('\n');
  return lines
    .map((line) => line.split(' '))
    .map(([word, ...numbers]) => ({ word, values: numbers.map(Number) }));
};

/** The same run in this process, with the kernels that the command line used. */
const trainHere = async ({ kernelBuild, loss }: TrainFigures): Promise<Engine> => {
  const engine = new Engine({
    shared: true,
    cores: 1,
    compileKernels: (shared) =>
      compileKernels(shared, async (url) =>
        url.pathname.includes(`/${kernelBuild}-`) ? new Uint8Array(await readFile(url)) : new Uint8Array(),
      ),
    spawnShard: localShard,
    now: () => performance.now(),
  });
  const source = { kind: 'files' as const, files: [{ name: 'topics.txt', blob: new Blob([TEXT]) }] };
  valueOf(await engine.readCorpus(source, DEFAULT_CORPUS_SETTINGS, () => {}));
  const log = new EventLog();
  const finished = log.next(entered('finished'));
  valueOf(await engine.train(1, smallRun({ sg: 1, epochs: loss.length }), false, log.listen));
  await finished;
  return engine;
};

describe('documents', () => {
  it('are written beside the words', async () => {
    await writeFile(
      inFolder('labelled.txt'),
      TEXT.split('\n')
        .map((line, i) => `__label__t${i % 2} ${line}`)
        .join('\n'),
    );
    const flags = ['--algorithm', 'doc2vec', '--documents', 'd.vec', '--epochs', '1', '--threads', '1'];
    const ended = await endOf(train('labelled.txt', 'words.vec', ...flags));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const documents = rowsOf(await textOf('d.vec')).map(({ word }) => word);
    expect(documents).toHaveLength(TEXT.split('\n').length + 2);
    expect([documents[0], ...documents.slice(-2)]).toEqual(['*dt_0', '*dt___label__t0', '*dt___label__t1']);
    expect(rowsOf(await textOf('words.vec'))).toHaveLength(24);
  });

  it('are the rows of a table, those that cannot be used told by their number', async () => {
    const rows = TEXT.trimEnd()
      .split('\n')
      .map((line, i) => `d${i},t${i % 2},"${line}"`);
    await writeFile(inFolder('rows.csv'), ['id,y,text', 'broken', ...rows].join('\n'));
    const columns = ['--text-column', 'text', '--label-column', 'y', '--id-column', 'id'];
    const flags = ['--algorithm', 'doc2vec', '--documents', 'r.vec', '--epochs', '1', '--threads', '1'];
    const ended = await endOf(train('rows.csv', 'rowWords.vec', ...columns, ...flags));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(rowsOf(await textOf('r.vec'))).toHaveLength(rows.length);
    const missing = await endOf(train('rows.csv', 'none.vec', '--text-column', 'body'));
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain('rows.csv has no column “body”');
  });

  it('that cannot be written are told by their file, before anything is read', async () => {
    const flags = ['--algorithm', 'doc2vec', '--documents', 'nowhere/d.vec'];
    const ended = await endOf(train('topics.txt', 'words2.vec', ...flags));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/^nowhere\/d\.vec could not be written: /);
  });
});

describe('train', () => {
  it('says that an early stop ended it, and why', async () => {
    const flags = ['--threads', '1', '--early-stop', 'loss', '--min-change', '0.5', '--patience', '1'];
    const ended = await endOf(train('topics.txt', 'early.vec', '--epochs', '9', ...flags, '--json'));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(figuresOf(ended)).toMatchObject({ stopped: false, stoppedEarly: { signal: 'loss', epoch: 2 } });
    expect(figuresOf(ended).loss).toHaveLength(2);
  });

  it('joins phrases and leaves out words by list and by expression', async () => {
    await writeFile(
      inFolder('phrases.txt'),
      'they saw new york at dawn in 1848\n'.repeat(40) + 'new old\n'.repeat(9),
    );
    await writeFile(inFolder('stop.txt'), 'they, at\nin');
    const flags = ['--phrases', '1', '--phrase-threshold', '0.1', '--stop-words', 'stop.txt'];
    const ended = await endOf(
      train('phrases.txt', 'p.vec', ...flags, '--must-not-match', '\\d', '--min-count', '1'),
    );
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    const words = (await textOf('p.vec'))
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(' ')[0]);
    expect(words).toContain('new_york');
    for (const word of ['they', 'at', 'in', '1848', 'york']) expect(words).not.toContain(word);
  });

  it('says which stop list could not be read', async () => {
    const ended = await endOf(train('topics.txt', 'p.vec', '--stop-words', 'none.txt'));
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain('none.txt could not be read');
  });

  it('writes a fastText model, or word2vec binary, to a file that ends in .bin', async () => {
    const flags = ['--epochs', '1', '--threads', '1', '--bucket', '100'];
    const model = await endOf(train('topics.txt', 'm.bin', ...flags, '--algorithm', 'fasttext'));
    expect(model).toMatchObject({ code: 0, stderr: '' });
    const bytes = await readFile(inFolder('m.bin'));
    expect([bytes.readInt32LE(0), bytes.readInt32LE(4), bytes.readInt32LE(8)]).toEqual([793712314, 12, 12]);
    expect(await endOf(train('topics.txt', 'w.bin', ...flags))).toMatchObject({ code: 0 });
    const binary = await readFile(inFolder('w.bin'));
    expect(binary.subarray(0, 6).toString()).toBe('24 12\n');
  });

  it('writes the vectors that the engine trains, and one line of figures', async () => {
    const ended = await endOf(train('topics.txt', 'a.vec', '--epochs', '3', '--threads', '1', '--json'));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout.trimEnd().split('\n')).toHaveLength(1);
    const figures = figuresOf(ended);
    expect(figures).toMatchObject({
      vocabulary: 24,
      rawWords: 36_000,
      effectiveWords: 36_000,
      threads: 1,
      stopped: false,
      stoppedEarly: null,
    });
    expect(figures.loss).toHaveLength(3);
    expect(figures.loss[2]).toBeLessThan(figures.loss[0]);
    const { rawWords, trainSeconds, rawWordsPerSecond, scanSeconds, peakMemoryBytes } = figures;
    expect(rawWordsPerSecond).toBe(Math.round(rawWords / trainSeconds));
    expect(scanSeconds).toBeGreaterThan(0);
    expect(peakMemoryBytes).toBeGreaterThan(10_000_000);

    const engine = await trainHere(figures);
    const rows = rowsOf(await textOf('a.vec'));
    expect(rows.map(({ word }) => word)).toEqual(valueOf(await engine.words(0, 24)).map(({ word }) => word));
    const values = Float32Array.from(rows.flatMap((row) => row.values));
    expect(values).toEqual(valueOf(await engine.rows({ words: 24, documents: 0 })));
  });

  it('gives the same bytes for the same seed on one thread, from a file, gzip and standard input', async () => {
    const flags = ['--seed', '7', '--threads', '1', '--epochs', '2'];
    const ends = [train('topics.txt', 'b1.vec', ...flags), train('topics.txt.gz', 'b2.vec', ...flags)].map(
      endOf,
    );
    const piped = train('-', 'b3.vec', ...flags);
    const last = endOf(piped);
    piped.stdin?.end(TEXT);
    for (const end of [...ends, last]) expect(await end).toEqual({ code: 0, stdout: '', stderr: '' });
    const [first, ...others] = await Promise.all(['b1.vec', 'b2.vec', 'b3.vec'].map(textOf));
    expect(first.split('\n')[0]).toBe('24 12');
    expect(others).toEqual([first, first]);
    await endOf(train('topics.txt', 'b4.vec', ...flags.with(1, '8')));
    expect(await textOf('b4.vec')).not.toBe(first);
  });

  it('trains on several threads', async () => {
    const ended = await endOf(train('topics.txt', 'c.vec', '--threads', '2', '--json'));
    expect(figuresOf(ended)).toMatchObject({ threads: 2, rawWords: 60_000 });
    expect(rowsOf(await textOf('c.vec'))).toHaveLength(24);
  });

  it('writes what is there when it is interrupted', async () => {
    const training = partOf('d.vec');
    const child = train('topics.txt', 'd.vec', '--epochs', '10000', '--json');
    const end = endOf(child);
    await training;
    child.kill('SIGINT');
    const ended = await end;
    expect(ended).toMatchObject({ code: 130, stderr: '' });
    expect(figuresOf(ended)).toMatchObject({ stopped: true, vocabulary: 24 });
    expect(figuresOf(ended).rawWords).toBeLessThan(120_000_000);
    const rows = rowsOf(await textOf('d.vec'));
    expect(rows).toHaveLength(24);
    expect(rows.every(({ values }) => values.length === 12 && values.every(Number.isFinite))).toBe(true);
  });

  it('takes paths from where npm was called, and stops when npm is ended', async () => {
    const training = partOf('g.vec');
    const flags = ['train', '--input', 'topics.txt', '--output', 'g.vec', '--epochs', '10000', '--json'];
    const npm = ['--prefix', projectPath(), 'run', '--silent', 'cli', '--', ...flags];
    const child = spawn('npm', npm, { cwd: folder });
    const end = endOf(child);
    await training;
    child.kill('SIGTERM');
    expect(figuresOf(await end)).toMatchObject({ stopped: true });
    expect(rowsOf(await textOf('g.vec'))).toHaveLength(24);
  });

  it('writes nothing when it is interrupted while it reads', async () => {
    const child = train('-', 'e.vec');
    const end = endOf(child);
    // More than a pipe holds: the command line reads by then.
    await new Promise((resolve) => child.stdin?.write(TEXT.repeat(8), resolve));
    child.kill('SIGINT');
    expect(await end).toEqual({
      code: 130,
      stdout: '',
      stderr: 'Stopped while the text was read; nothing was written.\n',
    });
    expect(await readdir(folder)).not.toContain('e.vec');
  });

  it('keeps what was there when it fails', async () => {
    await writeFile(inFolder('f.vec'), 'older');
    const ended = await endOf(train('topics.txt', 'f.vec', '--min-count', '5000'));
    expect(ended).toMatchObject({ code: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^No word is frequent enough\..*min_count asks for 5,000.*\n$/);
    expect(await textOf('f.vec')).toBe('older');
    expect(await readdir(folder)).not.toContain('f.vec.part');
  });

  it.each([
    ['empty.txt', 'x.vec', 'empty.txt is empty. There is no text in it.\n'],
    ['nowhere.txt', 'x.vec', 'nowhere.txt could not be read: there is no such file or folder.\n'],
    ['.', 'x.vec', '. could not be read: it is a folder.\n'],
    ['topics.txt', 'no/x.vec', 'no/x.vec could not be written: there is no such file or folder.\n'],
  ])('ends with 1 and a sentence for %s → %s', async (input, output, stderr) => {
    expect(await endOf(train(input, output, '--json'))).toEqual({ code: 1, stdout: '', stderr });
  });

  it('ends with 2 for a command line that makes no sense', async () => {
    const ended = await endOf(train('topics.txt', 'x.vec', '--epochs', '0'));
    const stderr = '--epochs cannot be 0: give a whole number from 1 to 10,000.\n';
    expect(ended).toEqual({ code: 2, stdout: '', stderr });
  });

  it('prints its help on standard output', async () => {
    const ended = await endOf(start('train', '--help'));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('--vector-size');
  });
});

describe('scan', () => {
  it('counts words without training', async () => {
    const { code, stdout } = await endOf(start('scan', '--input', 'topics.txt', '--json'));
    expect(code).toBe(0);
    const counted = { bytes: TEXT.length, words: 12_000, sentences: 1500, types: 24 };
    expect(JSON.parse(stdout)).toMatchObject(counted);
  });
});
