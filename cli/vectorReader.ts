import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { systemError } from './systemError';

/** Vectors of a file, row-major. */
export interface VectorSet {
  words: string[];
  dimensions: number;
  values: Float32Array;
}

/** Thrown when a file does not hold vectors as word2vec writes them: what is wrong, and where. */
export class UnreadableVectors extends Error {}

const CHUNK_BYTES = 1 << 20;
const NEWLINE = 10;
const SPACE = 32;
/** No word and no row of numbers is longer: what is, is no file of vectors. */
const LONGEST_LINE = 1 << 20;

/**
 * Reads the first vectors of a file in word2vec's text or binary format, or in GloVe's (text without a first line),
 * chunk by chunk; .gz too.
 *
 * @param limit vectors wanted; null for all
 */
export const readVectors = async (path: string, limit: number | null): Promise<VectorSet> => {
  const bytes = new ByteReader(await openFile(path), path);
  const first = await bytes.line();
  if (first === null) throw new UnreadableVectors(`${path} is empty. There are no vectors in it.`);
  const header = /^\s*(\d+)\s+(\d+)\s*$/u.exec(first);
  if (!header) return readText(bytes, { path, limit, promised: null, first, dimensions: null });
  const [promised, dimensions] = [Number(header[1]), Number(header[2])];
  if (promised === 0 || dimensions === 0)
    throw new UnreadableVectors(`${path} holds no vectors: its first line says "${first.trim()}".`);
  const format = { path, limit, promised, first: null, dimensions };
  return (await isBinary(bytes, dimensions)) ? readBinary(bytes, format) : readText(bytes, format);
};

interface Format {
  path: string;
  limit: number | null;
  /** Vectors that the first line promises; null without one. */
  promised: number | null;
  /** A line read already. */
  first: string | null;
  dimensions: number | null;
}

const openFile = async (path: string): Promise<Readable> => {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) throw new Error('it is a folder');
  } catch (error) {
    throw new UnreadableVectors(`${path} could not be read: ${systemError(error)}.`);
  }
  const stream = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  return path.endsWith('.gz') ? stream.pipe(createGunzip()) : stream;
};

const readText = async (bytes: ByteReader, format: Format): Promise<VectorSet> => {
  const rows = new RowBuffer(format);
  let line = format.first ?? (await bytes.line());
  let number = format.promised === null ? 1 : 2;
  for (; line !== null && !rows.isFull; line = await bytes.line(), number++) {
    const fields = line.trimEnd().split(' ');
    if (fields.length === 1 && fields[0] === '') continue;
    const place = `${format.path}, line ${number}`;
    if (fields.length < 2) throw new UnreadableVectors(`${place}: there are no numbers after the word.`);
    const [word, ...texts] = fields;
    rows.add(word, place, texts.length).set(texts.map((text) => numberOf(text, place)));
  }
  return rows.finish();
};

/** "nan" and "inf" count as numbers: such vectors are left out later, and told. */
const numberOf = (text: string, place: string): number => {
  const value = Number(text);
  if (text !== '' && !Number.isNaN(value)) return value;
  if (/^[+-]?(?:nan|inf(?:inity)?)$/iu.test(text)) return NaN;
  throw new UnreadableVectors(`${place}: "${text.slice(0, 40)}" is not a number.`);
};

const readBinary = async (bytes: ByteReader, format: Format): Promise<VectorSet> => {
  const rows = new RowBuffer(format);
  const dimensions = format.dimensions ?? 0;
  for (let number = 1; !rows.isFull; number++) {
    const word = await bytes.upTo(SPACE);
    if (word === null) break;
    const raw = await bytes.take(4 * dimensions);
    if (raw === null) throw new UnreadableVectors(`${format.path} is cut short within vector ${number}.`);
    const row = rows.add(
      word.toString('utf8').replace(/^\n/u, ''),
      `${format.path}, vector ${number}`,
      dimensions,
    );
    for (let i = 0; i < dimensions; i++) row[i] = raw.readFloatLE(4 * i);
  }
  return rows.finish();
};

