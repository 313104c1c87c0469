import { useRef } from 'react';
import type { Evaluation } from '../../worker/contract/classifierEvaluation';
import { formatShare, plural } from '../ui/format';
import { useSize } from '../ui/useSize';
import { chartScales } from './chartScales';
import charts from './charts.module.css';
import styles from './ClassifierView.module.css';
import { percent } from './figures';

const MARGIN = { left: 40, right: 14, top: 10, bottom: 22 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];
const UNIT = [0, 1] as const;
const LARGEST = 9;

/** How often the classifier is right against how sure it is; the area of a dot is its number of documents. */
export function CalibrationPlot({ evaluation }: { evaluation: Evaluation }) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const { x, y, path } = chartScales(size, MARGIN, UNIT, UNIT);
  const bins = evaluation.calibration.filter(({ documents }) => documents > 0);
  const most = Math.max(1, ...bins.map(({ documents }) => documents));
  const gap = meanGap(bins);
  return (
    <figure className={charts.figure}>
      <figcaption className={charts.caption}>
        <span className={charts.title}>Calibration, ECE {percent(evaluation.calibrationError)} %</span>
        <span className={charts.read}>right by sure</span>
      </figcaption>
      <div ref={frame} className={charts.square}>
        {size.width > 0 && (
          <svg
            width={size.width}
            height={size.height}
            role="img"
            aria-label={`Calibration: ${bins.map((bin) => `${formatShare(bin.confidence)} sure, ${formatShare(bin.accuracy)} right`).join('; ')}`}
          >
            <g className={charts.axis}>
              {TICKS.map((tick) => (
                <g key={tick}>
                  <g transform={`translate(0 ${y(tick)})`}>
                    <line x1={MARGIN.left} x2={size.width - MARGIN.right} />
                    <text x={MARGIN.left - 6} dy="0.32em" textAnchor="end">
                      {tick}
                    </text>
                  </g>
                  <text x={x(tick)} y={size.height - 6} textAnchor="middle">
                    {tick}
                  </text>
                </g>
              ))}
            </g>
            <path
              className={charts.reference}
              d={path([
                { x: 0, y: 0 },
                { x: 1, y: 1 },
              ])}
            />
            {bins.map((bin) => (
              <g key={bin.from} className={styles.bin}>
                <line
                  x1={x(bin.confidence)}
                  x2={x(bin.confidence)}
                  y1={y(bin.confidence)}
                  y2={y(bin.accuracy)}
                />
                <circle
                  cx={x(bin.confidence)}
                  cy={y(bin.accuracy)}
                  r={Math.max(2.5, LARGEST * Math.sqrt(bin.documents / most))}
                >
                  <title>
                    {`${plural(bin.documents, 'document')}: ${formatShare(bin.confidence)} sure, ${formatShare(bin.accuracy)} right`}
                  </title>
                </circle>
              </g>
            ))}
          </svg>
        )}
      </div>
      <p className={styles.quiet}>
        {gap > 0.02
          ? 'It is surer than it is right: dots lie below the line.'
          : gap < -0.02
            ? 'It is right more often than it is sure: dots lie above the line.'
            : 'It is right about as often as it is sure.'}
      </p>
    </figure>
  );
}

/** Mean of how sure minus how right, over the documents. */
const meanGap = (bins: Evaluation['calibration']): number => {
  let documents = 0;
  let sum = 0;
  for (const bin of bins) {
    documents += bin.documents;
    sum += bin.documents * (bin.confidence - bin.accuracy);
  }
  return documents > 0 ? sum / documents : 0;
};
