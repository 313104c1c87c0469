import { sigmoid, tanh } from './activations';
import { gemm } from './gemm';
import { madd } from './madd';
import {
  RECURRENT_BATCH,
  RECURRENT_CELL_SLOPE,
  RECURRENT_CELLS,
  RECURRENT_EXTRA,
  RECURRENT_GATES,
  RECURRENT_MASK,
  RECURRENT_STATE_KERNEL,
  RECURRENT_STATE_KERNEL_SLOPE,
  RECURRENT_STATE_KERNEL_T,
  RECURRENT_STATE_SLOPE,
  RECURRENT_STATES,
  RECURRENT_STEPS,
  RECURRENT_WIDTH,
} from './recurrentJobLayout';
import { field, gatesFromInputs, slopesOfInputs } from './recurrentSteps';

// Hochreiter and Schmidhuber 1997 with a forget gate, as Keras has it: i, f, o = σ, c = tanh of inputs · kernel +
// state · state kernel + bias; cell = f · cell + i · c; state = o · tanh(cell).

/** Runs through all steps; answers their number. */
export function lstmForward(job: usize): i32 {
  const batch = field(job, RECURRENT_BATCH);
  const bytes = field(job, RECURRENT_WIDTH) << 2;
  const gateBytes = bytes << 2;
  const steps = field(job, RECURRENT_STEPS);
  const recurrent = field(job, RECURRENT_STATE_KERNEL);
  gatesFromInputs(job, gateBytes);
  for (let t: usize = 0; t < steps; t++) {
    const row = t * batch;
    const gates = field(job, RECURRENT_GATES) + row * gateBytes;
    const states = field(job, RECURRENT_STATES) + row * bytes;
    gemm(states, bytes, 4, recurrent, gateBytes, gates, gateBytes, batch, bytes >> 2, gateBytes >> 2);
    for (let b: usize = 0; b < batch; b++) forwardRow(job, row + b, batch, bytes);
  }
  return <i32>steps;
}

function forwardRow(job: usize, row: usize, batch: usize, bytes: usize): void {
  const gates = field(job, RECURRENT_GATES) + row * (bytes << 2);
  const state = field(job, RECURRENT_STATES) + row * bytes;
  const cell = field(job, RECURRENT_CELLS) + row * bytes;
  const nextState = state + batch * bytes;
  const nextCell = cell + batch * bytes;
  if (load<f32>(field(job, RECURRENT_MASK) + (row << 2)) == 0) {
    memory.copy(nextState, state, bytes);
    memory.copy(nextCell, cell, bytes);
    return;
  }
  const extra = field(job, RECURRENT_EXTRA) + row * bytes;
  for (let at: usize = 0; at < bytes; at += 16) {
    const i = sigmoid(v128.load(gates + at));
    const f = sigmoid(v128.load(gates + bytes + at));
    const c = tanh(v128.load(gates + 2 * bytes + at));
    const o = sigmoid(v128.load(gates + 3 * bytes + at));
    v128.store(gates + at, i);
    v128.store(gates + bytes + at, f);
    v128.store(gates + 2 * bytes + at, c);
    v128.store(gates + 3 * bytes + at, o);
    const next = madd(i, c, f32x4.mul(f, v128.load(cell + at)));
    const squashed = tanh(next);
    v128.store(nextCell + at, next);
    v128.store(extra + at, squashed);
    v128.store(nextState + at, f32x4.mul(o, squashed));
  }
}

/** Back through all steps after `lstmForward`: slopes of the weights from that of the last state. */
export function lstmBackward(job: usize): i32 {
  const batch = field(job, RECURRENT_BATCH);
  const bytes = field(job, RECURRENT_WIDTH) << 2;
  const gateBytes = bytes << 2;
  const steps = field(job, RECURRENT_STEPS);
  const transposed = field(job, RECURRENT_STATE_KERNEL_T);
  const stateSlope = field(job, RECURRENT_STATE_SLOPE);
  memory.fill(field(job, RECURRENT_CELL_SLOPE), 0, batch * bytes);
  for (let t = steps; t > 0; t--) {
    const row = (t - 1) * batch;
    for (let b: usize = 0; b < batch; b++) backwardRow(job, row + b, b, bytes);
    const gates = field(job, RECURRENT_GATES) + row * gateBytes;
    gemm(gates, gateBytes, 4, transposed, bytes, stateSlope, bytes, batch, gateBytes >> 2, bytes >> 2);
  }
  const states = field(job, RECURRENT_STATES);
  const gates = field(job, RECURRENT_GATES);
  const slope = field(job, RECURRENT_STATE_KERNEL_SLOPE);
  gemm(states, 4, bytes, gates, gateBytes, slope, gateBytes, bytes >> 2, steps * batch, gateBytes >> 2);
  slopesOfInputs(job, gateBytes);
  return <i32>steps;
}

/** Leaves slopes in place of the gates; of padding, none, and the slopes of state and cell go on as they are. */
function backwardRow(job: usize, row: usize, b: usize, bytes: usize): void {
  const gates = field(job, RECURRENT_GATES) + row * (bytes << 2);
  if (load<f32>(field(job, RECURRENT_MASK) + (row << 2)) == 0) {
    memory.fill(gates, 0, bytes << 2);
    return;
  }
  const cell = field(job, RECURRENT_CELLS) + row * bytes;
  const extra = field(job, RECURRENT_EXTRA) + row * bytes;
  const stateSlope = field(job, RECURRENT_STATE_SLOPE) + b * bytes;
  const cellSlope = field(job, RECURRENT_CELL_SLOPE) + b * bytes;
  const one = f32x4.splat(1);
  for (let at: usize = 0; at < bytes; at += 16) {
    const i = v128.load(gates + at);
    const f = v128.load(gates + bytes + at);
    const c = v128.load(gates + 2 * bytes + at);
    const o = v128.load(gates + 3 * bytes + at);
    const squashed = v128.load(extra + at);
    const dh = v128.load(stateSlope + at);
    const fall = f32x4.sub(one, f32x4.mul(squashed, squashed));
    const dc = madd(f32x4.mul(dh, o), fall, v128.load(cellSlope + at));
    const di = f32x4.mul(f32x4.mul(dc, c), f32x4.mul(i, f32x4.sub(one, i)));
    const df = f32x4.mul(f32x4.mul(dc, v128.load(cell + at)), f32x4.mul(f, f32x4.sub(one, f)));
    const dg = f32x4.mul(f32x4.mul(dc, i), f32x4.sub(one, f32x4.mul(c, c)));
    const dout = f32x4.mul(f32x4.mul(dh, squashed), f32x4.mul(o, f32x4.sub(one, o)));
    v128.store(gates + at, di);
    v128.store(gates + bytes + at, df);
    v128.store(gates + 2 * bytes + at, dg);
    v128.store(gates + 3 * bytes + at, dout);
    v128.store(cellSlope + at, f32x4.mul(dc, f));
    v128.store(stateSlope + at, f32x4.splat(0));
  }
}
