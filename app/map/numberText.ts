/** How numbers of a column are written: years and other whole numbers of four digits plainly, others with three digits. @param values NaN where there is none */
export const numberText = (values: ArrayLike<number>): ((value: number) => string) => {
  const isYear = (value: number) => Number.isInteger(value) && value >= 1000 && value < 3000;
  // Means over documents are fractions; most values are the documents' own.
  let years = 0;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) continue;
    if (isYear(values[i])) years++;
    else if (!(values[i] >= 1000 && values[i] < 3000)) return shortNumber;
  }
  return years > 0 ? (value) => String(Math.round(value)) : shortNumber;
};

const shortNumber = (value: number): string =>
  value.toLocaleString('en', { maximumSignificantDigits: 3 }).replace('-', '−');
