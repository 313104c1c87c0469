import type { KernelConfig, TensorInfo, TypedArray } from '@tensorflow/tfjs-core';
import { tf } from './tensorflow';

/** The part of a backend that keeps its numbers in typed arrays. */
interface ArrayBackend {
  readSync(dataId: object): TypedArray;
  write(values: TypedArray, shape: number[], dtype: string): object;
}

/**
 * Adds rows up by their segment, as tf.unsortedSegmentSum: row i of `values` goes to row segments[i] of the result;
 * segments outside 0 … count − 1 are left out.
 */
export const segmentSum = (
  values: Float32Array,
  segments: ArrayLike<number>,
  count: number,
): Float32Array<ArrayBuffer> => {
  const width = segments.length === 0 ? 0 : values.length / segments.length;
  const sums = new Float32Array(count * width);
  for (let row = 0; row < segments.length; row++) {
    const segment = segments[row];
    if (segment < 0 || segment >= count) continue;
    const [from, to] = [row * width, segment * width];
    for (let i = 0; i < width; i++) sums[to + i] += values[from + i];
  }
  return sums;
};

/** The gradient of looking rows up, which the wasm backend of TensorFlow.js 4.22 lacks: without it no embedding trains there. */
export const registerSegmentSum = (backendName: string): void => {
  if (tf.getKernel(tf.UnsortedSegmentSum, backendName)) return;
  const kernel: KernelConfig = {
    kernelName: tf.UnsortedSegmentSum,
    backendName,
    kernelFunc: ({ inputs, attrs, backend }) => {
      const { x, segmentIds } = inputs as { x: TensorInfo; segmentIds: TensorInfo };
      const numSegments = Number(attrs?.numSegments);
      const source = backend as ArrayBackend;
      const values = source.readSync(x.dataId) as Float32Array;
      const sums = segmentSum(values, source.readSync(segmentIds.dataId), numSegments);
      const shape = [numSegments, ...x.shape.slice(segmentIds.shape.length)];
      return { dataId: source.write(sums, shape, 'float32'), shape, dtype: 'float32' };
    },
  };
  tf.registerKernel(kernel);
};
