import * as layout from '../assembly/jobLayout';

/** Twin of assembly/hotRows.ts. Returns the rows merged. */
export const mergeHotRows = (buffer: ArrayBufferLike, job: number): number => {
  const floats = new Float32Array(buffer);
  const view = new DataView(buffer);
  const field = (offset: number) => view.getUint32(job + offset, true);
  const rowFloats = field(layout.JOB_ROW_BYTES) / 4;
  const size = field(layout.JOB_HOT_COUNT) * rowFloats;
  const from = field(layout.JOB_POSITION);
  const end = field(layout.JOB_END);
  const copies = field(layout.JOB_HOT_ROWS) / 4;
  const matrices = [layout.JOB_INPUT_ROWS, layout.JOB_OUTPUT_ROWS, layout.JOB_NGRAM_ROWS]
    .map((offset) => field(offset) / 4)
    .filter((start) => start > 0);
  matrices.forEach((common, matrix) => {
    const copy = copies + matrix * size;
    const base = copy + matrices.length * size;
    for (let i = from * rowFloats; i < end * rowFloats; i++) {
      const merged = floats[common + i] + (floats[copy + i] - floats[base + i]);
      floats[common + i] = floats[copy + i] = floats[base + i] = merged;
    }
  });
  return matrices.length * (end - from);
};
