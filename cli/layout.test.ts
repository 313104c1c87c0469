import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCli } from '../scripts/buildCli.mjs';
import { projectPath } from '../scripts/projectRoot.mjs';
import { Random } from '../worker/model/random';
import type { LayoutFigures } from './layout';

const COUNT = 300;
const DIMENSIONS = 12;

/** Three clusters, word w in cluster w mod 3. */
const rows = (): number[][] => {
  const random = new Random(5);
  const centres = Array.from({ length: 3 }, () =>
    Array.from({ length: DIMENSIONS }, () => random.uniform() - 0.5),
  );
  return Array.from({ length: COUNT }, (_, w) =>
    centres[w % 3].map((value) => value + 0.2 * (random.uniform() - 0.5)),
  );
};

const vectors = rows();
const lines = vectors.map((row, w) => `word${w} ${row.map((value) => value.toFixed(6)).join(' ')}\n`);
const TEXT = `${COUNT} ${DIMENSIONS}\n${lines.join('')}`;

const binary = (): Buffer =>
  Buffer.concat([
    Buffer.from(`${COUNT} ${DIMENSIONS}\n`),
    ...vectors.map((row, w) => {
      const numbers = Buffer.from(Float32Array.from(row, (value) => Number(value.toFixed(6))).buffer);
      return Buffer.concat([Buffer.from(`word${w} `), numbers, Buffer.from('\n')]);
    }),
  ]);

let folder = '';
const write = (name: string, content: string | Buffer) => writeFile(join(folder, name), content);

beforeAll(async () => {
  await buildCli();
  folder = await mkdtemp(join(tmpdir(), 'layout-'));
  await write('v.vec', TEXT);
  await write('v.bin', binary());
  await write('v.vec.gz', gzipSync(TEXT));
  await write('glove.txt', lines.join(''));
}, 120_000);

afterAll(() => rm(folder, { recursive: true, force: true }));

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const layout = (...flags: string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const args = [projectPath('scripts/cli.mjs'), 'layout', ...flags];
    execFile(process.execPath, args, { cwd: folder }, (error, stdout, stderr) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr }),
    );
  });

const layOut = async (input: string, ...flags: string[]) => {
  const ended = await layout('--input', input, '--output', 'xy.tsv', '--json', ...flags);
  expect(ended.stderr).toBe('');
  const figures = JSON.parse(ended.stdout) as LayoutFigures;
  const text = await readFile(join(folder, 'xy.tsv'), 'utf8');
  const positions = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t').map(Number));
  return { figures, positions, text };
};

