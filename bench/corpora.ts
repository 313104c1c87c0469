import { createReadStream, createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { finished, pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { Mode } from './modes';

const pathOf = (relative: string): string => fileURLToPath(new URL(`../${relative}`, import.meta.url));

/** Beside the checkout where it is present: 5.12 M words of English novels, one sentence a line. */
const NOVELS = pathOf('../shared/data/novels.txt.gz');
const SAMPLE = pathOf('public/samples/state-of-the-union.txt');
const FOLDER = '.build/bench-files';
const DOCUMENT_WORDS = 300;

const scratch = (name: string): string => pathOf(`${FOLDER}/${name}`);

/** Text with one sentence a line, uncompressed, for peers that read plain files. */
export const findCorpus = async (given: string | undefined): Promise<string> => {
  const source = given ?? (existsSync(NOVELS) ? NOVELS : SAMPLE);
  await mkdir(pathOf(FOLDER), { recursive: true });
  if (!source.endsWith('.gz')) return source;
  const target = scratch('corpus.txt');
  await pipeline(createReadStream(source), createGunzip(), createWriteStream(target));
  return target;
};

/** The texts that the modes read, made when they are first asked for. */
export class TextFiles {
  private documents: Promise<string> | null = null;

  constructor(readonly corpus: string) {}

  forMode(mode: Mode): Promise<string> {
    if (mode.kind === 'scan' || !mode.documents) return Promise.resolve(this.corpus);
    this.documents ??= writeDocuments(this.corpus, scratch('documents.txt'));
    return this.documents;
  }

  /** Path of a file that may be overwritten. */
  scratch(name: string): string {
    return scratch(name);
  }
}

/** Joins lines to documents of `words` words or a little more, one a line. */
export async function* joinLines(lines: AsyncIterable<string>, words: number): AsyncGenerator<string> {
  let document: string[] = [];
  for await (const line of lines) {
    document.push(...line.split(/\s+/u).filter((word) => word !== ''));
    if (document.length < words) continue;
    yield document.join(' ');
    document = [];
  }
  if (document.length > 0) yield document.join(' ');
}

const writeDocuments = async (corpus: string, path: string): Promise<string> => {
  const lines = createInterface({ input: createReadStream(corpus), crlfDelay: Infinity });
  const output: WriteStream = createWriteStream(path);
  for await (const document of joinLines(lines, DOCUMENT_WORDS)) {
    if (!output.write(`${document}\n`)) await once(output, 'drain');
  }
  output.end();
  await finished(output);
  return path;
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
