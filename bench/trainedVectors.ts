import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** What vectors were trained from; written beside them. */
export type Origin = Readonly<Record<string, string | number | readonly string[]>>;

export const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

/** Hash of all files in a folder and below, by their names and contents. */
export const hashOfFolder = async (folder: string): Promise<string> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const hash = createHash('sha256');
  for (const path of paths.sort()) hash.update(`${relative(folder, path)} ${await hashOfFile(path)}\n`);
  return hash.digest('hex');
};

/** Trains vectors into a file, unless there are some in it of the very same origin. */
export const trainUnlessThere = async (
  path: string,
  origin: Origin,
  train: () => Promise<unknown>,
): Promise<void> => {
  const note = `${path}.json`;
  const wanted = `${JSON.stringify(origin, null, 2)}\n`;
  if (existsSync(path) && existsSync(note) && (await readFile(note, 'utf8')) === wanted) return;
  await rm(note, { force: true });
  await train();
  await writeFile(note, wanted);
};
