import { Random } from '../model/random';

const INITIAL_STREAM = 104;

/** Keras's initialisers, from a seed; every call draws on. */
export class InitialWeights {
  private readonly random: Random;

  constructor(seed: number) {
    this.random = new Random(seed, INITIAL_STREAM);
  }

  uniform(count: number, limit: number): Float32Array<ArrayBuffer> {
    return Float32Array.from({ length: count }, () => (2 * this.random.uniform() - 1) * limit);
  }

  /** Glorot and Bengio 2010. */
  glorot(count: number, fanIn: number, fanOut: number): Float32Array<ArrayBuffer> {
    return this.uniform(count, Math.sqrt(6 / (fanIn + fanOut)));
  }

  /** rows × columns, rows ≤ columns, whose rows are orthogonal and of unit length: Gram and Schmidt on normal numbers. */
  orthogonal(rows: number, columns: number): Float32Array<ArrayBuffer> {
    const matrix = new Float64Array(rows * columns).map(() => this.normal());
    for (let row = 0; row < rows; row++) {
      const own = matrix.subarray(row * columns, (row + 1) * columns);
      for (let before = 0; before < row; before++) {
        const other = matrix.subarray(before * columns, (before + 1) * columns);
        const shared = dot(own, other);
        for (let i = 0; i < columns; i++) own[i] -= shared * other[i];
      }
      const length = Math.sqrt(dot(own, own));
      for (let i = 0; i < columns; i++) own[i] /= length;
    }
    return Float32Array.from(matrix);
  }

  /** Box and Muller 1958. */
  private normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.random.uniform()));
    return radius * Math.cos(2 * Math.PI * this.random.uniform());
  }
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};
