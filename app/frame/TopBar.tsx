import { CircleHelp, Link2, PanelLeft, PanelRight } from 'lucide-react';
import { useActions, useAppState, useAppStore } from '../state/appContext';
import { copyText } from '../state/clipboard';
import { writeRules } from '../state/urlRules';
import { shareLink } from '../state/urlSync';
import { runStateLabel } from '../train/runWording';
import { IconButton } from '../ui/Button';
import { formatDuration } from '../ui/format';
import { SaveMenu } from './SaveMenu';
import { StageSwitch } from './StageSwitch';
import { ThemeMenu } from './ThemeMenu';
import styles from './TopBar.module.css';

export interface PanelToggle {
  open: boolean;
  toggle: () => void;
}

/** `rail` and `inspector` are null where these panels are always in sight. */
export function TopBar({ rail, inspector }: { rail: PanelToggle | null; inspector: PanelToggle | null }) {
  const { setDialog, say } = useActions();
  const store = useAppStore();
  const share = async () => {
    const copied = await copyText(shareLink(store.getState()));
    const missing = ['the text', ...writeRules(store.getState().rules).leftOut];
    say(
      copied
        ? `Link with these settings copied; not part of it: ${missing.join(', ')}`
        : 'The link is in the address bar',
    );
  };
  return (
    <header className={styles.bar}>
      {rail && (
        <IconButton
          label={rail.open ? 'Close settings' : 'Open settings'}
          aria-expanded={rail.open}
          onPress={rail.toggle}
        >
          <PanelLeft size={17} aria-hidden />
        </IconButton>
      )}
      <h1 className={styles.mark}>
        <Mark />
        <span>Embedding Playground</span>
      </h1>
      <StageSwitch />
      <RunTitle />
      <div className={styles.tools}>
        <IconButton label="Copy a link to these settings" onPress={share}>
          <Link2 size={17} aria-hidden />
        </IconButton>
        <SaveMenu />
        <ThemeMenu />
        <IconButton label="Keyboard shortcuts" hotkey="?" onPress={() => setDialog('shortcuts')}>
          <CircleHelp size={17} aria-hidden />
        </IconButton>
        {inspector && (
          <IconButton
            label={inspector.open ? 'Close the inspector' : 'Open the inspector'}
            aria-expanded={inspector.open}
            onPress={inspector.toggle}
          >
            <PanelRight size={17} aria-hidden />
          </IconButton>
        )}
      </div>
    </header>
  );
}

/** Words near one another, one apart. */
const Mark = () => (
  <svg className={styles.sign} width="18" height="18" viewBox="0 0 18 18" aria-hidden>
    <circle cx="4.5" cy="12.5" r="2.6" />
    <circle cx="10" cy="14.6" r="1.7" />
    <circle cx="8.6" cy="8.8" r="2" />
    <circle cx="14.4" cy="4" r="2.6" className={styles.apart} />
  </svg>
);

function RunTitle() {
  const name = useAppState((state) => state.starting?.corpusName ?? state.run?.corpusName);
  const kind = useAppState((state) => (state.starting ? 'starting' : state.run?.state.kind));
  const seconds = useAppState((state) => Math.round(state.run?.progress.elapsedSeconds ?? 0));
  if (!name || !kind) return <div className={styles.run} />;
  return (
    <div className={styles.run}>
      <span className={styles.name}>{name}</span>
      <span className={styles.pill} data-state={kind} data-testid="run-state">
        {runStateLabel(kind)}
      </span>
      {kind !== 'starting' && (
        <span className={styles.elapsed}>{seconds < 10 ? `${seconds} s` : formatDuration(seconds)}</span>
      )}
    </div>
  );
}
