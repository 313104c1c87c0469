/** A function to be minimised, and its gradient, which it writes. */
export type Objective = (at: Float64Array, gradient: Float64Array) => number;

const MEMORY = 10;
const SUFFICIENT_DECREASE = 1e-4;
const SMALLEST_STEP = 1e-12;

/** Limited-memory BFGS (Liu and Nocedal 1989) with backtracking; one step a call. */
export class Lbfgs {
  readonly at: Float64Array;
  private readonly gradient: Float64Array;
  private value: number;
  private readonly moves: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  /** Whether the gradient has become negligible. */
  converged = false;

  constructor(
    private readonly objective: Objective,
    start: Float64Array,
    private readonly tolerance = 1e-5,
  ) {
    this.at = start.slice();
    this.gradient = new Float64Array(start.length);
    this.value = objective(this.at, this.gradient);
  }

  /** Goes one step down; answers the new value. */
  step(): number {
    if (this.largestSlope() <= this.tolerance) this.converged = true;
    if (this.converged) return this.value;
    const direction = this.direction();
    const slope = dot(direction, this.gradient);
    const next = this.at.slice();
    const nextGradient = new Float64Array(next.length);
    let step = this.moves.length === 0 ? 1 / Math.max(1, Math.sqrt(dot(this.gradient, this.gradient))) : 1;
    for (; ; step /= 2) {
      if (step < SMALLEST_STEP) {
        this.converged = true;
        return this.value;
      }
      for (let i = 0; i < next.length; i++) next[i] = this.at[i] + step * direction[i];
      const value = this.objective(next, nextGradient);
      if (!(value <= this.value + SUFFICIENT_DECREASE * step * slope)) continue;
      this.remember(next, nextGradient);
      this.at.set(next);
      this.gradient.set(nextGradient);
      return (this.value = value);
    }
  }

  /** The two loops: the inverse Hessian, as far as it is known, times the gradient, downwards. */
  private direction(): Float64Array {
    const q = this.gradient.map((slope) => -slope);
    const alphas: number[] = [];
    for (const { s, y, rho } of [...this.moves].reverse()) {
      const alpha = rho * dot(s, q);
      alphas.unshift(alpha);
      addScaled(q, y, -alpha);
    }
    const last = this.moves.at(-1);
    if (last) scale(q, 1 / (last.rho * dot(last.y, last.y)));
    this.moves.forEach(({ s, y, rho }, i) => addScaled(q, s, alphas[i] - rho * dot(y, q)));
    return q;
  }

  private remember(next: Float64Array, nextGradient: Float64Array): void {
    const s = next.map((value, i) => value - this.at[i]);
    const y = nextGradient.map((value, i) => value - this.gradient[i]);
    const curvature = dot(s, y);
    if (curvature <= 0) return;
    this.moves.push({ s, y, rho: 1 / curvature });
    if (this.moves.length > MEMORY) this.moves.shift();
  }

  private largestSlope(): number {
    return this.gradient.reduce((largest, slope) => Math.max(largest, Math.abs(slope)), 0);
  }
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
};

const addScaled = (a: Float64Array, b: Float64Array, factor: number): void => {
  for (let i = 0; i < a.length; i++) a[i] += factor * b[i];
};

const scale = (a: Float64Array, factor: number): void => {
  for (let i = 0; i < a.length; i++) a[i] *= factor;
};
