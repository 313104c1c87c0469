/** Offers a blob as a file of the given name. */
export function downloadBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken its own reference once the click was handled.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** "State of the Union.txt.gz" → "State of the Union"; characters no file system takes become "-". */
export const fileStem = (name: string | undefined): string => {
  const stem = (name ?? '')
    .replace(/(\.(txt|md|gz|text|csv|tsv|jsonl|ndjson))+$/i, '')
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-');
  return stem.trim() || 'embedding';
};
