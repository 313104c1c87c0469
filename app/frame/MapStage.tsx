import { lazy, memo, Suspense } from 'react';
import { CorpusPreview } from '../corpus/CorpusPreview';
import { Invitation } from '../corpus/Invitation';
import { TablePanel } from '../corpus/TablePanel';
import { ReadingCard } from '../corpus/ReadingCard';
import { MapPanel } from '../map/MapPanel';
import { useActions, useAppState } from '../state/appContext';
import { corpusFacts } from '../state/selectors';
import { Button } from '../ui/Button';
import { formatCount } from '../ui/format';
import { usePageLayout } from '../ui/useMediaQuery';
import styles from './MapStage.module.css';
import { Notices } from './Notices';

const ClassifierView = lazy(async () => {
  const { ClassifierView: component } = await import('../classify/ClassifierView');
  return { default: component };
});

/** The map, and what lies over it when there is nothing on it yet. */
export const MapStage = memo(function MapStage() {
  const cover = useAppState((state) => {
    if (state.corpus.kind === 'reading' && !state.run) return 'reading';
    if (state.tableDraft) return 'table';
    if (state.starting) return null;
    if (state.previewOpen && corpusFacts(state)) return 'preview';
    if (state.run) return null;
    return corpusFacts(state) ? 'ready' : 'invitation';
  });
  const classifier = useAppState((state) => state.stage === 'classifier');
  const phone = usePageLayout() === 'phone';
  return (
    <main className={styles.stage}>
      {/* The map stays as it is below the classifier: its layout, view and selection. */}
      <div className={styles.map} inert={classifier}>
        <MapPanel />
      </div>
      {classifier && !phone && cover !== 'preview' && (
        <div className={styles.cover} data-over="classifier">
          <Suspense fallback={null}>
            <ClassifierView />
          </Suspense>
        </div>
      )}
      {cover && (!classifier || cover === 'preview') && (
        <div className={styles.cover}>
          {cover === 'invitation' && <Invitation />}
          {cover === 'table' && <TablePanel />}
          {cover === 'preview' && <CorpusPreview />}
          {cover === 'ready' && <Ready />}
          {cover === 'reading' && (
            <div className={styles.card}>
              <ReadingCard />
            </div>
          )}
        </div>
      )}
      <div className={styles.notices}>
        <Notices />
      </div>
    </main>
  );
});

function Ready() {
  const facts = useAppState(corpusFacts);
  const { setPreviewOpen } = useActions();
  return (
    <section className={styles.ready}>
      <h2>{facts?.name}</h2>
      <p>{formatCount(facts?.tokens ?? 0)} words are read. Press Start to train on them.</p>
      <Button onPress={() => setPreviewOpen(true)}>Preview</Button>
    </section>
  );
}
