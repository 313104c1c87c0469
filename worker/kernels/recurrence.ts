import {
  RECURRENT_BATCH,
  RECURRENT_BIAS,
  RECURRENT_BIAS_SLOPE,
  RECURRENT_CELL_SLOPE,
  RECURRENT_CELLS,
  RECURRENT_EXTRA,
  RECURRENT_GATES,
  RECURRENT_INPUT_SLOPE,
  RECURRENT_INPUTS,
  RECURRENT_JOB_BYTES,
  RECURRENT_KERNEL,
  RECURRENT_KERNEL_SLOPE,
  RECURRENT_KERNEL_T,
  RECURRENT_MASK,
  RECURRENT_SCRATCH,
  RECURRENT_SIZE,
  RECURRENT_STATE_KERNEL,
  RECURRENT_STATE_KERNEL_SLOPE,
  RECURRENT_STATE_KERNEL_T,
  RECURRENT_STATE_SLOPE,
  RECURRENT_STATES,
  RECURRENT_STEPS,
  RECURRENT_WIDTH,
} from './assembly/recurrentJobLayout';
import { KERNEL_RESERVE_BYTES, type CompiledKernels } from './kernels';

export interface RecurrentShape {
  cell: 'lstm' | 'gru';
  /** Words of a document, at most. */
  steps: number;
  /** Documents at once, at most. */
  batch: number;
  /** Numbers of a word. */
  size: number;
  units: number;
  /** Reads the last word first. */
  backwards: boolean;
}

/** Weights as Keras has them: size × gates · units, units × gates · units, gates · units. */
export interface RecurrentWeights {
  kernel: Float32Array;
  stateKernel: Float32Array;
  bias: Float32Array;
}

interface RecurrentKernels {
  lstmForward: (job: number) => number;
  lstmBackward: (job: number) => number;
  gruForward: (job: number) => number;
  gruBackward: (job: number) => number;
}

type FieldName = keyof typeof FIELDS;

const FIELDS = {
  inputs: RECURRENT_INPUTS,
  mask: RECURRENT_MASK,
  kernel: RECURRENT_KERNEL,
  stateKernel: RECURRENT_STATE_KERNEL,
  bias: RECURRENT_BIAS,
  gates: RECURRENT_GATES,
  states: RECURRENT_STATES,
  cells: RECURRENT_CELLS,
  extra: RECURRENT_EXTRA,
  stateSlope: RECURRENT_STATE_SLOPE,
  cellSlope: RECURRENT_CELL_SLOPE,
  scratch: RECURRENT_SCRATCH,
  stateKernelT: RECURRENT_STATE_KERNEL_T,
  kernelSlope: RECURRENT_KERNEL_SLOPE,
  stateKernelSlope: RECURRENT_STATE_KERNEL_SLOPE,
  biasSlope: RECURRENT_BIAS_SLOPE,
  kernelT: RECURRENT_KERNEL_T,
  inputSlope: RECURRENT_INPUT_SLOPE,
} as const;

const PAGE_BYTES = 65536;
const LANES = 4;
const padded = (numbers: number) => Math.ceil(numbers / LANES) * LANES;
const gatesOf = ({ cell }: Pick<RecurrentShape, 'cell'>) => (cell === 'lstm' ? 4 : 3);

/** Numbers of each field. */
const planned = (shape: RecurrentShape): Record<FieldName, number> => {
  const { steps, batch } = shape;
  const [size, width] = [padded(shape.size), padded(shape.units)];
  const columns = gatesOf(shape) * width;
  const rows = steps * batch;
  const states = (rows + batch) * width;
  return {
    inputs: rows * size,
    mask: padded(rows),
    kernel: size * columns,
    stateKernel: width * columns,
    bias: columns,
    gates: rows * columns,
    states,
    cells: shape.cell === 'lstm' ? states : 0,
    extra: rows * width,
    stateSlope: batch * width,
    cellSlope: batch * width,
    scratch: batch * width,
    stateKernelT: columns * width,
    kernelSlope: size * columns,
    stateKernelSlope: width * columns,
    biasSlope: columns,
    kernelT: columns * size,
    inputSlope: rows * size,
  };
};

/** Memory that a layer takes while it is trained. */
export const recurrentBytes = (shape: RecurrentShape): number =>
  4 * Object.values(planned(shape)).reduce((a, b) => a + b, KERNEL_RESERVE_BYTES / 4);

/**
 * A recurrent layer over whole sequences, forwards and back, in a memory of its own. Between `forward` and `backward` it holds
 * what the way back needs. Throws RangeError when there is not enough memory, and needs SIMD.
 */
export class Recurrence {
  private readonly kernels: RecurrentKernels;
  private readonly buffer: ArrayBufferLike;
  private readonly views: Record<FieldName, Float32Array>;
  private readonly job: Uint32Array;
  private readonly size: number;
  private readonly width: number;
  private batch = 0;
  private steps = 0;

