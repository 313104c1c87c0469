import type { EncodingName, Problem } from '../contract/problems';
import { recogniseBinary } from './binaryFormats';
import { encodingCandidates, fits } from './encodingCandidates';
import { decodeLeniently, encodingOfMark, firstBadByte } from './textDecoding';

/** Bytes at the start of a text that tell what it is. */
export const HEAD_BYTES = 1 << 16;

/** Shares of zero bytes and of other control characters that a text may hold by accident. */
const ZERO_SHARE = 0.001;
const CONTROL_SHARE = 0.02;
/** Share of zero bytes from which text in UTF-16 is suspected although it is sound UTF-8. */
const UTF16_ZERO_SHARE = 0.01;
const ORDINARY_SHARE = 0.95;

export type HeadVerdict =
  /** `strict`: unsound bytes are a problem; a chosen encoding reads them as U+FFFD. */
  { kind: 'text'; encoding: EncodingName; strict: boolean } | { kind: 'problem'; problem: Problem };

interface ControlTally {
  evenZeros: number;
  oddZeros: number;
  others: number;
}

const tallyControls = (head: Uint8Array): ControlTally => {
  const zeros = [0, 0];
  let others = 0;
  for (let i = 0; i < head.length; i++) {
    const byte = head[i];
    if (byte === 0) zeros[i % 2]++;
    // Tab to carriage return, the old end-of-file mark and escape occur in texts.
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1a && byte !== 0x1b)) others++;
  }
  return { evenZeros: zeros[0], oddZeros: zeros[1], others };
};

const ORDINARY = /[\p{L}\p{M}\p{N}\p{P}\p{Zs}\r\n\t]/gu;

const readsAsText = (head: Uint8Array, encoding: EncodingName): boolean => {
  const text = decodeLeniently(head, encoding);
  return (text.match(ORDINARY)?.length ?? 0) >= ORDINARY_SHARE * text.length;
};

/** UTF-16 without a mark: zero bytes on one side of the pairs only, and text when read so. */
const unmarkedUtf16 = (head: Uint8Array, { evenZeros, oddZeros }: ControlTally): EncodingName | null => {
  const oneSided = Math.min(evenZeros, oddZeros) === 0 && evenZeros + oddZeros > 0;
  const frequent = evenZeros + oddZeros > UTF16_ZERO_SHARE * head.length;
  if (!oneSided || (!frequent && fits(head, 'utf-8'))) return null;
  const encoding = oddZeros > 0 ? 'utf-16le' : 'utf-16be';
  return readsAsText(head, encoding) ? encoding : null;
};

const isUtf16 = (encoding: EncodingName | null): boolean => encoding?.startsWith('utf-16') ?? false;

const problem = (found: Problem): HeadVerdict => ({ kind: 'problem', problem: found });

/**
 * Tells from its first bytes whether a file is text, and how to decode it: a byte order mark decides,
 * then the encoding asked for, else it is taken for UTF-8.
 *
 * @param head the first HEAD_BYTES, or the whole of a shorter file
 */
export const inspectHead = (name: string, head: Uint8Array, asked: EncodingName | null): HeadVerdict => {
  const controls = tallyControls(head);
  const zeros = controls.evenZeros + controls.oddZeros;
  const format = recogniseBinary(head, name, zeros + controls.others > 0);
  if (format) return problem({ kind: 'binaryFile', name, format });
  const marked = encodingOfMark(head);
  const encoding = marked ?? asked ?? 'utf-8';
  if (!isUtf16(encoding)) {
    const found = unmarkedUtf16(head, controls);
    const byteOffset = head.indexOf(0);
    if (found)
      return problem({ kind: 'wrongEncoding', name, tried: encoding, byteOffset, candidates: [found] });
    if (zeros > ZERO_SHARE * head.length || controls.others > CONTROL_SHARE * head.length) {
      return problem({ kind: 'binaryFile', name, format: 'a binary file' });
    }
  }
  if (asked && !marked && !isUtf16(asked) && !fits(head, asked)) {
    const byteOffset = firstBadByte(head, asked);
    const candidates = encodingCandidates(head, asked);
    return problem({ kind: 'wrongEncoding', name, tried: asked, byteOffset, candidates });
  }
  return { kind: 'text', encoding, strict: asked === null };
};
