import { useActions } from '../state/appContext';
import { legendStops } from './exportLegend';
import type { ScaleLegend } from './legend';
import styles from './RangeBrush.module.css';

const STEP = 0.01;

/** The colour scale with a handle at either end: words outside the part between them stand back. */
export function RangeBrush({ legend }: { legend: ScaleLegend }) {
  const { setColorRange } = useActions();
  const { range, ticks, valueText, shown, words, title } = legend;
  const [from, to] = range;
  const gradient = legendStops((position) => legend.at(position))
    .map(({ offset, color }) => `${color} ${offset * 100}%`)
    .join(', ');
  const handle = (name: string, value: number, set: (next: number) => void) => (
    <input
      type="range"
      className={styles.handle}
      min={0}
      max={1}
      step={STEP}
      value={value}
      aria-label={`${title}: ${name}`}
      aria-valuetext={valueText(value)}
      onChange={(event) => set(event.currentTarget.valueAsNumber)}
    />
  );
  return (
    <div>
      <div className={styles.brush}>
        <div className={styles.bar} style={{ background: `linear-gradient(to right, ${gradient})` }} />
        <div className={styles.off} style={{ left: 0, width: `${100 * from}%` }} />
        <div className={styles.off} style={{ right: 0, width: `${100 * (1 - to)}%` }} />
        {handle('from', from, (next) => setColorRange([Math.min(next, to), to]))}
        {handle('to', to, (next) => setColorRange([from, Math.max(next, from)]))}
      </div>
      <div className={styles.ticks} aria-hidden>
        {ticks.map(({ position, text }, i) => (
          <span
            key={position}
            className={styles.tick}
            data-end={i === 0 ? 'first' : i === ticks.length - 1 ? 'last' : undefined}
            style={{ left: `${100 * position}%` }}
          >
            {text}
          </span>
        ))}
      </div>
      {shown < words && (
        <p className={styles.shown}>
          {shown.toLocaleString('en')} of {words.toLocaleString('en')} words, {valueText(from)} to{' '}
          {valueText(to)}
        </p>
      )}
    </div>
  );
}
