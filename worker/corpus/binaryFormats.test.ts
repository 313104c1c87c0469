import { describe, expect, it } from 'vitest';
import { recogniseBinary } from './binaryFormats';
import { inspectHead } from './headInspection';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)),
  );

/** A zip whose first entry has this name and stored content. */
const zip = (entry: string, content = '') =>
  bytes('PK\x03\x04', new Array<number>(22).fill(0), [entry.length, 0, 0, 0], entry, content);

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

describe('recogniseBinary', () => {
  it.each([
    ['a PDF document', bytes('%PDF-1.7\n')],
    ['a PNG picture', bytes([0x89], 'PNG\r\n')],
    ['a JPEG picture', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['a GIF picture', bytes('GIF89a', [0, 1])],
    ['a Windows program', bytes('MZ', [0x90, 0, 3])],
    ['a Linux program', bytes([0x7f], 'ELF')],
    ['an SQLite database', bytes('SQLite format 3\0')],
    ['a 7-Zip archive', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c])],
    ['a RAR archive', bytes('Rar!', [0x1a, 0x07, 0])],
    ['a rich text document (RTF)', bytes('{\\rtf1\\ansi Hello}')],
    ['an MP3 recording', bytes('ID3', [3, 0, 0])],
    ['an MP4 film or recording', bytes([0, 0, 0, 0x20], 'ftypisom')],
    ['a Parquet table', bytes('PAR1', [0x15, 0])],
    ['a NumPy array', bytes([0x93], 'NUMPY', [1, 0])],
    ['a Python pickle', bytes([0x80, 4, 0x95, 0, 0])],
    ['a tar archive', bytes(new Array<number>(257).fill(0), 'ustar')],
    ['text in UTF-32', bytes([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0])],
    ['a ZIP archive', zip('notes.txt', 'word/')],
    ['a Word document (.docx)', zip('[Content_Types].xml', 'PK word/document.xml')],
    ['an Excel workbook (.xlsx)', zip('[Content_Types].xml', 'PK xl/workbook.xml')],
    ['an EPUB e-book', zip('mimetype', 'application/epub+zip')],
    ['an OpenDocument text (.odt)', zip('mimetype', 'application/vnd.oasis.opendocument.text')],
  ])('%s', (format, head) => {
    expect(recogniseBinary(head, 'file', head.includes(0))).toBe(format);
  });

  it('tells older Office documents by their names', () => {
    expect(recogniseBinary(bytes(OLE), 'letter.doc', false)).toBe('a Word document (.doc)');
    expect(recogniseBinary(bytes(OLE), 'letter', false)).toBe('an older Office document');
  });

  it('leaves texts alone that start like a format', () => {
    for (const text of [
      'MZ is a code',
      'GIF8 pictures',
      'PK is a park',
      'ID3 tags',
      'BM, mm',
      'Rar!',
      'OggS',
    ]) {
      expect(inspectHead('a.txt', bytes(text), null)).toEqual({
        kind: 'text',
        encoding: 'utf-8',
        strict: true,
      });
    }
  });
});

describe('inspectHead', () => {
  it('takes zero and control bytes for a binary file', () => {
    const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * i * 31 + i * 7) & 0xff);
    const binary = { kind: 'problem', problem: { kind: 'binaryFile', name: 'a', format: 'a binary file' } };
    expect(inspectHead('a', noise, null)).toEqual(binary);
    expect(inspectHead('a', bytes('x\x01\x02\x03'.repeat(100)), null)).toEqual(binary);
  });

  it('reads a text with a stray zero byte and terminal colours', () => {
    const text = bytes('It rained. '.repeat(500), [0], '\x1b[31mred\x1b[0m\n\x1a');
    expect(inspectHead('a', text, null)).toMatchObject({ kind: 'text' });
  });

  it('lets a byte order mark decide over the encoding asked for', () => {
    expect(inspectHead('a', bytes([0xff, 0xfe, 0x41, 0]), 'euc-kr')).toEqual({
      kind: 'text',
      encoding: 'utf-16le',
      strict: false,
    });
  });
});
