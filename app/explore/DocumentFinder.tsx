import { memo } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { DocumentList } from './DocumentList';
import styles from './DocumentList.module.css';
import { MethodChoice } from './MethodChoice';
import { QuestionForm } from './QuestionForm';

/** Finds the documents nearest to a text that the model has not seen; in a Doc2Vec run it is marked on the map. */
export const DocumentFinder = memo(function DocumentFinder() {
  const search = useAppState((state) => state.documentSearch);
  const isMarked = useAppState(
    ({ placedText, documentSearch }) =>
      placedText !== null && placedText.places.length > 0 && placedText.text === documentSearch?.text,
  );
  const { findDocuments, placeText, clearDocumentSearch } = useActions();
  return (
    <QuestionForm
      label="Find documents for a text"
      isHeading
      placeholder="A sentence or a whole text"
      lines="many"
      enterAsks
      action="Find documents"
      initialText={search?.text}
      answer={search?.found ?? null}
      onAsk={(text) => {
        void findDocuments(text);
        placeText(text);
      }}
      onClear={clearDocumentSearch}
    >
      {(documents) => (
        <>
          {isMarked && <p className={styles.kind}>Marked on the map, among the points nearest to it.</p>}
          <MethodChoice />
          <DocumentList label="Documents found" documents={documents} />
        </>
      )}
    </QuestionForm>
  );
});
