import { isDocument } from '../state/mapPoints';
import type { Camera } from './camera';
import type { LabelInput } from './labelPlacement';
import { labelBudget, labelOrder } from './labelPlan';
import type { PointField } from './pointField';
import type { Rect, ScatterProps } from './scatterTypes';
import type { PointLook } from './pointLook';

/** Measuring and painting a word for the first time is slow: a new map gets its labels in short steps. */
const NEW_WORDS_A_PLACEMENT = 16;

interface LabelParts {
  props: ScatterProps;
  field: PointField;
  look: PointLook;
  camera: Pick<Camera, 'affine' | 'origin' | 'k'>;
  width: number;
  height: number;
  /** Where marks and their labels stand. */
  marks: readonly Rect[];
  /** The point whose hover card is open. */
  carded: number | null;
  /** Radius of a point on the screen, CSS pixels. */
  radius(point: number): number;
}

/** Names of documents say little from afar: they are for those that are looked at, and for a near look. */
const NEAR = 9;

/** Points that may have a label without being chosen: the first so many. */
const labelled = ({ points, layers }: ScatterProps, k: number): number => {
  if (!layers.words || k >= NEAR) return points.length;
  const first = points.findIndex(isDocument);
  // Documents by themselves are all there is to read.
  return first > 0 ? first : points.length;
};

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
    reserved: [...props.reserved, ...parts.marks],
    positions: look.withoutFiltered(field.positions()),
    affine: camera.affine,
    count: Math.min(field.count, labelled(props, camera.k)),
    origin: camera.origin,
    radius,
    size: (point: number) => look.labelBox(point),
    mayTry: (point: number) => look.isMeasured(point) || left-- > 0,
    ...labelBudget(width, height, camera.k, props.layers.words && props.layout?.rows.words !== 0),
    ...labelOrder(props, parts.carded, (point) => look.isDocument(point)),
  };
  return { input, isThrough: () => left >= 0 };
}
