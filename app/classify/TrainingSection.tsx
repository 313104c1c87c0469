import { X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { variantAtWork, type Variant } from '../state/classifier';
import { variantName } from '../state/classifierNames';
import { Button } from '../ui/Button';
import { classifierStateLabel, fallbackWords } from '../ui/classifierWording';
import { formatCompact, formatDuration, formatTimeLeft, plural } from '../ui/format';
import { Note } from '../ui/Note';
import { ShareBar } from '../ui/ShareBar';
import styles from './ClassifierView.module.css';
import { LearningCurves } from './LearningCurves';

/** The classifier that trains now: how far, how fast, and its curves. */
export function TrainingSection() {
  const variant = useAppState((state) => variantAtWork(state.classifier));
  const waiting = useAppState((state) => state.classifier.queue.length);
  const { clearQueue } = useActions();
  if (!variant) return null;
  const { progress, state } = variant;
  const share =
    (progress.epoch + progress.batch / Math.max(1, progress.batches)) / Math.max(1, progress.epochs);
  return (
    <section className={styles.section} aria-labelledby="classifier-training">
      <header className={styles.sectionHead}>
        <h3 id="classifier-training" className={styles.heading}>
          {variantName(variant)}
        </h3>
        <p className={styles.aside} data-testid="classifier-state">
          {place(variant)}
        </p>
      </header>
      <ProgressBar aria-label="Classifier progress" value={share * 100} className={styles.progress}>
        <ShareBar share={share} />
      </ProgressBar>
      <p className={styles.figures}>
        {progress.documentsPerSecond !== null && state.kind === 'training' && (
          <span>
            <strong>{formatCompact(progress.documentsPerSecond)}</strong> documents/s
          </span>
        )}
        <span>{formatDuration(progress.elapsedSeconds)} elapsed</span>
        {progress.secondsLeft !== null && state.kind === 'training' && (
          <span>{formatTimeLeft(progress.secondsLeft)} at most</span>
        )}
        {waiting > 0 && (
          <span>
            {plural(waiting, 'classifier')} waiting{' '}
            <Button look="link" onPress={clearQueue}>
              <X size={12} aria-hidden /> Do not train
            </Button>
          </span>
        )}
      </p>
      {variant.fallback && <Note>{fallbackWords(variant.fallback)}</Note>}
      <LearningCurves variant={variant} />
    </section>
  );
}

/** "Epoch 3 of 20". */
const place = ({ state, progress }: Variant): string => {
  const { epoch, epochs } = progress;
  if (state.kind === 'training') return `Epoch ${Math.min(epoch + 1, epochs)} of ${epochs}`;
  if (state.kind === 'paused') return `Paused in epoch ${Math.min(epoch + 1, epochs)} of ${epochs}`;
  return classifierStateLabel(state);
};
