import type { Camera } from './camera';
import type { LabelInput } from './labelPlacement';
import { labelBudget, labelOrder } from './labelPlan';
import type { PointField } from './pointField';
import type { ScatterProps } from './scatterTypes';
import type { WordLook } from './wordLook';

/** Measuring and painting a word for the first time is slow: a new map gets its labels in short steps. */
const NEW_WORDS_A_PLACEMENT = 16;

interface LabelParts {
  props: ScatterProps;
  field: PointField;
  look: WordLook;
  camera: Pick<Camera, 'affine' | 'origin' | 'k'>;
  width: number;
  height: number;
  /** The word whose hover card is open. */
  carded: number | null;
  /** Radius of a point on the screen, CSS pixels. */
  radius(point: number): number;
}

/** What a placement of labels works on; `isThrough`, asked afterwards: whether all words that ask for a label were tried. */
export function labelInput(parts: LabelParts): {
  input: Omit<LabelInput, 'previous'>;
  isThrough: () => boolean;
} {
  const { props, field, look, camera, width, height, radius } = parts;
  let left = NEW_WORDS_A_PLACEMENT;
  const input = {
    width,
    height,
    reserved: props.reserved,
    positions: look.withoutFiltered(field.positions()),
    affine: camera.affine,
    count: Math.min(field.count, props.words.length),
    origin: camera.origin,
    radius,
    size: (point: number) => look.labelBox(point),
    mayTry: (point: number) => look.isMeasured(point) || left-- > 0,
    ...labelBudget(width, height, camera.k),
    ...labelOrder(props, parts.carded),
  };
  return { input, isThrough: () => left >= 0 };
}
