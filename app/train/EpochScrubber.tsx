import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useActions } from '../state/appContext';
import styles from './EpochScrubber.module.css';
import { stopText, type EpochStop } from './epochStops';

export interface EpochScrubberProps {
  /** At least two, the newest (null) last. */
  stops: readonly EpochStop[];
  shown: EpochStop;
}

/**
 * Goes back to the vectors of earlier epochs: one mark an epoch that was kept, the newest at the right end. The thumb
 * stays where it was moved until the engine has answered.
 */
export function EpochScrubber({ stops, shown }: EpochScrubberProps) {
  const { showSnapshot } = useActions();
  const input = useRef<HTMLInputElement>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const last = stops.length;
  const place = Math.min(last, moved ?? (stops.indexOf(shown) + 1 || last));

  const release = useEffectEvent((next: number) => {
    void showSnapshot(stops[next - 1]).then(() => setMoved((now) => (now === next ? null : now)));
  });
  // React's onChange is the browser's "input"; its "change" comes when the thumb is let go, or at each key.
  useEffect(() => {
    const range = input.current;
    const released = () => range && release(Number(range.value));
    range?.addEventListener('change', released);
    return () => range?.removeEventListener('change', released);
  }, []);

  const share = (index: number) => `${(index / (last - 1)) * 100}%`;
  return (
    <div className={styles.slider}>
      <div className={styles.track}>
        {stops.map((stop, i) => (
          <span key={stop ?? 'newest'} className={styles.mark} style={{ left: share(i) }} />
        ))}
        <input
          ref={input}
          type="range"
          className={styles.range}
          aria-label="Epoch to explore"
          aria-valuetext={stopText(stops[place - 1])}
          min={1}
          max={last}
          step={1}
          value={place}
          onChange={(event) => setMoved(Number(event.target.value))}
        />
        {moved !== null && (
          <span className={styles.readout} style={{ left: share(place - 1) }} aria-hidden>
            {stopText(stops[place - 1])}
          </span>
        )}
      </div>
    </div>
  );
}
