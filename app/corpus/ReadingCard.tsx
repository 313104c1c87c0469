import { ProgressBar } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { Button } from '../ui/Button';
import { formatBytes, formatCount } from '../ui/format';
import { ShareBar } from '../ui/ShareBar';
import styles from './ReadingCard.module.css';

/** How far the reading of a text is. */
export function ReadingCard() {
  const corpus = useAppState((state) => state.corpus);
  const { cancelReading } = useActions();
  if (corpus.kind !== 'reading') return null;
  const { progress, source } = corpus;
  const share = progress && progress.totalBytes > 0 ? progress.bytesRead / progress.totalBytes : 0;
  const name = progress?.name ?? (source.kind === 'url' ? source.name : source.files[0].name);
  const rate = progress && progress.seconds > 0.2 ? progress.bytesRead / progress.seconds : null;
  return (
    <div className={styles.card}>
      <p className={styles.name}>Reading {name}</p>
      <ProgressBar aria-label={`Reading ${name}`} value={share * 100} className={styles.progress}>
        <ShareBar share={share} />
      </ProgressBar>
      <p className={styles.figures}>
        {progress
          ? `${formatBytes(progress.bytesRead)} of ${formatBytes(progress.totalBytes)}${rate ? ` · ${formatBytes(rate)}/s` : ''}`
          : 'Opening the file'}
        {progress && <span>{formatCount(progress.tokens)} words</span>}
      </p>
      {progress && progress.fileCount > 1 && (
        <p className={styles.figures}>
          File {formatCount(progress.fileIndex + 1)} of {formatCount(progress.fileCount)}
        </p>
      )}
      <Button onPress={cancelReading}>Cancel</Button>
    </div>
  );
}
