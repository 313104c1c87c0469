import { sigmoid, tanh } from './activations';
import { gemm } from './gemm';
import { madd } from './madd';
import {
  RECURRENT_BATCH,
  RECURRENT_EXTRA,
  RECURRENT_GATES,
  RECURRENT_MASK,
  RECURRENT_SCRATCH,
  RECURRENT_STATE_KERNEL,
  RECURRENT_STATE_KERNEL_SLOPE,
  RECURRENT_STATE_KERNEL_T,
  RECURRENT_STATE_SLOPE,
  RECURRENT_STATES,
  RECURRENT_STEPS,
  RECURRENT_WIDTH,
} from './recurrentJobLayout';
import { field, gatesFromInputs, slopesOfInputs } from './recurrentSteps';

// Cho et al. 2014 as Keras has it with reset_after=False: z, r = σ(…); h = tanh(inputs · kernel + (r · state) ·
// state kernel + bias); state = z · state + (1 − z) · h.

/** Runs through all steps; answers their number. */
export function gruForward(job: usize): i32 {
  const batch = field(job, RECURRENT_BATCH);
  const bytes = field(job, RECURRENT_WIDTH) << 2;
  const gateBytes = 3 * bytes;
  const width = bytes >> 2;
  const steps = field(job, RECURRENT_STEPS);
  const recurrent = field(job, RECURRENT_STATE_KERNEL);
  gatesFromInputs(job, gateBytes);
  for (let t: usize = 0; t < steps; t++) {
    const row = t * batch;
    const gates = field(job, RECURRENT_GATES) + row * gateBytes;
    const states = field(job, RECURRENT_STATES) + row * bytes;
    const reset = field(job, RECURRENT_EXTRA) + row * bytes;
    gemm(states, bytes, 4, recurrent, gateBytes, gates, gateBytes, batch, width, 2 * width);
    for (let b: usize = 0; b < batch; b++) {
      const own = gates + b * gateBytes;
      for (let at: usize = 0; at < bytes; at += 16) {
        const r = sigmoid(v128.load(own + bytes + at));
        v128.store(own + bytes + at, r);
        v128.store(reset + b * bytes + at, f32x4.mul(r, v128.load(states + b * bytes + at)));
      }
    }
    gemm(reset, bytes, 4, recurrent + 2 * bytes, gateBytes, gates + 2 * bytes, gateBytes, batch, width, width);
    for (let b: usize = 0; b < batch; b++) forwardRow(job, row + b, batch, bytes);
  }
  return <i32>steps;
}

function forwardRow(job: usize, row: usize, batch: usize, bytes: usize): void {
  const gates = field(job, RECURRENT_GATES) + row * 3 * bytes;
  const state = field(job, RECURRENT_STATES) + row * bytes;
  const next = state + batch * bytes;
  if (load<f32>(field(job, RECURRENT_MASK) + (row << 2)) == 0) {
    memory.copy(next, state, bytes);
    return;
  }
  for (let at: usize = 0; at < bytes; at += 16) {
    const z = sigmoid(v128.load(gates + at));
    const h = tanh(v128.load(gates + 2 * bytes + at));
    v128.store(gates + at, z);
    v128.store(gates + 2 * bytes + at, h);
    v128.store(next + at, madd(z, f32x4.sub(v128.load(state + at), h), h));
  }
}

/** Back through all steps after `gruForward`: slopes of the weights from that of the last state. */
export function gruBackward(job: usize): i32 {
  const batch = field(job, RECURRENT_BATCH);
  const bytes = field(job, RECURRENT_WIDTH) << 2;
  const gateBytes = 3 * bytes;
  const width = bytes >> 2;
  const steps = field(job, RECURRENT_STEPS);
  const transposed = field(job, RECURRENT_STATE_KERNEL_T);
  const stateSlope = field(job, RECURRENT_STATE_SLOPE);
  const scratch = field(job, RECURRENT_SCRATCH);
  for (let t = steps; t > 0; t--) {
    const row = (t - 1) * batch;
    const gates = field(job, RECURRENT_GATES) + row * gateBytes;
    for (let b: usize = 0; b < batch; b++) backwardCandidate(job, row + b, b, bytes);
    // Slope of r · state.
    memory.fill(scratch, 0, batch * bytes);
    gemm(gates + 2 * bytes, gateBytes, 4, transposed + 2 * width * bytes, bytes, scratch, bytes, batch, width, width);
    for (let b: usize = 0; b < batch; b++) backwardReset(job, row + b, b, bytes);
    gemm(gates, gateBytes, 4, transposed, bytes, stateSlope, bytes, batch, 2 * width, width);
  }
  const rows = steps * batch;
  const gates = field(job, RECURRENT_GATES);
  const slope = field(job, RECURRENT_STATE_KERNEL_SLOPE);
  gemm(field(job, RECURRENT_STATES), 4, bytes, gates, gateBytes, slope, gateBytes, width, rows, 2 * width);
  const extra = field(job, RECURRENT_EXTRA);
  gemm(extra, 4, bytes, gates + 2 * bytes, gateBytes, slope + 2 * bytes, gateBytes, width, rows, width);
  slopesOfInputs(job, gateBytes);
  return <i32>steps;
}

/** Slopes of z and h in their places, and the part of the state's that goes through z; of padding, zero and all of it. */
function backwardCandidate(job: usize, row: usize, b: usize, bytes: usize): void {
  const gates = field(job, RECURRENT_GATES) + row * 3 * bytes;
  if (load<f32>(field(job, RECURRENT_MASK) + (row << 2)) == 0) {
    memory.fill(gates, 0, 3 * bytes);
    return;
  }
  const state = field(job, RECURRENT_STATES) + row * bytes;
  const stateSlope = field(job, RECURRENT_STATE_SLOPE) + b * bytes;
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const z = v128.load(gates + at);
    const h = v128.load(gates + 2 * bytes + at);
    const dh = v128.load(stateSlope + at);
    const away = f32x4.sub(one, z);
    const toState = f32x4.sub(v128.load(state + at), h);
    v128.store(gates + at, f32x4.mul(f32x4.mul(dh, toState), f32x4.mul(z, away)));
    v128.store(gates + 2 * bytes + at, f32x4.mul(f32x4.mul(dh, away), f32x4.sub(one, f32x4.mul(h, h))));
    v128.store(stateSlope + at, f32x4.mul(dh, z));
  }
}

/** Slope of r in its place, and the part of the state's that goes through r · state. */
function backwardReset(job: usize, row: usize, b: usize, bytes: usize): void {
  if (load<f32>(field(job, RECURRENT_MASK) + (row << 2)) == 0) return;
  const gates = field(job, RECURRENT_GATES) + row * 3 * bytes;
  const state = field(job, RECURRENT_STATES) + row * bytes;
  const stateSlope = field(job, RECURRENT_STATE_SLOPE) + b * bytes;
  const scratch = field(job, RECURRENT_SCRATCH) + b * bytes;
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const r = v128.load(gates + bytes + at);
    const slope = v128.load(scratch + at);
    const factor = f32x4.mul(r, f32x4.sub(one, r));
    v128.store(gates + bytes + at, f32x4.mul(f32x4.mul(slope, v128.load(state + at)), factor));
    v128.store(stateSlope + at, madd(slope, r, v128.load(stateSlope + at)));
  }
}
