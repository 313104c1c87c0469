import { describe, expect, it } from 'vitest';
import { readFile } from 'node:fs/promises';
import { Random } from '../model/random';
import { compileKernels, type CompiledKernels } from './kernels';
import { Recurrence, recurrentBytes, type RecurrentShape, type RecurrentWeights } from './recurrence';

const numbers = (count: number, seed: number) => {
  const draw = new Random(seed);
  return Float32Array.from({ length: count }, () => 2 * draw.uniform() - 1);
};

/** Builds that this Node runs. */
const builds = async (): Promise<CompiledKernels[]> => {
  const read = (url: URL) => readFile(url).then((bytes) => new Uint8Array(bytes));
  const best = await compileKernels(false, read);
  const simd = await WebAssembly.compile(await read(new URL('./build/simd-private.wasm', import.meta.url)));
  return [best, { build: 'simd', shared: false, module: simd }];
};

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Last states in float64, step by step from the definitions. */
const plainStates = (
  shape: RecurrentShape,
  inputs: ArrayLike<number>,
  isWord: ArrayLike<number>,
  { kernel, stateKernel, bias }: { [K in keyof RecurrentWeights]: ArrayLike<number> },
): number[] => {
  const { cell, steps, size, units, backwards } = shape;
  const gates = cell === 'lstm' ? 4 : 3;
  const order = [...Array.from({ length: steps }).keys()];
  if (backwards) order.reverse();
  return Array.from({ length: isWord.length / steps }, (_, document) => document).flatMap((document) => {
    let state = new Array<number>(units).fill(0);
    let memory = new Array<number>(units).fill(0);
    for (const step of order) {
      if (!isWord[document * steps + step]) continue;
      const at = (document * steps + step) * size;
      const fromInputs = (column: number) => {
        let sum = bias[column];
        for (let i = 0; i < size; i++) sum += inputs[at + i] * kernel[i * gates * units + column];
        return sum;
      };
      const fromState = (of: number[], column: number) =>
        of.reduce((sum, value, i) => sum + value * stateKernel[i * gates * units + column], 0);
      const gate = (number: number, unit: number) => {
        const column = number * units + unit;
        return fromInputs(column) + fromState(state, column);
      };
      const all = [...state.keys()];
      if (cell === 'lstm') {
        memory = all.map(
          (u) => sigmoid(gate(1, u)) * memory[u] + sigmoid(gate(0, u)) * Math.tanh(gate(2, u)),
        );
        state = all.map((u) => sigmoid(gate(3, u)) * Math.tanh(memory[u]));
      } else {
        const reset = all.map((u) => sigmoid(gate(1, u)) * state[u]);
        const candidate = all.map((u) =>
          Math.tanh(fromInputs(2 * units + u) + fromState(reset, 2 * units + u)),
        );
        state = all.map((u) => {
          const z = sigmoid(gate(0, u));
          return z * state[u] + (1 - z) * candidate[u];
        });
      }
    }
    return state;
  });
};

const SHAPES: RecurrentShape[] = (['lstm', 'gru'] as const).flatMap((cell) => [
  { cell, steps: 5, batch: 6, size: 7, units: 3, backwards: false },
  { cell, steps: 4, batch: 5, size: 4, units: 10, backwards: true },
]);

const example = (shape: RecurrentShape) => {
  const { cell, steps, batch, size, units } = shape;
  const gates = cell === 'lstm' ? 4 : 3;
  const isWord = Uint8Array.from({ length: batch * steps }, (_, i) =>
    i % steps < 1 + (Math.floor(i / steps) % steps) ? 1 : 0,
  );
  return {
    inputs: numbers(batch * steps * size, 1),
    isWord,
    weights: {
      kernel: numbers(size * gates * units, 2),
      stateKernel: numbers(units * gates * units, 3),
      bias: numbers(gates * units, 4),
    },
    slope: numbers(batch * units, 5),
  };
};

describe.each(SHAPES)('$cell, backwards: $backwards', (shape) => {
  const { inputs, isWord, weights, slope } = example(shape);

  it('gives the states of the definition, on every build', async () => {
    const expected = plainStates(shape, inputs, isWord, weights);
    for (const compiled of await builds()) {
      const states = new Recurrence(compiled, shape).forward(inputs, isWord, shape.steps, weights);
      states.forEach((state, i) => expect(state).toBeCloseTo(expected[i], 5));
    }
  });

  it('has the gradient of finite differences of the definition', async () => {
    const [compiled] = await builds();
    const recurrence = new Recurrence(compiled, shape);
    recurrence.forward(inputs, isWord, shape.steps, weights);
    const slopes = recurrence.backward(slope, true);
    const plain = { inputs, ...weights };
    const value = (name: keyof typeof plain, index: number, delta: number) => {
      const changed = { ...plain, [name]: Float64Array.from(plain[name]) };
      changed[name][index] += delta;
      return plainStates(shape, changed.inputs, isWord, changed).reduce((sum, s, i) => sum + s * slope[i], 0);
    };
    const step = 1e-5;
    for (const name of ['inputs', 'kernel', 'stateKernel', 'bias'] as const) {
      const found = slopes[name] ?? new Float32Array(0);
      expect(found).toHaveLength(plain[name].length);
      found.forEach((one, index) => {
        const expected = (value(name, index, step) - value(name, index, -step)) / (2 * step);
        expect(one).toBeCloseTo(expected, 4);
      });
    }
  });

  it('takes fewer documents and shorter ones, and is not disturbed by what was there before', async () => {
    const [compiled] = await builds();
    const used = new Recurrence(compiled, shape);
    used.forward(inputs, isWord, shape.steps, weights);
    used.backward(slope, true);
    const fewer = inputs.subarray(0, 2 * 3 * shape.size);
    const words = Uint8Array.of(1, 1, 1, 1, 0, 0);
    const again = used.forward(fewer, words, 3, weights);
    expect(again).toEqual(new Recurrence(compiled, shape).forward(fewer, words, 3, weights));
    expect(() => used.forward(inputs, new Uint8Array(99 * shape.steps), shape.steps, weights)).toThrow(
      'room for',
    );
  });
});

describe('memory of a recurrent layer', () => {
  it('grows with batch and steps', () => {
    const bytes = recurrentBytes({ ...SHAPES[0], steps: 100, batch: 32, size: 100, units: 64 });
    expect(bytes).toBeGreaterThan(5e6);
    expect(bytes).toBeLessThan(2e7);
  });
});
