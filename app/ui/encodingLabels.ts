import type { EncodingName } from '../../worker/contract/problems';

const ENCODING_LABELS: Record<EncodingName, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16 (big-endian)',
  'windows-1252': 'Western European (Windows-1252)',
  'euc-kr': 'Korean (EUC-KR)',
  shift_jis: 'Japanese (Shift JIS)',
  gb18030: 'Chinese (GB 18030)',
};

export const encodingLabel = (encoding: EncodingName): string => ENCODING_LABELS[encoding];

export const ENCODINGS = Object.keys(ENCODING_LABELS) as EncodingName[];
