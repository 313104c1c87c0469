import * as layout from '../assembly/jobLayout';

/** Twin of assembly/hotRows.ts. Returns the rows merged. */
export const mergeHotRows = (buffer: ArrayBufferLike, job: number): number => {
  const floats = new Float32Array(buffer);
  const view = new DataView(buffer);
  const field = (offset: number) => view.getUint32(job + offset, true);
  const count = field(layout.JOB_HOT_COUNT);
  const size = (count * field(layout.JOB_ROW_BYTES)) / 4;
  const copies = field(layout.JOB_HOT_ROWS) / 4;
  const matrices = [layout.JOB_INPUT_ROWS, layout.JOB_OUTPUT_ROWS, layout.JOB_NGRAM_ROWS]
    .map((offset) => field(offset) / 4)
    .filter((start) => start > 0);
  matrices.forEach((common, matrix) => {
    const copy = copies + matrix * size;
    const base = copy + matrices.length * size;
    for (let i = 0; i < size; i++) {
      const merged = floats[common + i] + (floats[copy + i] - floats[base + i]);
      floats[common + i] = floats[copy + i] = floats[base + i] = merged;
    }
  });
  return matrices.length * count;
};
