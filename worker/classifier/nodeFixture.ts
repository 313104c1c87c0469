import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { ClassifierDocuments } from '../contract/classifier';
import { DEFAULT_CORPUS_SETTINGS } from '../contract/corpus';
import { compileKernels, type CompiledKernels } from '../kernels/kernels';
import { Random } from '../model/random';
import type { WasmFiles } from './backends';
import { wordLists } from './documentWords';
import { tf } from './tensorflow';

const require = createRequire(import.meta.url);
const inPackage = (name: string) => require.resolve(`@tensorflow/tfjs-backend-wasm/dist/${name}`);

/** Files of the wasm backend, and TensorFlow.js made to read them from disk. */
export const nodeWasm = (): WasmFiles => {
  const simd = inPackage('tfjs-backend-wasm-simd.wasm');
  Object.assign(globalThis, { require, __dirname: dirname(simd) });
  tf.env().platform.fetch = async (path) =>
    new Response(new Uint8Array(await readFile(path)), { headers: { 'Content-Type': 'application/wasm' } });
  return { simd, plain: inPackage('tfjs-backend-wasm.wasm') };
};

export const testKernels = (): Promise<CompiledKernels> =>
  compileKernels(false, (url) => readFile(url).then((bytes) => new Uint8Array(bytes)));

const WORDS = ['the', ...Array.from({ length: 30 }, (_, i) => `word${i}`)];

/** Documents of two classes with words of their own and words in common; of groups of five. */
export const testDocuments = (count = 120, dimensions = 6): ClassifierDocuments => {
  const draw = new Random(11);
  const classOf = Int32Array.from({ length: count }, (_, i) => i % 2);
  const lists = wordLists(
    Array.from(classOf, (kind) =>
      Array.from({ length: 3 + Math.floor(draw.uniform() * 8) }, () => {
        const u = draw.uniform();
        if (u < 0.1) return -1;
        return u < 0.4 ? 0 : 1 + kind * 15 + Math.floor(draw.uniform() * 15);
      }),
    ),
  );
  return {
    count,
    documents: Uint32Array.from({ length: count }, (_, i) => 3 * i),
    ...lists,
    labelColumn: 'party',
    classOf,
    classes: ['red', 'blue'],
    groupColumn: null,
    groupOf: null,
    groups: null,
    vocabulary: WORDS,
    // The first number tells the classes apart.
    vectors: Float32Array.from({ length: WORDS.length * dimensions }, (_, i) => {
      const word = Math.floor(i / dimensions);
      if (i % dimensions > 0 || word === 0) return draw.uniform() - 0.5;
      return word <= 15 ? 1 : -1;
    }),
    dimensions,
    leftOut: { noLabel: 0, noWord: 0, smallClass: 0 },
    cutting: { settings: DEFAULT_CORPUS_SETTINGS, phrases: [] },
  };
};
