import { CURVE_POINTS, type CalibrationBin, type ClassCurves } from '../contract/classifierEvaluation';

interface Point {
  x: number;
  y: number;
}

/**
 * ROC and precision–recall curve of one class against the rest. Documents of equal probability enter together, so
 * the order of rows does not matter. AUC by trapezoids; average precision as steps: the mean precision over
 * recall, without interpolation.
 *
 * @param scores probability of the class for each document
 */
export const classCurves = (scores: Float32Array, isClass: (document: number) => boolean): ClassCurves => {
  const order = Uint32Array.from(scores, (_, document) => document).sort((a, b) => scores[b] - scores[a]);
  let positives = 0;
  for (const document of order) if (isClass(document)) positives++;
  const negatives = order.length - positives;
  if (positives === 0 || negatives === 0) {
    return { roc: null, auc: NaN, precisionRecall: null, averagePrecision: NaN };
  }
  const roc: Point[] = [{ x: 0, y: 0 }];
  const precisionRecall: Point[] = [];
  let [hits, misses, auc, averagePrecision] = [0, 0, 0, 0];
  for (let i = 0; i < order.length;) {
    const score = scores[order[i]];
    const [lastHits, lastMisses] = [hits, misses];
    for (; i < order.length && scores[order[i]] === score; i++) {
      if (isClass(order[i])) hits++;
      else misses++;
    }
    auc += ((misses - lastMisses) * (hits + lastHits)) / 2;
    const precision = hits / (hits + misses);
    averagePrecision += ((hits - lastHits) / positives) * precision;
    roc.push({ x: misses / negatives, y: hits / positives });
    precisionRecall.push({ x: hits / positives, y: precision });
  }
  return {
    roc: thinned(roc),
    auc: auc / (positives * negatives),
    precisionRecall: thinned(precisionRecall),
    averagePrecision,
  };
};

/** At most CURVE_POINTS, first and last among them, evenly spaced along the curve. */
const thinned = (points: Point[]): Point[] => {
  if (points.length <= CURVE_POINTS) return points;
  const step = (points.length - 1) / (CURVE_POINTS - 1);
  return Array.from({ length: CURVE_POINTS }, (_, i) => points[Math.round(i * step)]);
};

const CALIBRATION_BINS = 10;

/** Bins of equal width over the probability of the predicted class (Guo et al. 2017). */
export const calibrationBins = (
  confidences: ArrayLike<number>,
  isRight: (document: number) => boolean,
): { bins: CalibrationBin[]; error: number } => {
  const sums = Array.from({ length: CALIBRATION_BINS }, () => ({ documents: 0, confidence: 0, right: 0 }));
  for (let document = 0; document < confidences.length; document++) {
    const bin = Math.max(
      0,
      Math.min(CALIBRATION_BINS, Math.ceil(confidences[document] * CALIBRATION_BINS)) - 1,
    );
    sums[bin].documents++;
    sums[bin].confidence += confidences[document];
    if (isRight(document)) sums[bin].right++;
  }
  const bins = sums.map(({ documents, confidence, right }, bin) => ({
    from: bin / CALIBRATION_BINS,
    to: (bin + 1) / CALIBRATION_BINS,
    documents,
    confidence: confidence / documents,
    accuracy: right / documents,
  }));
  const error = sums.reduce((sum, { confidence, right }) => sum + Math.abs(confidence - right), 0);
  return { bins, error: confidences.length === 0 ? NaN : error / confidences.length };
};
