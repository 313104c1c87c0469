import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { Random } from '../worker/model/random';

/** Lines of a corpus in random order with repetition, until the file has at least `bytes` bytes. */
export const writeLargeText = async (corpus: string, path: string, bytes: number): Promise<void> => {
  const lines: string[] = [];
  for await (const line of createInterface({ input: createReadStream(corpus), crlfDelay: Infinity })) {
    if (line !== '') lines.push(`${line}\n`);
  }
  const random = new Random(1);
  const output = createWriteStream(path);
  for (let written = 0; written < bytes;) {
    const part = Array.from({ length: 1000 }, () => lines[Math.floor(random.uniform() * lines.length)]).join(
      '',
    );
    written += Buffer.byteLength(part);
    if (!output.write(part)) await once(output, 'drain');
  }
  output.end();
  await finished(output);
};
