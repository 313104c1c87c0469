import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Beside the checkout where it is present: 5.12 M words of English novels, one sentence a line. */
const NOVELS = pathOf('../shared/data/novels.txt.gz');
const SAMPLE = pathOf('public/samples/state-of-the-union.txt');

/** Text with one sentence a line, uncompressed, for peers that read plain files. */
export const findCorpus = async (given: string | undefined): Promise<string> => {
  const source = given ?? (existsSync(NOVELS) ? NOVELS : SAMPLE);
  if (!source.endsWith('.gz')) return source;
  const target = pathOf('.build/bench-corpus.txt');
  await mkdir(pathOf('.build'), { recursive: true });
  await pipeline(createReadStream(source), createGunzip(), createWriteStream(target));
  return target;
};

/** The first `bytes` bytes of a file, to the end of a line. */
export const headOf = async (path: string, bytes: number): Promise<Buffer> => {
  const file = await open(path);
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(buffer, 0, bytes, 0);
    const read = buffer.subarray(0, bytesRead);
    const end = read.lastIndexOf(10);
    return end > 0 ? read.subarray(0, end + 1) : read;
  } finally {
    await file.close();
  }
};
