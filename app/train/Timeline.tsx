import { Pause, Play } from 'lucide-react';
import { useAppState, useActions } from '../state/appContext';
import { playedMoments } from '../state/playback';
import type { RunStatus } from '../state/store';
import { momentsOf, PLAYBACK_SPEEDS, shownIndex, type Moment } from '../state/timeline';
import { IconButton } from '../ui/Button';
import styles from './Timeline.module.css';
import { TimelineSlider } from './TimelineSlider';

const ICON = { size: 15, 'aria-hidden': true } as const;

/** The course of the run: played back, or gone through by hand. While it trains, its line grows with it. */
export function Timeline({ run }: { run: RunStatus }) {
  const timeline = useAppState((state) => state.timeline);
  const projection = useAppState((state) => state.projection);
  const moments = momentsOf({ run, timeline, projection });
  const live = run.state.kind === 'training' || run.state.kind === 'paused';
  const share = live ? run.progress.rawWords / Math.max(1, run.progress.totalRawWords) : 1;
  return (
    <div className={styles.timeline} role="group" aria-label="Timeline">
      <PlayButtons moments={moments} />
      <TimelineSlider
        moments={moments}
        place={shownIndex(moments, { run, timeline })}
        epochs={run.progress.epochs}
        share={share}
      />
      <SpeedButton />
    </div>
  );
}

function PlayButtons({ moments }: { moments: readonly Moment[] }) {
  const playing = useAppState((state) => state.timeline.playing);
  const { play, stopPlaying } = useActions();
  const isDisabled = playedMoments(moments).length < 2;
  const button = (direction: 1 | -1, label: string, hotkey?: string) => {
    const active = playing === direction;
    return (
      <IconButton
        label={active ? 'Stop playing' : label}
        hotkey={hotkey}
        isDisabled={isDisabled}
        onPress={() => (active ? void stopPlaying() : play(direction))}
      >
        {active ? (
          <Pause {...ICON} />
        ) : (
          <Play {...ICON} className={direction < 0 ? styles.back : undefined} />
        )}
      </IconButton>
    );
  };
  return (
    <div className={styles.buttons}>
      {button(-1, 'Play backwards')}
      {button(1, 'Play the training back', 'P')}
    </div>
  );
}

/** Each press is the next speed; after the highest comes the lowest. */
function SpeedButton() {
  const speed = useAppState((state) => state.timeline.speed);
  const { setPlaybackSpeed } = useActions();
  const next = PLAYBACK_SPEEDS[(PLAYBACK_SPEEDS.indexOf(speed) + 1) % PLAYBACK_SPEEDS.length];
  return (
    <IconButton label={`Playing speed ${speed}×`} onPress={() => setPlaybackSpeed(next)}>
      <span className={styles.speed}>{speed}×</span>
    </IconButton>
  );
}
