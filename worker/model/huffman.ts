export interface HuffmanPaths {
  /** Vocabulary + 1 starts into `paths`. */
  offsets: Uint32Array;
  /** From the root on: inner node · 2 + bit taken there. */
  paths: Uint32Array;
  longestPath: number;
}

/**
 * Huffman tree over the words by count, as hierarchical softmax walks it (Mikolov et al. 2013).
 *
 * @param counts of each word, in descending order, at least two
 * @returns paths through the vocabulary − 1 inner nodes, numbered from the root (0) on by falling weight
 */
export const huffmanPaths = (counts: Uint32Array): HuffmanPaths => {
  const n = counts.length;
  if (n < 2) throw new Error(`a Huffman tree needs two words, got ${n}`);
  const weight = new Float64Array(2 * n - 1);
  weight.set(counts);
  const parent = new Uint32Array(2 * n - 1);
  const bit = new Uint8Array(2 * n - 1);
  // Two queues, both in rising order: leaves from the rare end, inner nodes as they are made.
  let leaf = n - 1;
  let inner = n;
  for (let node = n; node < 2 * n - 1; node++) {
    for (let side = 0; side < 2; side++) {
      const takeLeaf = leaf >= 0 && (inner >= node || weight[leaf] <= weight[inner]);
      const child = takeLeaf ? leaf-- : inner++;
      weight[node] += weight[child];
      parent[child] = node;
      bit[child] = side;
    }
  }
  return collectPaths(n, parent, bit);
};

const collectPaths = (n: number, parent: Uint32Array, bit: Uint8Array): HuffmanPaths => {
  const root = 2 * n - 2;
  const depth = new Uint32Array(2 * n - 1);
  for (let node = root - 1; node >= 0; node--) depth[node] = depth[parent[node]] + 1;
  const offsets = new Uint32Array(n + 1);
  let longestPath = 0;
  for (let word = 0; word < n; word++) {
    offsets[word + 1] = offsets[word] + depth[word];
    longestPath = Math.max(longestPath, depth[word]);
  }
  const paths = new Uint32Array(offsets[n]);
  for (let word = 0; word < n; word++) {
    let at = offsets[word + 1];
    for (let node = word; node !== root; node = parent[node])
      paths[--at] = (root - parent[node]) * 2 + bit[node];
  }
  return { offsets, paths, longestPath };
};
