import { gemm } from './gemm';
import {
  RECURRENT_BATCH,
  RECURRENT_BIAS,
  RECURRENT_BIAS_SLOPE,
  RECURRENT_GATES,
  RECURRENT_INPUT_SLOPE,
  RECURRENT_INPUTS,
  RECURRENT_KERNEL,
  RECURRENT_KERNEL_SLOPE,
  RECURRENT_KERNEL_T,
  RECURRENT_SIZE,
  RECURRENT_STEPS,
} from './recurrentJobLayout';

/** A field of the job as a number or address. */
// @ts-ignore: decorator
@inline
export function field(job: usize, offset: usize): usize {
  return <usize>load<u32>(job + offset);
}

/** Gates of all steps as far as the inputs make them: bias + inputs · kernel, at once. */
export function gatesFromInputs(job: usize, gateBytes: usize): void {
  const rows = field(job, RECURRENT_STEPS) * field(job, RECURRENT_BATCH);
  const bias = field(job, RECURRENT_BIAS);
  const gates = field(job, RECURRENT_GATES);
  for (let row: usize = 0; row < rows; row++) memory.copy(gates + row * gateBytes, bias, gateBytes);
  const size = field(job, RECURRENT_SIZE);
  const kernel = field(job, RECURRENT_KERNEL);
  gemm(field(job, RECURRENT_INPUTS), size << 2, 4, kernel, gateBytes, gates, gateBytes, rows, size, gateBytes >> 2);
}

/** Slopes of kernel, bias and, where wanted, inputs from those of the gates of all steps. */
export function slopesOfInputs(job: usize, gateBytes: usize): void {
  const rows = field(job, RECURRENT_STEPS) * field(job, RECURRENT_BATCH);
  const size = field(job, RECURRENT_SIZE);
  const gates = field(job, RECURRENT_GATES);
  const kernelSlope = field(job, RECURRENT_KERNEL_SLOPE);
  const columns = gateBytes >> 2;
  gemm(field(job, RECURRENT_INPUTS), 4, size << 2, gates, gateBytes, kernelSlope, gateBytes, size, rows, columns);
  const biasSlope = field(job, RECURRENT_BIAS_SLOPE);
  for (let at: usize = 0; at < gateBytes; at += 16) {
    let sum = f32x4.splat(0);
    for (let row: usize = 0; row < rows; row++) sum = f32x4.add(sum, v128.load(gates + row * gateBytes + at));
    v128.store(biasSlope + at, sum);
  }
  const kernelT = field(job, RECURRENT_KERNEL_T);
  if (kernelT == 0) return;
  const slope = field(job, RECURRENT_INPUT_SLOPE);
  gemm(gates, gateBytes, 4, kernelT, size << 2, slope, size << 2, rows, columns, size);
}
