import { line, scaleLog } from 'd3';
import { memo, useRef } from 'react';
import { formatCompact, formatTick } from '../ui/format';
import { useSize } from '../ui/useSize';
import styles from './ZipfPlot.module.css';

const HEIGHT = 130;
const MARGIN = { left: 34, right: 10, top: 8, bottom: 20 };

/** Powers of ten in the range; its ends where there are fewer than two. */
const ticks = (low: number, high: number): number[] => {
  const decades = Array.from({ length: 12 }, (_, power) => 10 ** power).filter(
    (value) => value >= low && value <= high,
  );
  return decades.length > 1 ? decades : [low, high];
};

/** Counts by rank, both logarithmic: a straight line falling by a decade a decade is Zipf's law. */
export const ZipfPlot = memo(function ZipfPlot({ points }: { points: { rank: number; count: number }[] }) {
  const frame = useRef<HTMLDivElement>(null);
  const { width } = useSize(frame);
  const [first, last] = [points[0], points[points.length - 1]];
  const x = scaleLog([1, last.rank], [MARGIN.left, width - MARGIN.right]);
  const y = scaleLog([Math.max(1, last.count), first.count], [HEIGHT - MARGIN.bottom, MARGIN.top]);
  const path = line<{ rank: number; count: number }>(
    (point) => x(point.rank),
    (point) => y(Math.max(1, point.count)),
  )(points);
  return (
    <figure ref={frame} className={styles.plot}>
      <figcaption>Counts by rank (Zipf plot)</figcaption>
      {width > 0 && (
        <svg
          width={width}
          height={HEIGHT}
          role="img"
          aria-label={`Counts fall from ${formatCompact(first.count)} at rank 1 to ${formatCompact(last.count)} at rank ${formatCompact(last.rank)}`}
        >
          {ticks(last.count, first.count).map((value) => (
            <g key={`y${value}`} transform={`translate(0 ${y(value)})`}>
              <line x1={MARGIN.left} x2={width - MARGIN.right} />
              <text x={MARGIN.left - 5} dy="0.32em" textAnchor="end">
                {formatTick(value)}
              </text>
            </g>
          ))}
          {ticks(1, last.rank).map((value) => (
            <text key={`x${value}`} x={x(value)} y={HEIGHT - 5} textAnchor="middle">
              {formatTick(value)}
            </text>
          ))}
          {path && <path d={path} />}
        </svg>
      )}
    </figure>
  );
});
