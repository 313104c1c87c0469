import { ProgressBar } from 'react-aria-components';
import { shownText } from '../map/momentWording';
import { useAppState } from '../state/appContext';
import { thinnedText } from '../state/epochStops';
import type { AppState, RunStatus } from '../state/store';
import { momentsOf } from '../state/timeline';
import { formatCompact, formatCount, formatDuration, formatParameter, formatTimeLeft } from '../ui/format';
import { stopReason } from '../ui/findingWording';
import { ShareBar } from '../ui/ShareBar';
import { LossChart } from './LossChart';
import styles from './MonitorStrip.module.css';
import { runPlace } from './runWording';
import { Timeline } from './Timeline';
import { TrainControls } from './TrainControls';

/**
 * The run in figures, and its loss; with the controls where no other panel shows them. It stands from the
 * moment a text is chosen: the map then has its size before training starts.
 */
export function MonitorStrip({ controls = false }: { controls?: boolean }) {
  const run = useAppState((state) => state.run);
  const expected = useAppState((state) => state.corpus.kind !== 'none');
  if (run) return <Figures run={run} controls={controls} />;
  if (!expected) return null;
  return (
    <section className={styles.strip} aria-label="Training monitor">
      <div className={styles.place}>
        <p className={styles.epoch}>Not trained yet</p>
        {controls && <TrainControls />}
      </div>
      <LossChart />
    </section>
  );
}

function Figures({ run, controls }: { run: RunStatus; controls: boolean }) {
  const { progress, state } = run;
  const share = progress.totalRawWords > 0 ? progress.rawWords / progress.totalRawWords : 0;
  const live = state.kind === 'training';
  const playing = useAppState(({ timeline }) => timeline.playing !== 0);
  const canGoBack = useAppState((all) => momentsOf(all).length > 1);
  const rest = useAppState((all) => restText(all, run));
  return (
    <section className={styles.strip} aria-label="Training monitor">
      <div className={styles.place}>
        <p className={styles.epoch}>{runPlace(run)}</p>
        {(live || !canGoBack) && (
          <ProgressBar aria-label="Training progress" value={share * 100}>
            {!canGoBack && <ShareBar share={share} />}
          </ProgressBar>
        )}
        {canGoBack && <Timeline run={run} />}
        <p className={styles.left} aria-live={live || playing ? 'off' : 'polite'}>
          {live && progress.secondsLeft !== null ? formatTimeLeft(progress.secondsLeft) : rest}
        </p>
        {controls && <TrainControls />}
      </div>
      <dl className={styles.figures}>
        <Figure label={live ? 'Words a second' : 'Words a second, mean'} value={rateOf(progress, live)} />
        <Figure label="Learning rate" value={formatParameter(Number(progress.learningRate.toPrecision(3)))} />
        <Figure label="Elapsed" value={formatDuration(progress.elapsedSeconds)} />
      </dl>
      <LossChart />
    </section>
  );
}

/** What a run at rest shows, or what it read and kept. */
const restText = (all: AppState, run: RunStatus): string => {
  const shown = shownText(all);
  if (shown) return shown;
  const { progress, state } = run;
  const reason = state.kind === 'finished' && state.reason ? stopReason(state.reason.signal) : null;
  return [
    reason ?? `${formatCount(progress.rawWords)} words read`,
    thinnedText({ run, timeline: all.timeline }),
  ]
    .filter(Boolean)
    .join(', ')
    .replace(/^./u, (first) => first.toUpperCase());
};

const rateOf = (
  progress: { rawWordsPerSecond: number | null; rawWords: number; elapsedSeconds: number },
  live: boolean,
) => {
  if (live) return progress.rawWordsPerSecond === null ? '–' : formatCompact(progress.rawWordsPerSecond);
  return progress.elapsedSeconds > 0 ? formatCompact(progress.rawWords / progress.elapsedSeconds) : '–';
};

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.figure}>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </div>
  );
}
