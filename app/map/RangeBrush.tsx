import { useState } from 'react';
import { useActions } from '../state/appContext';
import { legendStops } from './exportLegend';
import type { ScaleLegend } from './legend';
import styles from './RangeBrush.module.css';

const STEP = 0.01;

/** The colour scale with a handle at either end: words outside the part between them stand back. */
export function RangeBrush({ legend }: { legend: ScaleLegend }) {
  const { setColorRange } = useActions();
  const { range, ticks, valueText, shown, points, unit, title } = legend;
  const [from, to] = range;
  const gradient = legendStops((position) => legend.at(position))
    .map(({ offset, color }) => `${color} ${offset * 100}%`)
    .join(', ');
  // Each handle has the half of the bar up to the middle between the two, which rests while one is dragged.
  const [held, setHeld] = useState<number | null>(null);
  const middle = held ?? Math.round((from + to) / 2 / STEP) * STEP;
  const handle = (name: string, value: number, [min, max]: [number, number], set: (next: number) => void) => (
    <input
      type="range"
      className={styles.handle}
      style={{ left: `calc(${100 * min}% - 6px)`, width: `calc(${100 * (max - min)}% + 12px)` }}
      min={min}
      max={max}
      step={STEP}
      value={value}
      aria-label={`${title}: ${name}`}
      aria-valuetext={valueText(value)}
      onPointerDown={() => setHeld(middle)}
      onPointerUp={() => setHeld(null)}
      onPointerCancel={() => setHeld(null)}
      onChange={(event) => set(event.currentTarget.valueAsNumber)}
    />
  );
  return (
    <div>
      <div className={styles.brush}>
        <div className={styles.bar} style={{ background: `linear-gradient(to right, ${gradient})` }} />
        <div className={styles.off} style={{ left: 0, width: `${100 * from}%` }} />
        <div className={styles.off} style={{ right: 0, width: `${100 * (1 - to)}%` }} />
        {handle('from', from, [0, middle], (next) => setColorRange([next, to]))}
        {handle('to', to, [middle, 1], (next) => setColorRange([from, next]))}
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
      {shown < points && (
        <p className={styles.shown}>
          {shown.toLocaleString('en')} of {points.toLocaleString('en')} {unit}, {valueText(from)} to{' '}
          {valueText(to)}
        </p>
      )}
    </div>
  );
}
