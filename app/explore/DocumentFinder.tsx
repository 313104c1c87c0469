import { memo, useId, useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { Button } from '../ui/Button';
import { wordProblem } from '../ui/wording';
import { DocumentList } from './DocumentList';
import styles from './Finder.module.css';

/** Finds the documents nearest to a text that the model has not seen: its vector is inferred. */
export const DocumentFinder = memo(function DocumentFinder() {
  const search = useAppState((state) => state.documentSearch);
  const { findDocuments, clearDocumentSearch } = useActions();
  const [text, setText] = useState(search?.text ?? '');
  const fieldId = useId();
  const found = search?.found;
  return (
    <form
      className={styles.finder}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') void findDocuments(text);
      }}
    >
      <label className={styles.label} htmlFor={fieldId}>
        Find documents for a text
      </label>
      <textarea
        id={fieldId}
        className={styles.text}
        rows={3}
        placeholder="A sentence or a whole text"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      <div className={styles.actions}>
        <Button type="submit" isDisabled={text.trim() === ''}>
          Find documents
        </Button>
        {search && (
          <Button
            look="quiet"
            onPress={() => {
              setText('');
              clearDocumentSearch();
            }}
          >
            Clear
          </Button>
        )}
      </div>
      {found && !found.ok && (
        <p className={styles.problem} role="status">
          <strong>{wordProblem(found.problem).title}.</strong> {wordProblem(found.problem).text}
        </p>
      )}
      {found?.ok && <DocumentList label="Documents found" documents={found.value} />}
    </form>
  );
});
