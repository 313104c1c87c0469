import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react';
import { momentText } from '../map/momentWording';
import { useActions } from '../state/appContext';
import type { Moment } from '../state/timeline';
import styles from './Timeline.module.css';

export interface TimelineSliderProps {
  /** At least two, now last. */
  moments: readonly Moment[];
  /** Index of the one that is shown. */
  place: number;
  epochs: number;
  /** Part of the line that the moments take, 0–1. */
  share: number;
}

/**
 * One place a moment, a mark where an epoch's vectors were kept. The map follows the thumb; lists follow when it is
 * let go, and until they have, the thumb stays where it was moved.
 */
export function TimelineSlider({ moments, place: shown, epochs, share }: TimelineSliderProps) {
  const { goTo, scrub } = useActions();
  const input = useRef<HTMLInputElement>(null);
  const [moved, setMoved] = useState<number | null>(null);
  const last = moments.length - 1;
  const place = Math.min(last, moved ?? shown);
  const text = momentText(moments[place], epochs);

  const settle = (next: number) => {
    setMoved(next);
    void goTo(moments[Math.min(last, next)]).then(() => setMoved((now) => (now === next ? null : now)));
  };
  const release = useEffectEvent(settle);
  // React's onChange is the browser's "input"; its "change" comes when the thumb is let go, or at each key.
  useEffect(() => {
    const range = input.current;
    const released = () => range && release(Number(range.value));
    range?.addEventListener('change', released);
    return () => range?.removeEventListener('change', released);
  }, []);

  const move = (next: number) => {
    setMoved(next);
    scrub(moments[next]);
  };
  /** From epoch to epoch. */
  const leap = (event: KeyboardEvent) => {
    const isStop = ({ kept, isNow }: Moment) => kept !== null || isNow;
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault();
    const next =
      event.key === 'PageUp'
        ? moments.findIndex((moment, i) => i > place && isStop(moment))
        : moments.findLastIndex((moment, i) => i < place && isStop(moment));
    if (next >= 0) settle(next);
  };

  const left = (index: number) => `${(index / last) * 100}%`;
  return (
    <div className={styles.slider}>
      <div className={styles.line} />
      <div className={styles.track} style={{ width: `${Math.max(0.12, share) * 100}%` }}>
        {moments.map(({ kept, isNow }, i) =>
          kept !== null || isNow ? (
            <span key={kept ?? 'now'} className={styles.mark} style={{ left: left(i) }} />
          ) : null,
        )}
        <input
          ref={input}
          type="range"
          className={styles.range}
          aria-label="Moment of training"
          aria-valuetext={text}
          min={0}
          max={last}
          step={1}
          value={place}
          onChange={(event) => move(Number(event.target.value))}
          onKeyDown={leap}
        />
        {moved !== null && (
          <span className={styles.readout} style={{ left: left(place) }} aria-hidden>
            {text}
          </span>
        )}
      </div>
    </div>
  );
}
