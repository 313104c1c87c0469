import { useState } from 'react';
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import { useActions } from '../state/appContext';
import styles from './EpochScrubber.module.css';
import type { EpochStop } from './epochStops';

export interface EpochScrubberProps {
  /** At least two, the newest (null) last. */
  stops: readonly EpochStop[];
  shown: EpochStop;
}

/** Goes back to the vectors of earlier epochs: one mark an epoch that was kept, the newest at the right end. */
export function EpochScrubber({ stops, shown }: EpochScrubberProps) {
  const { showSnapshot } = useActions();
  const [dragged, setDragged] = useState<number | null>(null);
  const last = stops.length;
  const place = stops.indexOf(shown) + 1 || last;
  return (
    <Slider
      aria-label="Epoch to explore"
      minValue={1}
      maxValue={last}
      value={dragged ?? place}
      onChange={setDragged}
      onChangeEnd={(next) => {
        setDragged(null);
        const stop = stops[next - 1];
        if (stop !== shown) void showSnapshot(stop);
      }}
      className={styles.slider}
    >
      <SliderTrack className={styles.track}>
        {stops.map((stop, i) => (
          <span
            key={stop ?? 'newest'}
            className={styles.mark}
            style={{ left: `${(i / (last - 1)) * 100}%` }}
          />
        ))}
        <SliderThumb className={styles.thumb} />
      </SliderTrack>
    </Slider>
  );
}
