/** How a slider's position and a value belong together. Positions run from min to max in steps. */
export interface SliderScale {
  min: number;
  max: number;
  step: number;
  toValue: (position: number) => number;
  toPosition: (value: number) => number;
}

export const linearScale = (min: number, max: number, step: number): SliderScale => ({
  min,
  max,
  step,
  // Steps of 0.1 and the like leave a trace of rounding that six digits take away.
  toValue: (position) => Number(position.toPrecision(6)),
  toPosition: (value) => value,
});

const STEPS_A_DECADE = 20;

/**
 * Even steps in decades from `low` to `high`, values with two digits; with `zero` the leftmost
 * position stands for 0.
 */
export const logScale = (low: number, high: number, zero: boolean): SliderScale => {
  const offset = zero ? 1 : 0;
  const decades = Math.log10(high / low);
  const max = Math.round(decades * STEPS_A_DECADE) + offset;
  return {
    min: 0,
    max,
    step: 1,
    toValue: (position) => {
      if (zero && position <= 0) return 0;
      return Number((low * 10 ** ((position - offset) / STEPS_A_DECADE)).toPrecision(2));
    },
    toPosition: (value) =>
      value <= 0
        ? 0
        : Math.min(max, Math.max(offset, Math.round(Math.log10(value / low) * STEPS_A_DECADE) + offset)),
  };
};
