/** What a model needs memory for; counts are 0 for what a run does not have. */
export interface MemoryShape {
  /** Bytes at address 0 that belong to the kernels. */
  reserveBytes: number;
  controlBytes: number;
  jobBytes: number;
  vocabulary: number;
  dimensions: number;
  /** Words, n-grams, and what else is an input of its own. */
  inputRows: number;
  /** Words with negative sampling, inner nodes of the tree with hierarchical softmax. */
  outputRows: number;
  /** Bytes of an output row: those of an input row but where inputs lie side by side. */
  outputRowBytes: number;
  /** Document tags. */
  tagRows: number;
  hs: boolean;
  /** Entries of all Huffman paths together; 0 with negative sampling. */
  pathEntries: number;
  /** Rows of all words together, their own and those of their n-grams; null when words have no n-grams. */
  subwordEntries: number | null;
  /** Tags of all documents together, and the documents; null where document d has the one tag d. */
  tagTable: { documents: number; entries: number } | null;
  threads: number;
  /** Tokens of a slice. */
  sliceTokens: number;
  scratchBytes: number;
  /** Rows of the most frequent words of which each thread keeps copies. */
  hotRows: number;
  ringBytes: number;
}

export interface Region {
  byteOffset: number;
  bytes: number;
}

export interface ThreadRegions {
  job: Region;
  tokens: Region;
  scratch: Region;
  hotRows: Region;
  ring: Region;
  /** Addresses of the rows of each word as this thread trains them: its own copies of the frequent ones. */
  subwords: Region;
}

/** Where everything of a run lies in its one memory; no two regions share a 64-byte line. */
export interface MemoryPlan {
  rowBytes: number;
  outputRowBytes: number;
  control: Region;
  inputRows: Region;
  /** The words' vectors: the first input rows, or rows of their own where a vector is made of several rows. */
  wordVectors: Region;
  outputRows: Region;
  tagRows: Region;
  /** u32 thresholds, then u32 aliases; empty with hierarchical softmax. */
  aliasTable: Region;
  /** Empty with negative sampling, as `paths`. */
  pathOffsets: Region;
  paths: Region;
  subwordOffsets: Region;
  tagOffsets: Region;
  tags: Region;
  /** Frequent rows of each matrix that a thread keeps copies of. */
  hotCount: number;
  threads: ThreadRegions[];
  totalBytes: number;
  /** Pages of 64 KiB. */
  pages: number;
}

const LINE_BYTES = 64;
const PAGE_BYTES = 65536;

/** What 32-bit WebAssembly can address. */
export const MAXIMUM_MEMORY_BYTES = 65536 * PAGE_BYTES;

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step;

/** Bytes from one row to the next: kernels read rows 32 bytes at a time. */
export const rowBytesOf = (dimensions: number): number => roundUp(dimensions * 4, 32);

/** Lays out the memory of a run. Plans more than MAXIMUM_MEMORY_BYTES too; the caller refuses those. */
export const planMemory = (shape: MemoryShape): MemoryPlan => {
  let next = roundUp(shape.reserveBytes, LINE_BYTES);
  const region = (bytes: number): Region => {
    const byteOffset = next;
    next = roundUp(byteOffset + bytes, LINE_BYTES);
    return { byteOffset, bytes };
  };
  const rowBytes = rowBytesOf(shape.dimensions);
  const wordBytes = shape.vocabulary * rowBytes;
  const { subwordEntries, tagTable } = shape;
  const control = region(shape.controlBytes);
  const inputRows = region(shape.inputRows * rowBytes);
  const plan = {
    rowBytes,
    outputRowBytes: shape.outputRowBytes,
    control,
    inputRows,
    wordVectors:
      subwordEntries === null ? { byteOffset: inputRows.byteOffset, bytes: wordBytes } : region(wordBytes),
    outputRows: region(shape.outputRows * shape.outputRowBytes),
    tagRows: region(shape.tagRows * rowBytes),
    aliasTable: region(shape.hs ? 0 : 2 * shape.vocabulary * 4),
    pathOffsets: region(shape.hs ? (shape.vocabulary + 1) * 4 : 0),
    paths: region(shape.pathEntries * 4),
    subwordOffsets: region(subwordEntries === null ? 0 : (shape.vocabulary + 1) * 4),
    tagOffsets: region(tagTable ? (tagTable.documents + 1) * 4 : 0),
    tags: region(tagTable ? tagTable.entries * 4 : 0),
    hotCount: shape.hotRows,
    threads: Array.from({ length: shape.threads }, () => ({
      job: region(shape.jobBytes),
      tokens: region(shape.sliceTokens * 4),
      scratch: region(shape.scratchBytes),
      // Copies of input, output and n-gram rows, and all as they were when last merged.
      hotRows: region(2 * (subwordEntries === null ? 2 : 3) * shape.hotRows * rowBytes),
      ring: region(shape.ringBytes),
      subwords: region((subwordEntries ?? 0) * 4),
    })),
  };
  const pages = Math.ceil(next / PAGE_BYTES);
  return { ...plan, pages, totalBytes: pages * PAGE_BYTES };
};

/**
 * Largest vector_size ≤ `below` whose memory stays within `limitBytes`, or null when not even 1 does.
 *
 * @param bytesFor memory of the run with a given vector_size; must not fall as it grows
 */
export const largestVectorSize = (
  bytesFor: (vectorSize: number) => number,
  below: number,
  limitBytes: number,
): number | null => {
  let fits = 0;
  let tooLarge = below + 1;
  while (tooLarge - fits > 1) {
    const middle = Math.floor((fits + tooLarge) / 2);
    if (bytesFor(middle) <= limitBytes) fits = middle;
    else tooLarge = middle;
  }
  return fits === 0 ? null : fits;
};
