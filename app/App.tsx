import { useEffect, useState } from 'react';
import styles from './App.module.css';
import { PasteDialog } from './corpus/PasteDialog';
import { ReplaceDialog } from './corpus/ReplaceDialog';
import { loadSamples } from './corpus/samples';
import { useWindowDrop, useWindowPaste } from './corpus/useWindowDrop';
import { LossDialog } from './classify/LossDialog';
import { Inspector } from './explore/Inspector';
import { Announcer } from './frame/Announcer';
import { MapStage } from './frame/MapStage';
import { PhoneSheet } from './frame/PhoneSheet';
import { Rail } from './frame/Rail';
import { ShortcutsDialog } from './frame/ShortcutsDialog';
import { TopBar } from './frame/TopBar';
import { useHotkeys } from './frame/useHotkeys';
import { useActions, useAppState } from './state/appContext';
import { keepFolds, keptFolds } from './state/foldedPanels';
import { runIsLive } from './state/selectors';
import type { Drawer } from './state/store';
import { MonitorStrip } from './train/MonitorStrip';
import { PythonDialog } from './train/PythonDialog';
import { usePageLayout } from './ui/useMediaQuery';

/** The page: top bar, rail, map, inspector and monitor, arranged for the width there is. */
export function App() {
  const layout = usePageLayout();
  const panels = usePanels(layout === 'wide');
  const dropping = useWindowDrop();
  const hasRun = useAppState((state) => state.run !== null);
  useWindowPaste();
  useHotkeys();
  useSamples();
  const phone = layout === 'phone';
  const stage = useAppState((state) => state.stage);
  const live = useAppState(runIsLive);

  return (
    <div
      className={styles.page}
      data-layout={layout}
      data-rail={panels.rail.open || undefined}
      data-inspector={panels.inspector.open || undefined}
      data-invited={!hasRun || undefined}
      data-stage={stage}
    >
      <TopBar rail={phone ? null : panels.rail} inspector={phone ? null : panels.inspector} />
      {!phone && panels.rail.open && (
        <nav className={styles.rail} aria-label="Steps">
          <Rail />
        </nav>
      )}
      <div className={styles.map}>
        <MapStage />
      </div>
      {!phone && panels.inspector.open && (
        <aside className={styles.inspector} aria-label="Inspector">
          <Inspector />
        </aside>
      )}
      {phone ? (
        <aside className={styles.sheet} aria-label="Panels">
          <PhoneSheet />
        </aside>
      ) : (
        (stage === 'map' || live) && (
          <div className={styles.monitor}>
            <MonitorStrip controls={!panels.rail.open} />
          </div>
        )
      )}
      <PasteDialog />
      <ReplaceDialog />
      <LossDialog />
      <PythonDialog />
      <ShortcutsDialog />
      <Announcer />
      {dropping && (
        <div className={styles.drop}>
          <p>Drop to read it</p>
        </div>
      )}
    </div>
  );
}

/** Beside the map both panels are open until folded; over it at most one is open. */
function usePanels(wide: boolean) {
  const drawer = useAppState((state) => state.drawer);
  const { setDrawer } = useActions();
  const [folded, setFolded] = useState(keptFolds);
  const panel = (name: Drawer) => ({
    open: wide ? !folded[name] : drawer === name,
    toggle: () => {
      if (!wide) return setDrawer(drawer === name ? null : name);
      const next = { ...folded, [name]: !folded[name] };
      setFolded(next);
      keepFolds(next);
    },
  });
  return { rail: panel('rail'), inspector: panel('inspector') };
}

function useSamples(): void {
  const { setSamples } = useActions();
  useEffect(() => {
    const loading = new AbortController();
    void loadSamples(loading.signal).then((samples) => {
      if (!loading.signal.aborted) setSamples(samples);
    });
    return () => loading.abort();
  }, [setSamples]);
}
