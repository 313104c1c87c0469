import type { DocumentTableFacts } from '../../worker/contract/documents';
import { vectorsAtRest } from '../state/classifierReactions';
import { corpusFacts } from '../state/selectors';
import type { AppState } from '../state/store';

/** Documents that would be classified: those of the run, whose vectors read them; before there is one, of the text. */
export const classifiedTable = (state: AppState): DocumentTableFacts | null =>
  state.run ? state.run.table : (corpusFacts(state)?.documents ?? null);

/** Column of the classes, chosen or as the table has it. */
export const labelColumn = (state: AppState): string | null =>
  state.classifier.request.label ?? classifiedTable(state)?.label ?? null;

/** Whether documents say of what class they are, or might. */
export const hasColumns = (state: AppState): boolean => (classifiedTable(state)?.columns.length ?? 0) > 0;

/** Why there is nothing to classify yet, in a sentence; null when there is. */
export function classifierObstacle(state: AppState): string | null {
  if (!corpusFacts(state) && !state.run) {
    return 'A classifier learns from documents with labels: choose a table (CSV, TSV, JSON Lines), or lines with __label__ marks, under Corpus.';
  }
  if (!hasColumns(state)) {
    return 'This text has no labels. A classifier needs documents that say of what class they are: a table (CSV, TSV, JSON Lines) with a column of classes, lines that begin with __label__ and a class, or a folder for each class.';
  }
  if (!state.run && !state.starting)
    return 'Train word vectors first: the classifier reads the documents through them.';
  if (state.classifier.documents.kind === 'none' && vectorsAtRest(state) === null) {
    return 'Word vectors are being trained. The classifier takes them as they are when training pauses or ends.';
  }
  return null;
}
