import { useState } from 'react';
import type { ClassCurves as Curves, Evaluation } from '../../worker/contract/classifierEvaluation';
import { CalibrationPlot } from './CalibrationPlot';
import { ClassScoresTable } from './ClassScoresTable';
import { area } from './figures';
import { LineChart, type Series } from './LineChart';
import styles from './ClassifierView.module.css';

const TICKS = [0, 0.25, 0.5, 0.75, 1];
const UNIT = [0, 1] as const;
const asShare = (value: number) => String(Number(value.toFixed(2)));

/** Figures of each class, and the curves of the chosen one before those of the others. */
export function ClassCurves({ classes, evaluation }: { classes: readonly string[]; evaluation: Evaluation }) {
  const [chosen, setChosen] = useState(0);
  const curves = evaluation.curves[chosen];
  const total = evaluation.sizes.test.documents;
  const base = (evaluation.classes[chosen]?.documents ?? 0) / Math.max(1, total);
  return (
    <div className={styles.block}>
      <h4 className={styles.subheading}>Each class against all others</h4>
      <ClassScoresTable classes={classes} evaluation={evaluation} chosen={chosen} onChoose={setChosen} />
      <div className={styles.curves}>
        <LineChart
          isSquare
          title={`ROC, AUC ${area(curves.auc)}`}
          xLabel="true by false positives"
          description={`ROC curve of ${classes[chosen]}, area under it ${area(curves.auc)}`}
          series={seriesOf(classes, evaluation.curves, chosen, 'roc')}
          x={UNIT}
          y={UNIT}
          xTicks={TICKS}
          formatX={asShare}
          formatY={asShare}
          reference={[
            { x: 0, y: 0 },
            { x: 1, y: 1 },
          ]}
          right={14}
        />
        <LineChart
          isSquare
          title={`Precision, AP ${area(curves.averagePrecision)}`}
          xLabel="by recall"
          description={`Precision by recall of ${classes[chosen]}, average precision ${area(curves.averagePrecision)}`}
          series={seriesOf(classes, evaluation.curves, chosen, 'precisionRecall')}
          x={UNIT}
          y={UNIT}
          xTicks={TICKS}
          formatX={asShare}
          formatY={asShare}
          reference={[
            { x: 0, y: base },
            { x: 1, y: base },
          ]}
          right={14}
        />
        <CalibrationPlot evaluation={evaluation} />
      </div>
      {curves.roc === null && (
        <p className={styles.quiet}>
          The test part has no document of {classes[chosen]}, so it has no curves.
        </p>
      )}
    </div>
  );
}

/** The chosen class in front; the others faint behind. */
const seriesOf = (
  classes: readonly string[],
  curves: readonly Curves[],
  chosen: number,
  which: 'roc' | 'precisionRecall',
): Series[] => {
  const order = [...classes.keys()].filter((index) => index !== chosen);
  return [...order, chosen].flatMap((index) => {
    const points = curves[index][which];
    if (!points) return [];
    const front = index === chosen;
    return [
      {
        name: classes[index],
        points,
        color: front ? 'var(--accent)' : 'var(--muted)',
        look: front ? ('solid' as const) : ('faint' as const),
      },
    ];
  });
};
