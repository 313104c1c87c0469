import type { ParameterRow } from '../../worker/contract/hyperparameterRow';
import { linearScale, logScale, type SliderScale } from '../ui/sliderScale';

/** Range of a parameter's slider: the usual values; the number field beside it goes further. */
export function sliderScaleOf(row: ParameterRow): SliderScale {
  const max = row.sliderMax ?? row.max;
  if (row.scale === 'linear') {
    // Whole steps from 0 on, so that the round values lie on the slider.
    const min = row.step > 1 ? Math.ceil(row.min / row.step) * row.step : row.min;
    return linearScale(min, max, row.step);
  }
  if (row.min > 0) return wholeWhere(row, logScale(row.min, max, false));
  return logScale(row.step / 100, max, true);
}

const wholeWhere = (row: ParameterRow, scale: SliderScale): SliderScale =>
  row.kind === 'integer' ? { ...scale, toValue: (position) => Math.round(scale.toValue(position)) } : scale;
