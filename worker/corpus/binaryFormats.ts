/** A format that a file starts with: bytes at an offset, and what it is in plain words. */
interface Signature {
  bytes: number[];
  at?: number;
  format: string;
  /** The bytes could also start a text: believed only where control characters follow. */
  alsoText?: boolean;
}

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

const SIGNATURES: Signature[] = [
  { bytes: ascii('%PDF-'), format: 'a PDF document' },
  { bytes: [0x89, ...ascii('PNG')], format: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], format: 'a JPEG picture' },
  { bytes: ascii('GIF8'), format: 'a GIF picture', alsoText: true },
  { bytes: ascii('WEBP'), at: 8, format: 'a WebP picture', alsoText: true },
  { bytes: ascii('BM'), format: 'a bitmap picture', alsoText: true },
  { bytes: [...ascii('II*'), 0], format: 'a TIFF picture' },
  { bytes: [...ascii('MM'), 0, 0x2a], format: 'a TIFF picture' },
  { bytes: ascii('AT&TFORM'), format: 'a DjVu document' },
  { bytes: ascii('{\\rtf'), format: 'a rich text document (RTF)' },
  { bytes: ascii('BOOKMOBI'), at: 60, format: 'a Kindle e-book' },
  { bytes: ascii('HWP Document File'), format: 'a Hangul document (HWP)' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], format: 'a 7-Zip archive' },
  { bytes: [...ascii('Rar!'), 0x1a, 0x07], format: 'a RAR archive' },
  { bytes: [0x1f, 0x8b, 0x08], format: 'a gzip file inside another' },
  { bytes: ascii('BZh'), format: 'a bzip2 archive', alsoText: true },
  { bytes: [0xfd, ...ascii('7zXZ'), 0], format: 'an xz archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], format: 'a Zstandard archive' },
  { bytes: ascii('ustar'), at: 257, format: 'a tar archive', alsoText: true },
  { bytes: ascii('SQLite format 3'), format: 'an SQLite database', alsoText: true },
  { bytes: [0x7f, ...ascii('ELF')], format: 'a Linux program' },
  { bytes: ascii('MZ'), format: 'a Windows program', alsoText: true },
  { bytes: [0xcf, 0xfa, 0xed, 0xfe], format: 'a macOS program', alsoText: true },
  { bytes: [0xca, 0xfe, 0xba, 0xbe], format: 'a program', alsoText: true },
  { bytes: [0, ...ascii('asm')], format: 'a WebAssembly program' },
  { bytes: ascii('ID3'), format: 'an MP3 recording', alsoText: true },
  { bytes: [0xff, 0xfb], format: 'an MP3 recording', alsoText: true },
  { bytes: ascii('OggS'), format: 'an Ogg recording', alsoText: true },
  { bytes: ascii('fLaC'), format: 'a FLAC recording', alsoText: true },
  { bytes: ascii('WAVE'), at: 8, format: 'a WAV recording', alsoText: true },
  { bytes: ascii('AVI '), at: 8, format: 'an AVI film', alsoText: true },
  { bytes: ascii('ftyp'), at: 4, format: 'an MP4 film or recording', alsoText: true },
  { bytes: [0x1a, 0x45, 0xdf, 0xa3], format: 'a Matroska or WebM film' },
  { bytes: ascii('wOFF'), format: 'a font', alsoText: true },
  { bytes: ascii('wOF2'), format: 'a font', alsoText: true },
  { bytes: ascii('PAR1'), format: 'a Parquet table', alsoText: true },
  { bytes: ascii('ARROW1'), format: 'an Arrow table', alsoText: true },
  { bytes: [0x89, ...ascii('HDF')], format: 'an HDF5 file' },
  { bytes: [0x93, ...ascii('NUMPY')], format: 'a NumPy array' },
  { bytes: [0xff, 0xfe, 0, 0], format: 'text in UTF-32' },
  { bytes: [0, 0, 0xfe, 0xff], format: 'text in UTF-32' },
  { bytes: [0xba, 0x16, 0x4f, 0x2f], format: 'a fastText model' },
];

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ZIP = ascii('PK');

const startsWith = (head: Uint8Array, bytes: number[], at = 0): boolean =>
  bytes.every((byte, index) => head[at + index] === byte);

/** Bytes as text, one character a byte. */
const latin = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);

const ZIP_MIMETYPES: [string, string][] = [
  ['application/epub+zip', 'an EPUB e-book'],
  ['application/vnd.oasis.opendocument.text', 'an OpenDocument text (.odt)'],
  ['application/vnd.oasis.opendocument.spreadsheet', 'an OpenDocument spreadsheet (.ods)'],
  ['application/vnd.oasis.opendocument', 'an OpenDocument file'],
  ['application/hwp+zip', 'a Hangul document (HWPX)'],
];

const ZIP_ENTRIES: [RegExp, string][] = [
  [/\bword\/|\.docx$/u, 'a Word document (.docx)'],
  [/\bxl\/|\.xlsx$/u, 'an Excel workbook (.xlsx)'],
  [/\bppt\/|\.pptx$/u, 'a PowerPoint presentation (.pptx)'],
];

const zipFormat = (head: Uint8Array, name: string): string => {
  const text = latin(head);
  const firstEntry = text.slice(30, 120);
  if (firstEntry.startsWith('mimetype')) {
    const type = ZIP_MIMETYPES.find(([mimetype]) => firstEntry.includes(mimetype));
    if (type) return type[1];
  }
  const office = /^(\[Content_Types\]|_rels\/|docProps\/|word\/|xl\/|ppt\/)/u.test(firstEntry);
  const entry = office && ZIP_ENTRIES.find(([pattern]) => pattern.test(text) || pattern.test(name));
  return entry ? entry[1] : 'a ZIP archive';
};

const oleFormat = (name: string): string => {
  if (/\.doc$/iu.test(name)) return 'a Word document (.doc)';
  if (/\.xls$/iu.test(name)) return 'an Excel workbook (.xls)';
  if (/\.ppt$/iu.test(name)) return 'a PowerPoint presentation (.ppt)';
  if (/\.hwp$/iu.test(name)) return 'a Hangul document (HWP)';
  return 'an older Office document';
};

/** Protocol 2 to 5: the opcode PROTO, then a frame, an empty container or a global. */
const isPickle = (head: Uint8Array): boolean =>
  head[0] === 0x80 && head[1] >= 2 && head[1] <= 5 && '\x95}](c\x8c'.includes(String.fromCharCode(head[2]));

/**
 * What a file is when its first bytes tell that it is no text, in plain words with an article.
 *
 * @param head first bytes of the file, unpacked; 64 KB tell the most
 * @param hasControls whether bytes occur in `head` that no text holds
 * @returns null where nothing is recognised
 */
export const recogniseBinary = (head: Uint8Array, name: string, hasControls: boolean): string | null => {
  if (startsWith(head, ZIP) && [3, 5, 7].includes(head[2]) && head[3] === head[2] + 1) {
    return zipFormat(head, name);
  }
  if (startsWith(head, OLE)) return oleFormat(name);
  if (isPickle(head)) return 'a Python pickle';
  const known = SIGNATURES.find(
    ({ bytes, at, alsoText }) => startsWith(head, bytes, at) && (hasControls || !alsoText),
  );
  return known?.format ?? null;
};
