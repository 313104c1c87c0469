import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ClassifierService } from '../worker/classifier/classifierService';
import { tf } from '../worker/classifier/tensorflow';
import { nodeKernels } from './nodeEngine';

/** scripts/buildCli.mjs puts them beside the file that this module becomes part of. */
const FILES = {
  simd: fileURLToPath(new URL('./tfjs-backend-wasm-simd.wasm', import.meta.url)),
  plain: fileURLToPath(new URL('./tfjs-backend-wasm.wasm', import.meta.url)),
};

/** The classifier of the page in Node, on the wasm backend of TensorFlow.js. */
export const createClassifier = (): ClassifierService => {
  // Its loader takes Node for CommonJS, and fetches what is a file here.
  Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: dirname(FILES.simd) });
  tf.env().platform.fetch = async (path) =>
    new Response(await readFile(path), { headers: { 'Content-Type': 'application/wasm' } });
  return new ClassifierService({
    wasm: FILES,
    compileKernels: () => nodeKernels(false),
    now: () => performance.now(),
  });
};
