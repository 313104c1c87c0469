import {
  BACKEND_NAMES,
  type BackendFacts,
  type BackendName,
  type BackendRefusal,
} from '../contract/classifierBackend';
import { detailOf } from './classifierFailure';
import { registerSegmentSum } from './segmentSum';
import { tf } from './tensorflow';

/** Where the wasm backend's files are: with SIMD and without. */
export interface WasmFiles {
  simd: string;
  plain: string;
}

export interface BackendSurroundings {
  wasm: WasmFiles;
  /** Of a graphics processor: whether there is a real one, and what it is called. Absent: there is none. */
  graphics?: (name: 'webgpu' | 'webgl') => Promise<{ gpu: string } | { refusal: BackendRefusal }>;
}

/** A processor that imitates a graphics processor, as drivers call it: slower than the wasm backend. */
const SOFTWARE = /swiftshader|llvmpipe|lavapipe|softpipe|software|basic render/iu;

export const isSoftware = (gpu: string): boolean => SOFTWARE.test(gpu);

/**
 * Sets TensorFlow.js to the preferred backend, or else the first that can be had.
 *
 * @param lost backends that have failed before
 * @returns null where none can be had
 */
export const openBackend = async (
  surroundings: BackendSurroundings,
  preferred: BackendName | null,
  lost: ReadonlySet<BackendName>,
): Promise<BackendFacts | null> => {
  const passedOver: BackendFacts['passedOver'] = [];
  const order = [...BACKEND_NAMES].sort((a, b) => Number(b === preferred) - Number(a === preferred));
  for (const name of order) {
    if (lost.has(name)) continue;
    const opened = await open(name, surroundings);
    if ('refusal' in opened) passedOver.push({ name, reason: opened.refusal });
    else return { ...opened, name, passedOver };
  }
  return null;
};

type Opened = Omit<BackendFacts, 'name' | 'passedOver'> | { refusal: BackendRefusal };

const open = async (name: BackendName, { wasm, graphics }: BackendSurroundings): Promise<Opened> => {
  try {
    let gpu: string | null = null;
    let simd = false;
    if (name === 'webgpu' || name === 'webgl') {
      const found = await graphics?.(name);
      if (!found) return { refusal: { kind: 'unavailable', detail: name } };
      if ('refusal' in found) return found;
      gpu = found.gpu;
      await (name === 'webgl'
        ? import('@tensorflow/tfjs-backend-webgl')
        : import('@tensorflow/tfjs-backend-webgpu'));
    } else if (name === 'wasm') simd = await prepareWasm(wasm);
    else await import('@tensorflow/tfjs-backend-cpu');
    if (!(await tf.setBackend(name))) return { refusal: { kind: 'failed', detail: `${name} did not start` } };
    return { gpu, simd, threads: 1 };
  } catch (error) {
    return { refusal: { kind: 'failed', detail: detailOf(error) } };
  }
};

/** One thread: its own threads would start from a blob, which the content security policy forbids. */
const prepareWasm = async ({ simd, plain }: WasmFiles): Promise<boolean> => {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths(
    {
      'tfjs-backend-wasm.wasm': plain,
      'tfjs-backend-wasm-simd.wasm': simd,
      'tfjs-backend-wasm-threaded-simd.wasm': simd,
    },
    true,
  );
  registerSegmentSum('wasm');
  return tf.env().getAsync('WASM_HAS_SIMD_SUPPORT') as Promise<boolean>;
};
