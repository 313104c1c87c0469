import type { CorpusSettings } from '../contract/corpus';
import { failed, ok, type Outcome } from '../contract/outcome';
import type { EncodingName } from '../contract/problems';
import { type ByteSource, joinBytes } from './byteSource';
import { type CorpusInput, storedBytes, unpack } from './corpusInputs';
import { encodingCandidates } from './encodingCandidates';
import { HEAD_BYTES, inspectHead } from './headInspection';
import type { ProgressMeter } from './readingProgress';
import { firstBadByte, SlabDecoder } from './textDecoding';
import type { TextTaker } from './textTaker';
import { yieldToLoop } from './yieldToLoop';

/** Bytes decoded and counted between two looks at the clock: 1–2 ms of words, 20 ms of dictionary words. */
const SLAB_BYTES = 1 << 15;
/** Work done before messages are let in, so that a cancel is seen at once. */
const WORK_MS = 16;
/** Bytes on either side of a bad one that tell the encoding. */
const SAMPLE_BYTES = 1 << 15;

export interface FileFacts {
  encoding: EncodingName;
  /** Bytes of the text after unpacking. */
  textBytes: number;
}

/** Reads text after text into one taker. An aborted reading ends early, as if the text did. */
export class FileReader {
  private lastYieldMs = performance.now();

  constructor(
    private readonly taker: TextTaker,
    private readonly settings: CorpusSettings,
    private readonly meter: ProgressMeter,
    private readonly signal: AbortSignal,
  ) {}

  async read(input: CorpusInput): Promise<Outcome<FileFacts>> {
    const opened = await input.open(this.signal);
    if (!opened.ok) return opened;
    if (input.bytes === null && opened.value.bytes !== null) this.meter.expect(opened.value.bytes);
    const stored = storedBytes(input.name, opened.value.stream);
    const cancel = () => void stored.cancel();
    this.signal.addEventListener('abort', cancel);
    if (this.signal.aborted) cancel();
    try {
      const bytes = await unpack(input.name, stored, (count) => this.meter.addBytes(count));
      return bytes.ok ? await this.readText(input.name, bytes.value) : bytes;
    } finally {
      this.signal.removeEventListener('abort', cancel);
      await stored.cancel();
    }
  }

  private async readText(name: string, bytes: ByteSource): Promise<Outcome<FileFacts>> {
    const head = await bytes.peek(HEAD_BYTES);
    if (!head.ok) return head;
    if (head.value.length === 0) return failed({ kind: 'emptySource', name });
    const verdict = inspectHead(name, head.value, this.settings.encoding);
    if (verdict.kind === 'problem') return failed(verdict.problem);
    const { encoding, strict } = verdict;
    const decoder = new SlabDecoder(encoding, strict);
    let textBytes = 0;
    this.taker.startText(name);
    while (!this.signal.aborted) {
      const chunk = await bytes.next();
      if (!chunk.ok) return chunk;
      if (!chunk.value) break;
      if (!(await this.takeChunk(chunk.value, decoder))) return this.misread(name, encoding, decoder, bytes);
      if (this.taker.problem) return failed(this.taker.problem);
      textBytes += chunk.value.length;
    }
    const rest = decoder.finish();
    if (rest === null && !this.signal.aborted) return this.misread(name, encoding, decoder, bytes);
    this.taker.push(rest ?? '');
    this.taker.endText();
    return this.taker.problem ? failed(this.taker.problem) : ok({ encoding, textBytes });
  }

  /** @returns false where the bytes are unsound */
  private async takeChunk(chunk: Uint8Array, decoder: SlabDecoder): Promise<boolean> {
    for (let start = 0; start < chunk.length && !this.signal.aborted; start += SLAB_BYTES) {
      const text = decoder.decode(chunk.subarray(start, start + SLAB_BYTES));
      if (text === null) return false;
      this.taker.push(text);
      if (performance.now() - this.lastYieldMs < WORK_MS) continue;
      this.meter.update(this.taker.tokensSoFar);
      await yieldToLoop();
      this.lastYieldMs = performance.now();
    }
    return true;
  }

  private async misread(
    name: string,
    tried: EncodingName,
    decoder: SlabDecoder,
    bytes: ByteSource,
  ): Promise<Outcome<never>> {
    const window = decoder.window();
    const more = await bytes.peek(SAMPLE_BYTES);
    const all = joinBytes(more.ok ? [...window.bytes, more.value] : window.bytes);
    const skipped = window.start === 0 ? 0 : bytesOfCutCharacter(all, tried);
    const bad = skipped + firstBadByte(all.subarray(skipped), tried);
    const sample = all.subarray(startOfSample(all, bad, window.start), bad + SAMPLE_BYTES);
    return failed({
      kind: 'wrongEncoding',
      name,
      tried,
      byteOffset: window.start + bad,
      candidates: encodingCandidates(sample, tried),
    });
  }
}

/** Bytes at the start of a window that belong to a character begun before it. */
const bytesOfCutCharacter = (bytes: Uint8Array, encoding: EncodingName): number => {
  let skipped = 0;
  if (encoding === 'utf-8') while (skipped < 3 && (bytes[skipped] & 0xc0) === 0x80) skipped++;
  return skipped;
};

/** A byte near the bad one that starts a character in any encoding: the text's first, or one after whitespace. */
const startOfSample = (bytes: Uint8Array, bad: number, windowStart: number): number => {
  let start = Math.max(0, bad - SAMPLE_BYTES);
  if (start === 0 && windowStart === 0) return 0;
  while (start < bad && bytes[start] !== 0x20 && bytes[start] !== 0x0a) start++;
  return start;
};
