import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readQualityOptions } from './qualityOptions';
import { hashOfFile, hashOfFolder, trainUnlessThere, type Origin } from './trainedVectors';

describe('options', () => {
  const tests = ['--tests', 'sets'];

  it('name modes, and the folder of the sets', () => {
    const options = readQualityOptions([...tests, '--modes', 'cbow-ns,dm', '--with=--hs 1', '--seeds', '2']);
    expect(options).toMatchObject({ tests: 'sets', seeds: 2, epochs: 5, with: ['--hs', '1'] });
    expect(options.modes.map(({ id }) => id)).toEqual(['cbow-ns', 'dm']);
  });

  it.each([
    [[], '--tests is missing'],
    [[...tests, '--seeds', 'x'], '--seeds x: give a whole number from 1'],
    [[...tests, '--epochs', '0'], '--epochs 0: give a whole number from 1'],
    [[...tests, '--modes', 'fastext'], 'fastext: give one of'],
    [[...tests, '--modes', 'scan'], '--modes scan: it trains no vectors'],
  ])('%j are refused', (args, message) => {
    expect(() => readQualityOptions(args)).toThrow(message);
  });
});

describe('vectors', () => {
  let folder = '';
  beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'quality-'))));
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are trained again when anything they are made of differs', async () => {
    const path = join(folder, 'a.vec');
    let trainings = 0;
    const trainingsAfter = async (origin: Origin) => {
      await trainUnlessThere(path, origin, async () => writeFile(path, String(++trainings)));
      return trainings;
    };
    const origin = { textHash: 'a', cli: '1', flags: ['--epochs', '5'] };
    expect(await trainingsAfter(origin)).toBe(1);
    expect(await trainingsAfter({ ...origin })).toBe(1);
    expect(await trainingsAfter({ ...origin, flags: ['--epochs', '20'] })).toBe(2);
    expect(await trainingsAfter({ ...origin, textHash: 'b' })).toBe(3);
    await rm(path);
    expect(await trainingsAfter({ ...origin, textHash: 'b' })).toBe(4);
  });

  it('whose training failed are not taken for others', async () => {
    const path = join(folder, 'b.vec');
    await trainUnlessThere(path, { flags: ['1'] }, () => writeFile(path, '1'));
    const failing = () => Promise.reject(new Error('no memory'));
    await expect(trainUnlessThere(path, { flags: ['2'] }, failing)).rejects.toThrow('no memory');
    let trained = false;
    await trainUnlessThere(path, { flags: ['1'] }, async () => void (trained = true));
    expect(trained).toBe(true);
  });

  it('know their text by its content', async () => {
    const [one, two] = [join(folder, 'one'), join(folder, 'two')];
    await writeFile(one, 'text');
    await writeFile(two, 'text');
    expect(await hashOfFile(one)).toBe(await hashOfFile(two));
    const before = await hashOfFolder(folder);
    expect(await hashOfFolder(folder)).toBe(before);
    await writeFile(two, 'texts');
    expect(await hashOfFolder(folder)).not.toBe(before);
    expect(await hashOfFile(one)).not.toBe(await hashOfFile(two));
  });
});