/** Whether the first vector is no line of so many numbers. */
const isBinary = async (bytes: ByteReader, dimensions: number): Promise<boolean> => {
  const line = (await bytes.peekLine())?.trimEnd().split(' ');
  return (
    line === undefined ||
    line.length !== dimensions + 1 ||
    line.slice(1).some((text) => !/^[-+.\deEnainfNIyt]+$/u.test(text))
  );
};

class RowBuffer {
  private readonly words: string[] = [];
  private dimensions: number;
  private values: Float32Array;

  constructor(private readonly format: Format) {
    this.dimensions = format.dimensions ?? 0;
    this.values = new Float32Array(Math.min(this.wanted, 1000) * this.dimensions);
  }

  private get wanted(): number {
    return Math.min(this.format.limit ?? Infinity, this.format.promised ?? Infinity);
  }

  get isFull(): boolean {
    return this.words.length >= this.wanted;
  }

  /** Where the numbers of the next vector go. */
  add(word: string, place: string, numbers: number): Float32Array {
    this.dimensions ||= numbers;
    if (numbers !== this.dimensions) {
      throw new UnreadableVectors(`${place}: ${numbers} numbers where ${this.dimensions} are expected.`);
    }
    const at = this.words.length * this.dimensions;
    this.words.push(word);
    if (at + this.dimensions > this.values.length) {
      const larger = new Float32Array(Math.max(2 * this.values.length, 1000 * this.dimensions));
      larger.set(this.values);
      this.values = larger;
    }
    return this.values.subarray(at, at + this.dimensions);
  }

  finish(): VectorSet {
    const { words, dimensions, format } = this;
    if (words.length === 0) throw new UnreadableVectors(`${format.path} holds no vectors.`);
    if (words.length < this.wanted && format.promised !== null) {
      throw new UnreadableVectors(
        `${format.path} is cut short: its first line promises ${format.promised} vectors, ${words.length} are there.`,
      );
    }
    return { words, dimensions, values: this.values.subarray(0, words.length * dimensions) };
  }
}

/** Bytes of a stream, taken piece by piece. */
class ByteReader {
  private held: Buffer = Buffer.alloc(0);
  private ended = false;
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(
    stream: Readable,
    private readonly path: string,
  ) {
    this.chunks = (stream as AsyncIterable<Buffer>)[Symbol.asyncIterator]();
  }

  async line(): Promise<string | null> {
    const line = await this.upTo(NEWLINE);
    if (line !== null) return line.toString('utf8');
    const rest = this.held;
    this.held = Buffer.alloc(0);
    return rest.length > 0 ? rest.toString('utf8') : null;
  }

  async peekLine(): Promise<string | undefined> {
    const at = await this.find(NEWLINE);
    return this.held.length > 0 ? this.held.toString('utf8', 0, at < 0 ? this.held.length : at) : undefined;
  }

  /** What comes before the next byte of a value, which is taken too; null when there is none. */
  async upTo(byte: number): Promise<Buffer | null> {
    const at = await this.find(byte);
    if (at < 0) return null;
    const piece = this.held.subarray(0, at);
    this.held = this.held.subarray(at + 1);
    return piece;
  }

  async take(length: number): Promise<Buffer | null> {
    while (this.held.length < length) if (!(await this.more())) return null;
    const piece = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return piece;
  }

  private async find(byte: number): Promise<number> {
    for (let from = 0; ;) {
      const at = this.held.indexOf(byte, from);
      if (at >= 0) return at;
      from = this.held.length;
      if (from > LONGEST_LINE) return -1;
      if (!(await this.more())) return -1;
    }
  }

  private async more(): Promise<boolean> {
    if (this.ended) return false;
    try {
      const next = await this.chunks.next();
      if (next.done) this.ended = true;
      else this.held = this.held.length > 0 ? Buffer.concat([this.held, next.value]) : next.value;
      return !next.done;
    } catch (error) {
      throw new UnreadableVectors(`${this.path} could not be read: ${systemError(error)}.`);
    }
  }
}
