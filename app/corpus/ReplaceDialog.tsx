import { useActions, useAppState } from '../state/appContext';
import { isForFurtherTraining, runIsLive, startsByItself } from '../state/selectors';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';

/** Asks before a new text takes the place of the run on screen. */
export function ReplaceDialog() {
  const source = useAppState((state) => state.pendingSource);
  const live = useAppState(runIsLive);
  const runName = useAppState((state) => state.run?.corpusName ?? state.starting?.corpusName ?? 'this text');
  const starts = useAppState(
    (state) => state.pendingSource !== null && startsByItself(state, state.pendingSource),
  );
  const classifiers = useAppState((state) => state.classifier.variants.length);
  const further = useAppState(isForFurtherTraining);
  const saved = useAppState((state) => (state.run?.facts.documents ? 'all' : 'words'));
  const { confirmPendingSource, discardPendingSource, saveVectors } = useActions();
  if (!source) return null;
  const name = nameOf(source);
  return (
    <Dialog
      role="alertdialog"
      title={further ? `Train further on ${name}?` : `Start a new run with ${name}?`}
      isOpen
      onClose={discardPendingSource}
      actions={
        <>
          <Button look="quiet" onPress={() => saveVectors(saved)}>
            Save the vectors first
          </Button>
          <Button onPress={discardPendingSource}>Keep the run</Button>
          <Button look="primary" onPress={confirmPendingSource}>
            {further ? 'Read it' : 'New run'}
          </Button>
        </>
      }
    >
      <p>
        {live
          ? `Training on ${runName} pauses while the text is read, and stops when it has been read.`
          : `The run on ${runName} is on the screen.`}{' '}
        {starts
          ? 'A sample starts training at once, and its vectors take the place of these.'
          : 'Its map and vectors stay until you press Start.'}
        {classifiers > 0 &&
          ` The same goes for ${classifiers === 1 ? 'the classifier' : `the ${classifiers} classifiers`} trained on it.`}
      </p>
    </Dialog>
  );
}

const nameOf = (source: { kind: 'url'; name: string } | { kind: 'files'; files: { name: string }[] }) => {
  if (source.kind === 'url') return source.name;
  return source.files.length === 1 ? source.files[0].name : `${source.files.length} files`;
};
