const POWERS = Float64Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
/** Decimal digits that every float32 survives, and that every float32 can be told apart by (IEEE 754). */
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 9;

/**
 * Shortest decimal text that reads back as the same float32, as gensim and NumPy write it.
 *
 * @param value a float32
 */
export const float32Text = (value: number): string => {
  if (!Number.isFinite(value)) return value === Infinity ? 'inf' : value === -Infinity ? '-inf' : 'nan';
  const exponent = Math.floor(Math.log10(Math.abs(value)));
  for (let digits = FEWEST_DIGITS; digits < MOST_DIGITS; digits++) {
    const rounded = roundToDigits(value, digits, exponent);
    if (Math.fround(rounded) === value) return String(rounded);
  }
  return String(roundToDigits(value, MOST_DIGITS, exponent));
};

/** `value` of the given decimal exponent in so many digits; by one exact division where the power of ten is exact. */
const roundToDigits = (value: number, digits: number, exponent: number): number => {
  const decimals = digits - 1 - exponent;
  if (decimals < 0 || decimals >= POWERS.length) return Number(value.toPrecision(digits));
  return Math.round(value * POWERS[decimals]) / POWERS[decimals];
};
