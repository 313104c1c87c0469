import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { StreamSource } from '../worker/contract/corpus';
import { failed, ok, type Outcome } from '../worker/contract/outcome';
import { stopWordsOf } from '../worker/contract/vocabularyRules';
import { systemError } from './systemError';

const CHUNK_BYTES = 1 << 18;

/** The text of a path as a stream; - is standard input. */
export const openInput = async (path: string): Promise<Outcome<StreamSource>> => {
  if (path === '-')
    return ok({ kind: 'stream', name: 'standard input', bytes: null, stream: webStream(process.stdin) });
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) {
      return failed({ kind: 'unreadableSource', name: path, detail: 'it is a folder' });
    }
    const stream = webStream(createReadStream(path, { highWaterMark: CHUNK_BYTES }));
    return ok({ kind: 'stream', name: basename(path), bytes: facts.isFile() ? facts.size : null, stream });
  } catch (error) {
    return failed({ kind: 'unreadableSource', name: path, detail: systemError(error) });
  }
};

const webStream = (stream: Readable) => Readable.toWeb(stream) as ReadableStream<Uint8Array<ArrayBuffer>>;

/** The words of a stop list, none without a file. */
export const readStopWords = async (path: string | null): Promise<Outcome<string[]>> => {
  if (path === null) return ok([]);
  try {
    return ok(stopWordsOf(await readFile(path, 'utf8')));
  } catch (error) {
    return failed({ kind: 'unreadableSource', name: path, detail: systemError(error) });
  }
};
