import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writeLargeText } from './largeText';

it('a large text is made of the lines of a corpus, always the same', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'large-'));
  const [corpus, one, other] = ['corpus', 'one', 'other'].map((name) => join(folder, name));
  await writeFile(corpus, 'a b\n\nc d é\n');
  await writeLargeText(corpus, one, 20_000);
  await writeLargeText(corpus, other, 20_000);
  const text = await readFile(one, 'utf8');
  expect(Buffer.byteLength(text)).toBeGreaterThanOrEqual(20_000);
  expect(new Set(text.trimEnd().split('\n'))).toEqual(new Set(['a b', 'c d é']));
  expect(await readFile(other, 'utf8')).toBe(text);
  await rm(folder, { recursive: true });
});
