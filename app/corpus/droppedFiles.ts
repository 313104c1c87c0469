import type { CorpusSource } from '../../worker/contract/corpus';

const READABLE = /\.(txt|md|text|gz|csv|tsv|tab|jsonl|ndjson)$/i;

/** One file with its path inside the folder that was dropped. */
interface FoundFile {
  path: string;
  file: File;
  /** Named by the user itself, not found in a folder. */
  chosen: boolean;
}

/**
 * Files of a drop, folders searched in depth, in order of their paths. Of folders only text files
 * are taken; files dropped themselves are taken whatever their name, so that a wrong one is told.
 * Must be called while the drop event is handled: the browser empties the list afterwards.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<CorpusSource | null> {
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  const plain = Array.from(transfer.files);
  if (entries.length === 0) return sourceOf(plain.map((file) => ({ path: file.name, file, chosen: true })));
  const found: FoundFile[] = [];
  for (const entry of entries) await collect(entry, '', true, found);
  return sourceOf(found);
}

/** Files of a file input; with `folder` only text files count. */
export const filesOfInput = (files: Iterable<File>, folder: boolean): CorpusSource | null =>
  sourceOf(
    Array.from(files, (file) => ({ path: file.webkitRelativePath || file.name, file, chosen: !folder })),
  );

export const pastedText = (text: string): CorpusSource => ({
  kind: 'files',
  files: [{ name: 'Pasted text', blob: new Blob([text], { type: 'text/plain' }) }],
});

function sourceOf(found: FoundFile[]): CorpusSource | null {
  const files = found
    .filter(({ path, chosen }) => chosen || READABLE.test(path))
    .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map(({ path, file }) => ({ name: path, blob: file }));
  return files.length === 0 ? null : { kind: 'files', files };
}

async function collect(
  entry: FileSystemEntry,
  folder: string,
  chosen: boolean,
  into: FoundFile[],
): Promise<void> {
  const path = folder + entry.name;
  if (isFile(entry)) {
    into.push({ path, file: await fileOf(entry), chosen });
  } else if (isDirectory(entry) && !entry.name.startsWith('.')) {
    for (const child of await childrenOf(entry)) {
      if (!child.name.startsWith('.')) await collect(child, `${path}/`, false, into);
    }
  }
}

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const fileOf = (entry: FileSystemFileEntry) =>
  new Promise<File>((resolve, reject) => entry.file(resolve, reject));

/** A reader gives at most 100 entries a call and an empty list at the end. */
async function childrenOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return children;
    children.push(...batch);
  }
}
