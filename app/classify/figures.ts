import type { Interval } from '../../worker/contract/classifierEvaluation';
import { formatShare } from '../ui/format';

/** A share as people compare them: one digit after the point, "–" where there is none. */
export const percent = (share: number): string => (Number.isNaN(share) ? '–' : (share * 100).toFixed(1));

/** "81.2 % (77.9–84.1)". */
export const withInterval = ({ value, low, high }: Interval): string =>
  `${percent(value)} % (${percent(low)}–${percent(high)})`;

/** A probability beside its bar. */
export const formatProbability = (probability: number): string => formatShare(probability);

/** An area under a curve, 0–1. */
export const area = (value: number): string => (Number.isNaN(value) ? '–' : value.toFixed(2));
