import type { Variant } from '../state/classifier';
import { formatShare } from '../ui/format';
import { epochTicks } from '../train/lossChartModel';
import { LineChart, type Series } from './LineChart';
import { padded, type Point } from './chartScales';
import styles from './ClassifierView.module.css';

type Figure = 'loss' | 'accuracy';

const TITLES: Record<Figure, string> = { loss: 'Loss', accuracy: 'Accuracy' };

/** Loss and accuracy over the epochs, of the documents trained on and of those held back. */
export function LearningCurves({ variant }: { variant: Variant }) {
  if (variant.points.length === 0 && variant.epochs.length === 0) {
    return <p className={styles.waiting}>Curves appear with the first documents trained</p>;
  }
  return (
    <div className={styles.pair}>
      {(['loss', 'accuracy'] as const).map((figure) => (
        <Curve key={figure} variant={variant} figure={figure} />
      ))}
    </div>
  );
}

const shortLoss = (loss: number) => loss.toFixed(2);

function Curve({ variant, figure }: { variant: Variant; figure: Figure }) {
  const { points, epochs, progress } = variant;
  const format = figure === 'loss' ? shortLoss : formatShare;
  const training: Point[] =
    points.length > 1
      ? points.map((point) => ({ x: point.epoch, y: point[figure] }))
      : epochs.map((result) => ({ x: result.epoch, y: result[figure] }));
  const validation: Point[] = epochs.flatMap(({ epoch, validation: held }) =>
    held ? [{ x: epoch, y: held[figure] }] : [],
  );
  const best = epochs.findLast((result) => result.best)?.epoch;
  const end = Math.max(1, variant.state.kind === 'finished' ? epochs.length : progress.epochs);
  const series: Series[] = [
    { name: 'training', points: training, color: 'var(--muted)', look: 'thin', label: 'training' },
    { name: 'validation', points: validation, color: 'var(--accent)', hasDots: true, label: 'validation' },
  ];
  const last = validation.at(-1);
  return (
    <LineChart
      title={TITLES[figure]}
      xLabel="by epoch"
      description={
        last
          ? `${TITLES[figure]} of the validation part by epoch: ${validation.map(({ y }) => format(y)).join(', ')}`
          : `${TITLES[figure]}, first epoch under way`
      }
      series={series}
      x={[0, end]}
      y={padded([...training, ...validation].map(({ y }) => y))}
      xTicks={epochTicks(end, 360)}
      formatX={(x) => String(Number(x.toFixed(2)))}
      formatY={format}
      mark={best === undefined || validation.length < 2 ? null : { x: best, label: 'best' }}
      right={68}
    />
  );
}
