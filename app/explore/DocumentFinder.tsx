import { memo } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { DocumentList } from './DocumentList';
import { MethodChoice } from './MethodChoice';
import { QuestionForm } from './QuestionForm';

/** Finds the documents nearest to a text that the model has not seen. */
export const DocumentFinder = memo(function DocumentFinder() {
  const search = useAppState((state) => state.documentSearch);
  const { findDocuments, clearDocumentSearch } = useActions();
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
      onAsk={(text) => void findDocuments(text)}
      onClear={clearDocumentSearch}
    >
      {(documents) => (
        <>
          <MethodChoice />
          <DocumentList label="Documents found" documents={documents} />
        </>
      )}
    </QuestionForm>
  );
});
