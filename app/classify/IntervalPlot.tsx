import type { Interval } from '../../worker/contract/classifierEvaluation';
import styles from './IntervalPlot.module.css';

interface IntervalPlotProps {
  interval: Interval;
  /** Ends of the common scale. */
  domain: readonly [number, number];
  /** Upright line to compare with. */
  reference?: number;
}

/** A figure with its interval on a scale that several share; the numbers stand beside it. */
export function IntervalPlot({ interval, domain, reference }: IntervalPlotProps) {
  const at = (value: number) => `${(100 * (value - domain[0])) / (domain[1] - domain[0])}%`;
  const { value, low, high } = interval;
  return (
    <div className={styles.plot} aria-hidden>
      {reference !== undefined && <span className={styles.reference} style={{ left: at(reference) }} />}
      <span className={styles.reach} style={{ left: at(low), width: `calc(${at(high)} - ${at(low)})` }} />
      <span className={styles.value} style={{ left: at(value) }} />
    </div>
  );
}

/** A scale on which all the intervals and the reference lie, rounded to tenths. */
export const commonDomain = (intervals: readonly Interval[], reference: number): [number, number] => {
  const low = Math.min(reference, ...intervals.map((interval) => interval.low));
  const high = Math.max(reference, ...intervals.map((interval) => interval.high));
  const from = Math.max(0, Math.floor(low * 10 - 0.2) / 10);
  const to = Math.min(1, Math.ceil(high * 10 + 0.2) / 10);
  return to > from ? [from, to] : [0, 1];
};
