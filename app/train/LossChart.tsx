import { memo, type PointerEvent, useRef, useState } from 'react';
import { useAppState } from '../state/appContext';
import { shownMoment } from '../state/timeline';
import { formatLoss } from '../ui/format';
import { useSize } from '../ui/useSize';
import styles from './LossChart.module.css';
import { lossChartModel, nearestPoint } from './lossChartModel';
import { signalText } from './runWording';

const MARGIN = { left: 40, right: 52, top: 10, bottom: 20 };

/** Mean loss a pair over the run: the line as it trains, a bar for the exact mean of every finished epoch. */
export const LossChart = memo(function LossChart() {
  const frame = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(frame);
  const points = useAppState((state) => state.run?.lossPoints);
  const results = useAppState((state) => state.run?.epochs);
  const epochs = useAppState((state) => state.run?.progress.epochs ?? 1);
  const shownEpoch = useAppState((state) => shownMoment(state)?.epoch ?? null);
  const [pointed, setPointed] = useState<number | null>(null);
  const ready = points && results && width > 0 && points.length + results.length > 0;
  const model = ready ? lossChartModel(points, results, epochs, { width, height, ...MARGIN }) : null;
  const last = results?.at(-1);
  const read = model && pointed !== null ? nearestPoint(points ?? [], model.x.invert(pointed)) : null;

  const result = read && results?.[Math.ceil(read.epoch) - 1];
  const signal = result?.signal ? signalText(result.signal) : null;

  const point = (event: PointerEvent<SVGSVGElement>) =>
    setPointed(event.clientX - event.currentTarget.getBoundingClientRect().left);

  return (
    <figure className={styles.chart} ref={frame}>
      {!model && <p className={styles.waiting}>Loss appears with the first words trained</p>}
      {model && (
        <svg
          width={width}
          height={height}
          role="img"
          aria-label={describe(results?.map((result) => result.loss) ?? [])}
          onPointerMove={point}
          onPointerLeave={() => setPointed(null)}
        >
          <g className={styles.axis}>
            {model.yTicks.map((tick) => (
              <g key={tick} transform={`translate(0 ${model.y(tick)})`}>
                <line x1={MARGIN.left} x2={width - MARGIN.right} />
                <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end">
                  {model.y.tickFormat(3)(tick)}
                </text>
              </g>
            ))}
            {model.xTicks.map((tick) => (
              <text key={tick} x={model.x(tick)} y={height - 5} textAnchor="middle">
                {tick}
              </text>
            ))}
          </g>
          {model.path && <path className={styles.line} d={model.path} />}
          {results?.map((result) => (
            <line
              key={result.epoch}
              className={styles.epoch}
              x1={model.x(result.epoch - 1) + 1}
              x2={model.x(result.epoch) - 1}
              y1={model.y(result.loss)}
              y2={model.y(result.loss)}
            />
          ))}
          {last && (
            <text className={styles.label} x={model.x(last.epoch) + 8} y={model.y(last.loss)} dy="0.32em">
              {formatLoss(last.loss)}
            </text>
          )}
          {shownEpoch !== null && (
            <line
              className={styles.shown}
              x1={model.x(shownEpoch)}
              x2={model.x(shownEpoch)}
              y1={MARGIN.top}
              y2={height - MARGIN.bottom}
            />
          )}
          {read && (
            <g className={styles.pointer} transform={`translate(${model.x(read.epoch)} 0)`}>
              <line y1={MARGIN.top} y2={height - MARGIN.bottom} />
              <circle cy={model.y(read.loss)} r={3} />
            </g>
          )}
        </svg>
      )}
      {model && (
        <figcaption className={styles.caption}>
          {read
            ? [`Loss ${formatLoss(read.loss)} at epoch ${read.epoch.toFixed(2)}`, signal]
                .filter(Boolean)
                .join(', ')
            : 'Mean loss a pair, by epoch; lower is better'}
        </figcaption>
      )}
    </figure>
  );
});

const describe = (losses: number[]) =>
  losses.length === 0
    ? 'Loss curve, first epoch under way'
    : `Loss by epoch: ${losses.map(formatLoss).join(', ')}`;
