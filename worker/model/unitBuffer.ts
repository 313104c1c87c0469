/** A growing row of UTF-16 code units: the token that is being put together. */
export class UnitBuffer {
  units = new Uint16Array(256);
  length = 0;

  /** Makes room for `count` more units, so that a loop need not ask at each. */
  reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.units.length) return;
    const grown = new Uint16Array(Math.max(needed, this.units.length * 2));
    grown.set(this.units.subarray(0, this.length));
    this.units = grown;
  }

  write(text: string): void {
    this.length = 0;
    this.reserve(text.length);
    for (let i = 0; i < text.length; i++) this.units[i] = text.charCodeAt(i);
    this.length = text.length;
  }
}

/** Units taken by one String.fromCharCode call: far below any engine's limit on arguments. */
const BATCH_UNITS = 8192;

/** The string of units from … to − 1. */
export const textOfUnits = (units: Uint16Array, from: number, to: number): string => {
  if (to - from <= BATCH_UNITS) return String.fromCharCode(...units.subarray(from, to));
  let text = '';
  for (let start = from; start < to; start += BATCH_UNITS) {
    text += String.fromCharCode(...units.subarray(start, Math.min(start + BATCH_UNITS, to)));
  }
  return text;
};
