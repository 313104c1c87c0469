import {
  LAYOUT_TABLE_FIRST,
  LAYOUT_TABLE_SHIFT,
  LAYOUT_TABLE_SIZE,
} from '../kernels/assembly/layoutJobLayout';
import type { ClosenessCurve } from './umapLayout';

/** As in umap-js and umap-learn: keeps the repulsion of points that nearly coincide finite. */
const REPULSION_FLOOR = 0.001;

export interface GradientTables {
  /** By squared distance as the layout kernel looks it up, LAYOUT_TABLE_SIZE each; times the difference of positions. */
  attraction: Float32Array;
  repulsion: Float32Array;
}

/**
 * The gradients of UMAP's loss over the squared distance, for 64 distances an octave: the power that they hold is
 * what the descent would spend most of its time on. An entry is off by 1.5 % at most, at the ends of its stretch.
 */
export const gradientTables = ({ a, b }: ClosenessCurve): GradientTables => {
  const bits = new DataView(new ArrayBuffer(4));
  const attraction = new Float32Array(LAYOUT_TABLE_SIZE);
  const repulsion = new Float32Array(LAYOUT_TABLE_SIZE);
  for (let entry = 0; entry < LAYOUT_TABLE_SIZE; entry++) {
    bits.setInt32(0, ((LAYOUT_TABLE_FIRST + entry) << LAYOUT_TABLE_SHIFT) | (1 << (LAYOUT_TABLE_SHIFT - 1)));
    const square = bits.getFloat32(0);
    const closeness = 1 / (1 + a * square ** b);
    attraction[entry] = -2 * a * b * square ** (b - 1) * closeness;
    repulsion[entry] = ((2 * b) / (REPULSION_FLOOR + square)) * closeness;
  }
  return { attraction, repulsion };
};