  constructor(
    compiled: CompiledKernels,
    private readonly shape: RecurrentShape,
  ) {
    if (compiled.module === null) throw new Error('recurrent kernels need SIMD');
    const bytes = recurrentBytes(shape) + RECURRENT_JOB_BYTES;
    const pages = Math.ceil(bytes / PAGE_BYTES);
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: compiled.shared });
    const { exports } = new WebAssembly.Instance(compiled.module, { env: { memory } });
    this.kernels = exports as unknown as RecurrentKernels;
    this.buffer = memory.buffer;
    this.size = padded(shape.size);
    this.width = padded(shape.units);
    this.job = new Uint32Array(this.buffer, KERNEL_RESERVE_BYTES, RECURRENT_JOB_BYTES / 4);
    this.views = this.lay();
  }

  /**
   * @param inputs documents × steps × size
   * @param isWord documents × steps: 0 for padding
   * @param steps words a document, here and in `backward`
   * @returns documents × units: the state after the last word
   */
  forward(
    inputs: Float32Array,
    isWord: ArrayLike<number>,
    steps: number,
    weights: RecurrentWeights,
  ): Float32Array {
    const { size, units } = this.shape;
    this.steps = steps;
    this.batch = isWord.length / steps;
    if (this.batch > this.shape.batch || steps > this.shape.steps) {
      const room = `${this.shape.batch} × ${this.shape.steps}`;
      throw new Error(`${this.batch} documents × ${steps} words, room for ${room}`);
    }
    this.job[RECURRENT_BATCH / 4] = this.batch;
    this.job[RECURRENT_STEPS / 4] = steps;
    for (let document = 0; document < this.batch; document++) {
      for (let step = 0; step < steps; step++) {
        const from = (document * steps + step) * size;
        const row = this.rowOf(document, step);
        this.views.mask[row] = isWord[document * steps + step] ? 1 : 0;
        this.views.inputs.set(inputs.subarray(from, from + size), row * this.size);
      }
    }
    this.spread(weights.kernel, this.views.kernel);
    this.spread(weights.stateKernel, this.views.stateKernel);
    this.spread(weights.bias, this.views.bias);
    this.views.states.fill(0, 0, this.batch * this.width);
    this.views.cells.fill(0, 0, this.batch * this.width);
    this.kernels[`${this.shape.cell}Forward`](this.job.byteOffset);
    const last = new Float32Array(this.batch * units);
    const from = steps * this.batch * this.width;
    for (let document = 0; document < this.batch; document++) {
      const at = from + document * this.width;
      last.set(this.views.states.subarray(at, at + units), document * units);
    }
    return last;
  }

  /**
   * Slopes after `forward`.
   *
   * @param slope documents × units: that of the last state
   * @param ofInputs whether those of the inputs are wanted too
   */
  backward(slope: Float32Array, ofInputs: boolean): RecurrentWeights & { inputs: Float32Array | null } {
    const { views } = this;
    const { steps } = this;
    const { units, size } = this.shape;
    views.stateSlope.fill(0);
    for (let document = 0; document < this.batch; document++) {
      views.stateSlope.set(slope.subarray(document * units, (document + 1) * units), document * this.width);
    }
    for (const name of ['kernelSlope', 'stateKernelSlope', 'biasSlope'] as const) views[name].fill(0);
    this.transpose(views.stateKernel, views.stateKernelT, this.width);
    this.job[RECURRENT_KERNEL_T / 4] = ofInputs ? views.kernelT.byteOffset : 0;
    if (ofInputs) {
      this.transpose(views.kernel, views.kernelT, this.size);
      views.inputSlope.fill(0);
    }
    this.kernels[`${this.shape.cell}Backward`](this.job.byteOffset);
    const inputs = ofInputs ? new Float32Array(this.batch * steps * size) : null;
    for (let row = 0; inputs && row < this.batch * steps; row++) {
      const from = this.rowOf(Math.floor(row / steps), row % steps) * this.size;
      inputs.set(views.inputSlope.subarray(from, from + size), row * size);
    }
    return {
      kernel: this.gathered(views.kernelSlope, size),
      stateKernel: this.gathered(views.stateKernelSlope, units),
      bias: this.gathered(views.biasSlope, 1),
      inputs,
    };
  }

  private rowOf(document: number, step: number): number {
    const time = this.shape.backwards ? this.steps - 1 - step : step;
    return time * this.batch + document;
  }

  private lay(): Record<FieldName, Float32Array> {
    let at = KERNEL_RESERVE_BYTES + RECURRENT_JOB_BYTES;
    this.job[RECURRENT_SIZE / 4] = this.size;
    this.job[RECURRENT_WIDTH / 4] = this.width;
    const views = Object.entries(planned(this.shape)).map(([name, numbers]) => {
      const view = new Float32Array(this.buffer, at, numbers);
      this.job[FIELDS[name as FieldName] / 4] = at;
      at += numbers * 4;
      return [name, view] as const;
    });
    return Object.fromEntries(views) as Record<FieldName, Float32Array>;
  }

  /** Rows of gates · units numbers to rows of gates · width. */
  private spread(from: Float32Array, to: Float32Array): void {
    const { units } = this.shape;
    for (let block = 0; block < from.length / units; block++) {
      to.set(from.subarray(block * units, (block + 1) * units), block * this.width);
    }
  }

  /** The first rows of gates · width numbers as rows of gates · units. */
  private gathered(from: Float32Array, rows: number): Float32Array {
    const { units } = this.shape;
    const blocks = rows * gatesOf(this.shape);
    const to = new Float32Array(blocks * units);
    for (let block = 0; block < blocks; block++) {
      to.set(from.subarray(block * this.width, block * this.width + units), block * units);
    }
    return to;
  }

  /** rows × columns to columns × rows. */
  private transpose(from: Float32Array, to: Float32Array, rows: number): void {
    const columns = from.length / rows;
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) to[column * rows + row] = from[row * columns + column];
    }
  }
}
