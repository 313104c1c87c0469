import plain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import { expose } from 'comlink';
import { ClassifierService } from './classifier/classifierService';
import { browserGraphics } from './classifier/graphics';
import { compileKernels } from './kernels/kernels';

expose(
  new ClassifierService({
    wasm: { simd: new URL(simd, import.meta.url).href, plain: new URL(plain, import.meta.url).href },
    graphics: browserGraphics,
    // Its memory is its own: nothing is gained by sharing it.
    compileKernels: () => compileKernels(false),
    now: () => performance.now(),
  }),
);
