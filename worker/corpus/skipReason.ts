import type { EncodingName, Problem } from '../contract/problems';

const ENCODING_LABELS: Record<EncodingName, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  'windows-1252': 'windows-1252',
  'euc-kr': 'EUC-KR',
  shift_jis: 'Shift_JIS',
  gb18030: 'GB18030',
};

/** Why one of several files was left out: ends the sentence "… was left out: it is …". */
export const skipReason = (problem: Problem): string => {
  switch (problem.kind) {
    case 'emptySource':
      return 'it is empty';
    case 'binaryFile':
      return `it is ${problem.format}`;
    case 'damagedGzip':
      return 'its gzip data are damaged or cut short';
    case 'wrongEncoding': {
      const likely = problem.candidates.at(0);
      const tried = `it is not ${ENCODING_LABELS[problem.tried]}`;
      if (!likely) return tried;
      return likely === problem.tried
        ? `it is ${ENCODING_LABELS[likely]} with damaged characters`
        : `${tried} but perhaps ${ENCODING_LABELS[likely]}`;
    }
    case 'missingColumn':
      return `it has no column “${problem.column}”`;
    case 'unreadableSource':
      return `it could not be read (${problem.detail})`;
    default:
      throw new Error(`${problem.kind} is not a problem of reading a file`);
  }
};
