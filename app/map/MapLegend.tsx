import { useMemo } from 'react';
import type { WordFacts } from '../../worker/contract/engine';
import { legendStops } from './exportLegend';
import { countRange, frequencyColors, legendCounts, shortCount } from './frequencyColor';
import styles from './MapLegend.module.css';

/** What the colours mean: word counts from rare to frequent. */
export function MapLegend({ words, surface }: { words: readonly WordFacts[]; surface: string }) {
  const colors = useMemo(() => frequencyColors(...countRange(words), surface), [words, surface]);
  const gradient = legendStops((position) => colors.at(position))
    .map(({ offset, color }) => `${color} ${offset * 100}%`)
    .join(', ');
  const counts = legendCounts(colors);
  return (
    <figure className={styles.legend} data-map-control>
      <figcaption>Word count</figcaption>
      <div className={styles.bar} style={{ background: `linear-gradient(to right, ${gradient})` }} />
      <div className={styles.ticks}>
        {counts.map((count, i) => (
          <span
            key={count}
            className={styles.tick}
            data-end={i === 0 ? 'first' : i === counts.length - 1 ? 'last' : undefined}
            style={{ left: `${100 * colors.position(count)}%` }}
          >
            {shortCount(count)}
          </span>
        ))}
      </div>
    </figure>
  );
}
