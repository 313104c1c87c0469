import { type PointerEvent, useRef, useState } from 'react';
import { useSize } from '../ui/useSize';
import { chartScales, spreadLabels, type Margin, type Point } from './chartScales';
import styles from './charts.module.css';

export interface Series {
  name: string;
  points: readonly Point[];
  /** CSS colour. */
  color: string;
  look?: 'solid' | 'thin' | 'faint';
  /** A dot at each point. */
  hasDots?: boolean;
  /** At the end of the line; none without. */
  label?: string;
}

interface LineChartProps {
  /** What the chart tells, for those who cannot see it. */
  description: string;
  title: string;
  xLabel: string;
  series: readonly Series[];
  x: readonly [number, number];
  y: readonly [number, number];
  xTicks: readonly number[];
  formatX?: (x: number) => string;
  formatY: (y: number) => string;
  /** Straight line from corner to corner or level: what chance would give. */
  reference?: readonly [Point, Point];
  /** Upright line with a word. */
  mark?: { x: number; label: string } | null;
  right?: number;
  /** Width by height, so that squares stay square. */
  isSquare?: boolean;
}

/** Lines over thin axes, named at their ends, with a read-out where the pointer is. */
export function LineChart(props: LineChartProps) {
  const { description, title, xLabel, series, xTicks, formatX = String, formatY, reference, mark } = props;
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const [pointed, setPointed] = useState<number | null>(null);
  const margin: Margin = { left: 40, right: props.right ?? 44, top: 10, bottom: 22 };
  const scales = chartScales(size, margin, props.x, props.y);
  const { x, y, path } = scales;
  const [left, right] = x.range();
  const [bottom, top] = y.range();
  const labelled = series.filter(({ label, points }) => label !== undefined && points.length > 0);
  const heights = spreadLabels(
    labelled.map(({ points }) => y(points[points.length - 1].y)),
    13,
    [top, bottom],
  );
  const read = pointed === null ? null : readAt(series, x.invert(pointed));
  const point = (event: PointerEvent<SVGSVGElement>) =>
    setPointed(event.clientX - event.currentTarget.getBoundingClientRect().left);
  return (
    <figure className={styles.figure}>
      <figcaption className={styles.caption}>
        <span className={styles.title}>{title}</span>
        <span className={styles.read}>
          {read
            ? `${formatX(read.x)} · ${read.values.map(({ name, y: value }) => `${name} ${formatY(value)}`).join(', ')}`
            : xLabel}
        </span>
      </figcaption>
      <div ref={frame} className={props.isSquare ? styles.square : styles.plot}>
        {size.width > 0 && (
          <svg
            width={size.width}
            height={size.height}
            role="img"
            aria-label={description}
            onPointerMove={point}
            onPointerLeave={() => setPointed(null)}
          >
            <g className={styles.axis}>
              {y.ticks(4).map((tick) => (
                <g key={tick} transform={`translate(0 ${y(tick)})`}>
                  <line x1={left} x2={right} />
                  <text x={left - 6} dy="0.32em" textAnchor="end">
                    {formatY(tick)}
                  </text>
                </g>
              ))}
              {xTicks.map((tick) => (
                <text key={tick} x={x(tick)} y={size.height - 6} textAnchor="middle">
                  {formatX(tick)}
                </text>
              ))}
            </g>
            {reference && <path className={styles.reference} d={path(reference)} />}
            {mark && (
              <g className={styles.mark} transform={`translate(${x(mark.x)} 0)`}>
                <line y1={top} y2={bottom} />
                <text y={top + 9} x={-4} textAnchor="end">
                  {mark.label}
                </text>
              </g>
            )}
            {series.map((one) => (
              <g key={one.name} style={{ color: one.color }} className={styles[one.look ?? 'solid']}>
                <path d={path(one.points)} />
                {(one.hasDots || one.points.length === 1) &&
                  one.points.map((dot) => <circle key={dot.x} cx={x(dot.x)} cy={y(dot.y)} r={2.5} />)}
              </g>
            ))}
            {labelled.map((one, index) => (
              <text
                key={one.name}
                className={styles.label}
                style={{ fill: one.color }}
                x={x(one.points[one.points.length - 1].x) + 7}
                y={heights[index]}
                dy="0.32em"
              >
                {one.label}
              </text>
            ))}
            {read && <line className={styles.pointer} x1={x(read.x)} x2={x(read.x)} y1={top} y2={bottom} />}
          </svg>
        )}
      </div>
    </figure>
  );
}

/** The nearest point of each series. */
function readAt(series: readonly Series[], at: number) {
  const values = series
    .filter(({ look, points }) => look !== 'faint' && points.length > 0)
    .map(({ name, points }) => {
      const nearest = points.reduce((best, one) =>
        Math.abs(one.x - at) < Math.abs(best.x - at) ? one : best,
      );
      return { name, ...nearest };
    });
  return values.length === 0 ? null : { x: values[values.length - 1].x, values };
}
