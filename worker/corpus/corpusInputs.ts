import type { CorpusSource, StreamSource } from '../contract/corpus';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { Problem } from '../contract/problems';
import { ByteSource, messageOf } from './byteSource';

/** One text to read: opened when its turn comes. */
export interface CorpusInput {
  name: string;
  /** Stored bytes, null where not known before reading. */
  bytes: number | null;
  open(signal: AbortSignal): Promise<Outcome<OpenInput>>;
}

export interface OpenInput {
  stream: ReadableStream<Uint8Array<ArrayBuffer>>;
  /** Stored bytes, null where the server does not tell. */
  bytes: number | null;
}

/** "chapter 2" before "chapter 10", whatever the reader's language. */
const NATURAL_ORDER = new Intl.Collator('en', { numeric: true });

/** The texts of a source in the order in which they are read. */
export const inputsOf = (source: CorpusSource | StreamSource): CorpusInput[] => {
  if (source.kind === 'url') {
    return [{ name: source.name, bytes: null, open: (signal) => fetchText(source.name, source.url, signal) }];
  }
  if (source.kind === 'stream') {
    const { name, bytes, stream } = source;
    return [{ name, bytes, open: async () => ok({ stream, bytes }) }];
  }
  return [...source.files]
    .sort((a, b) => NATURAL_ORDER.compare(a.name, b.name))
    .map(({ name, blob }) => ({
      name,
      bytes: blob.size,
      open: async () => ok({ stream: blob.stream(), bytes: blob.size }),
    }));
};

/** What a corpus is called: its file, the folder that all its files are in, or how many files there are. */
export const sourceName = (source: CorpusSource | StreamSource): string => {
  if (source.kind !== 'files') return source.name;
  if (source.files.length === 1) return source.files[0].name;
  const folders = new Set(source.files.map(({ name }) => name.slice(0, name.indexOf('/') + 1)));
  const [folder] = folders;
  return folders.size === 1 && folder ? folder.slice(0, -1) : `${source.files.length} files`;
};

const fetchText = async (name: string, url: string, signal: AbortSignal): Promise<Outcome<OpenInput>> => {
  try {
    const response = await fetch(url, { signal });
    if (!response.ok || !response.body) {
      return failed({ kind: 'unreadableSource', name, detail: `the server answered ${response.status}` });
    }
    const length = Number(response.headers.get('content-length') ?? 0);
    return ok({ stream: response.body, bytes: length > 0 ? length : null });
  } catch (error) {
    return failed({ kind: 'unreadableSource', name, detail: messageOf(error) });
  }
};

const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/** The bytes of a text as they are stored. */
export const storedBytes = (name: string, stream: ReadableStream<Uint8Array<ArrayBuffer>>): ByteSource =>
  new ByteSource(stream, (error) => ({ kind: 'unreadableSource', name, detail: messageOf(error) }));

/**
 * The text's bytes: unpacked where the stored ones are gzip, whatever the name says.
 *
 * @param onStored told the size of each stored chunk, before it is unpacked
 */
export const unpack = async (
  name: string,
  stored: ByteSource,
  onStored: (bytes: number) => void,
): Promise<Outcome<ByteSource>> => {
  const head = await stored.peek(3);
  if (!head.ok) return head;
  let readProblem: Problem | null = null;
  const counted = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const chunk = await stored.next();
        if (!chunk.ok) {
          readProblem = chunk.problem;
          controller.error(new Error(`${name} cannot be read on`));
        } else if (chunk.value) {
          onStored(chunk.value.length);
          controller.enqueue(chunk.value);
        } else {
          controller.close();
        }
      },
      cancel: () => stored.cancel(),
    },
    { highWaterMark: 0 },
  );
  const plain = isGzip(head.value) ? counted.pipeThrough(new DecompressionStream('gzip')) : counted;
  return ok(
    new ByteSource(plain, (error) => readProblem ?? { kind: 'damagedGzip', name, detail: messageOf(error) }),
  );
};
