import { describe, expect, it } from 'vitest';
import { filesOfDrop, filesOfInput, pastedText } from './droppedFiles';

const fileEntry = (name: string) => ({
  name,
  isFile: true,
  isDirectory: false,
  file: (give: (file: File) => void) => give(new File([name], name)),
});

/** A folder whose reader gives at most 100 entries a call, as browsers do. */
const folderEntry = (name: string, children: { name: string }[]) => ({
  name,
  isFile: false,
  isDirectory: true,
  createReader: () => {
    let given = 0;
    return {
      readEntries: (give: (entries: unknown[]) => void) => {
        give(children.slice(given, given + 100));
        given += 100;
      },
    };
  },
});

const unreadable = (name: string) => ({
  ...fileEntry(name),
  file: (_: unknown, fail: (reason: Error) => void) => fail(new Error(`${name} is gone`)),
});

const dropOf = (entries: unknown[], files: File[] = []) =>
  ({ items: entries.map((entry) => ({ webkitGetAsEntry: () => entry })), files }) as unknown as DataTransfer;

const namesOf = async (transfer: DataTransfer) => {
  const source = await filesOfDrop(transfer);
  return source?.kind === 'files' ? source.files.map(({ name }) => name) : null;
};

describe('filesOfDrop', () => {
  it('takes files whatever their name, in order', async () => {
    expect(await namesOf(dropOf([fileEntry('b.pdf'), fileEntry('a.txt')]))).toEqual(['a.txt', 'b.pdf']);
  });

  it('searches folders in depth, for text files only', async () => {
    const folder = folderEntry('books', [
      folderEntry('old', [fileEntry('moby.TXT'), fileEntry('cover.png')]),
      fileEntry('notes.md'),
      fileEntry('all.txt.gz'),
    ]);
    expect(await namesOf(dropOf([folder]))).toEqual([
      'books/all.txt.gz',
      'books/notes.md',
      'books/old/moby.TXT',
    ]);
  });

  it('leaves hidden files and folders out', async () => {
    const hidden = folderEntry('.git', [fileEntry('log.txt')]);
    const folder = folderEntry('books', [hidden, fileEntry('.draft.txt'), fileEntry('a.txt')]);
    expect(await namesOf(dropOf([folder, hidden]))).toEqual(['books/a.txt']);
  });

  it('reads a folder of more than one batch whole', async () => {
    const children = Array.from({ length: 250 }, (_, i) => fileEntry(`${i}.txt`));
    expect(await namesOf(dropOf([folderEntry('many', children)]))).toHaveLength(250);
  });

  it('gives null for a folder without text', async () => {
    expect(await namesOf(dropOf([folderEntry('pictures', [fileEntry('a.png')])]))).toBeNull();
  });

  it('falls back to the plain list of files, past items that are no files', async () => {
    expect(await namesOf(dropOf([null], [new File(['x'], 'x.txt')]))).toEqual(['x.txt']);
    expect(await namesOf(dropOf([null]))).toBeNull();
  });

  it('rejects when a file cannot be read', async () => {
    await expect(filesOfDrop(dropOf([unreadable('a.txt')]))).rejects.toThrow('a.txt is gone');
  });
});

describe('filesOfInput', () => {
  it('filters a folder, and only a folder', () => {
    const files = [new File([''], 'b.png'), new File([''], 'a.txt')];
    expect(filesOfInput(files, false)).toMatchObject({ files: [{ name: 'a.txt' }, { name: 'b.png' }] });
    expect(filesOfInput(files, true)).toMatchObject({ files: [{ name: 'a.txt' }] });
    expect(filesOfInput([], false)).toBeNull();
  });
});

describe('pastedText', () => {
  it('is one file of the text as it is', async () => {
    const source = pastedText('grüße\n');
    if (source.kind !== 'files') throw new Error(`not files but ${source.kind}`);
    expect(await source.files[0].blob.text()).toBe('grüße\n');
  });
});
