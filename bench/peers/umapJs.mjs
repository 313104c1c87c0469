// Lays vectors out with umap-js alone and prints its seconds: FILE DIMENSIONS NEIGHBORS EPOCHS OUTPUT
import { readFile, writeFile } from 'node:fs/promises';
import { UMAP } from 'umap-js';

const [file, dimensions, neighbors, epochs, output] = process.argv.slice(2);
const bytes = await readFile(file);
const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const rows = Array.from({ length: values.length / Number(dimensions) }, (_, row) =>
  Array.from(values.subarray(row * Number(dimensions), (row + 1) * Number(dimensions))),
);
const began = performance.now();
const umap = new UMAP({ nNeighbors: Number(neighbors), minDist: 0.1, nEpochs: Number(epochs) });
const layout = umap.fit(rows);
const seconds = (performance.now() - began) / 1000;
await writeFile(output, layout.map(([x, y]) => `${x}\t${y}\n`).join(''));
console.log(JSON.stringify({ seconds }));
