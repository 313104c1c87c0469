// Lays vectors out with Embedding Atlas' UMAP (an unpacked npm package) and prints its seconds:
// FOLDER FILE DIMENSIONS NEIGHBORS OUTPUT
import { readFile, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [folder, file, dimensions, neighbors, output] = process.argv.slice(2);
/** @type {unknown} */
const atlas = await import(pathToFileURL(resolve(folder, 'dist/umap.js')).href);
/** @typedef {{ run(): Promise<void>, embedding: Float32Array }} Umap */
/** @typedef {{ createUMAP: (count: number, inputs: number, outputs: number, values: Float32Array, options: object) => Promise<Umap> }} Atlas */
const { createUMAP } = /** @type {Atlas} */ (atlas);
const bytes = await readFile(file);
const values = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const began = performance.now();
const options = { metric: 'cosine', nNeighbors: Number(neighbors), minDist: 0.1 };
const umap = await createUMAP(values.length / Number(dimensions), Number(dimensions), 2, values, options);
await umap.run();
const seconds = (performance.now() - began) / 1000;
const { embedding } = umap;
const lines = Array.from(
  { length: embedding.length / 2 },
  (_, i) => `${embedding[2 * i]}\t${embedding[2 * i + 1]}\n`,
);
await writeFile(output, lines.join(''));
console.log(JSON.stringify({ seconds }));
// Its threads keep the program alive.
process.exit();