describe('layout', () => {
  it('writes a position a vector, of neighbours side by side, and tells its figures', async () => {
    const { figures, positions } = await layOut('v.vec', '--threads', '2', '--neighbors', '10');
    expect(figures).toMatchObject({
      points: COUNT,
      dimensions: DIMENSIONS,
      leftOut: 0,
      method: 'umap',
      neighbors: 10,
      threads: 2,
    });
    const { knnSeconds, graphSeconds, layoutSeconds, seconds } = figures;
    expect(seconds).toBeCloseTo(knnSeconds + graphSeconds + layoutSeconds, 6);
    expect(positions).toHaveLength(COUNT);
    const nearest = positions.map(([x, y], i) => {
      const distances = positions.map(([u, v], j) => (i === j ? Infinity : Math.hypot(x - u, y - v)));
      return distances.indexOf(Math.min(...distances));
    });
    const together = nearest.filter((j, i) => i % 3 === j % 3).length;
    expect(together / COUNT).toBeGreaterThan(0.97);
  });

  it('gives the same bytes for the same seed on one thread, from every format', async () => {
    const flags = ['--threads', '1', '--seed', '4', '--epochs', '50'];
    const { text } = await layOut('v.vec', ...flags);
    for (const input of ['v.vec', 'v.bin', 'v.vec.gz', 'glove.txt']) {
      expect((await layOut(input, ...flags)).text).toBe(text);
    }
    expect((await layOut('v.vec', '--threads', '1', '--seed', '5', '--epochs', '50')).text).not.toBe(text);
  });

  it('takes the first words, other methods, metrics and the reference engine', async () => {
    expect((await layOut('v.bin', '--words', '40')).positions).toHaveLength(40);
    const { figures } = await layOut('v.vec', '--method', 'pca', '--component-y', '3');
    expect(figures.variance).toHaveLength(10);
    for (const flags of [
      ['--metric', 'euclidean'],
      ['--spherize', '1'],
      ['--engine', 'umap-js', '--epochs', '20'],
    ]) {
      const { positions } = await layOut('v.vec', '--words', '50', ...flags);
      expect(positions.flat().every(Number.isFinite)).toBe(true);
    }
  });

  it('searches for neighbours by descent when told to, on several threads, and tells what that found', async () => {
    expect((await layOut('v.vec', '--epochs', '20')).figures).toMatchObject({
      neighborSearch: 'exact',
      neighborRecall: null,
    });
    for (const metric of ['cosine', 'euclidean']) {
      const flags = ['--neighbor-search', 'descent', '--metric', metric, '--threads', '2', '--epochs', '20'];
      const { figures, positions } = await layOut('v.vec', ...flags);
      expect(figures.neighborSearch).toBe('descent');
      expect(figures.neighborRecall).toBeGreaterThan(0.95);
      expect(positions.flat().every(Number.isFinite)).toBe(true);
    }
  });

  it('leaves out vectors that are not numbers, and counts them', async () => {
    await write('nan.vec', TEXT.replace(/word7 .*\n/u, `word7 ${Array(DIMENSIONS).fill('nan').join(' ')}\n`));
    const { figures, positions } = await layOut('nan.vec', '--epochs', '20');
    expect(figures.leftOut).toBe(1);
    expect(positions[7]).toEqual([NaN, NaN]);
    expect(positions.filter(([x]) => Number.isNaN(x))).toHaveLength(1);
  });

  it('lays out one vector, fewer than its neighbours, and equal ones', async () => {
    await write('one.vec', '1 3\nsea 0.1 0.2 0.3\n');
    expect((await layOut('one.vec')).positions).toHaveLength(1);
    expect((await layOut('v.vec', '--words', '4')).figures.neighbors).toBe(4);
    await write('equal.vec', `20 2\n${Array(20).fill('a 1 2\n').join('')}`);
    expect((await layOut('equal.vec')).positions.flat().every(Number.isFinite)).toBe(true);
  });

  it.each<[string, string | Buffer, string]>([
    ['empty', '', 'empty is empty. There are no vectors in it.'],
    ['none', '0 10\n', 'none holds no vectors: its first line says "0 10".'],
    ['short', '3 2\na 1 2\nb 1 2\n', 'short is cut short: its first line promises 3 vectors, 2 are there.'],
    ['ragged', '2 2\na 1 2\nb 1 2 3\n', 'ragged, line 3: 3 numbers where 2 are expected.'],
    ['letters', '2 2\na 1 2\nb 1 two\n', 'letters, line 3: "two" is not a number.'],
    ['prose', 'Call me Ishmael.\n', 'prose, line 1: "me" is not a number.'],
    ['cut', binary().subarray(0, 1000), 'cut is cut short within vector 18.'],
  ])('refuses a file that is %s', async (name, content, message) => {
    await write(name, content);
    const { code, stdout, stderr } = await layout('--input', name, '--output', 'no.tsv', '--json');
    expect({ code, stdout, stderr: stderr.trim() }).toEqual({ code: 1, stdout: '', stderr: message });
  });

  it('ends with 1 for what cannot be opened, with 2 for what makes no sense', async () => {
    await mkdir(join(folder, 'folder'));
    expect((await layout('--input', 'nowhere', '--output', 'x')).stderr).toContain(
      'nowhere could not be read',
    );
    expect((await layout('--input', 'folder', '--output', 'x')).code).toBe(1);
    expect((await layout('--input', 'v.vec', '--output', 'folder/none/x')).code).toBe(1);
    const ended = await layout('--input', 'v.vec', '--output', 'x', '--neighbors', '1');
    expect(ended).toMatchObject({ code: 2 });
    expect(ended.stderr).toContain('--neighbors cannot be 1: give a whole number from 2 to 200');
    expect((await layout('--input', 'v.vec', '--output', 'v.vec')).code).toBe(2);
  });
});
