import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import { formatCount, plural } from '../ui/format';
import styles from './WordDocuments.module.css';

/** Documents that contain the word looked at, and the word in the midst of its line in each. */
export const WordDocuments = memo(function WordDocuments() {
  const found = useAppState(({ wordDocuments, focus }) =>
    wordDocuments?.word === focus?.word ? wordDocuments : null,
  );
  const { openDocument } = useActions();
  if (!found || found.documents === 0) return null;
  return (
    <>
      <h3 className={styles.heading}>
        In {plural(found.documents, 'document')}
        {found.documents > found.found.length && (
          <span className={styles.aside}> those that use it most</span>
        )}
      </h3>
      <ol className={styles.list} aria-label="Documents with this word">
        {found.found.map((entry) => (
          <li key={entry.document}>
            <AriaButton className={styles.row} onPress={() => openDocument(entry)}>
              <span className={styles.name}>{entry.name}</span>
              <span className={styles.times}>{formatCount(entry.occurrences)} ×</span>
              <span className={styles.line}>
                <span className={styles.before}>
                  {/* A space at the end of a line that runs from the right would be swallowed. */}
                  <bdi>{entry.before.replace(/\s$/u, '\u00a0')}</bdi>
                </span>
                <mark className={styles.match}>{entry.match}</mark>
                <span className={styles.after}>{entry.after}</span>
              </span>
            </AriaButton>
          </li>
        ))}
      </ol>
    </>
  );
});
