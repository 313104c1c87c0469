import { useActions, useAppState } from '../state/appContext';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { plural } from '../ui/format';

/** Asks before trained classifiers are lost with their documents. */
export function LossDialog() {
  const pending = useAppState((state) => state.classifier.pendingLoss);
  const count = useAppState((state) => state.classifier.variants.length);
  const { confirmLoss, discardLoss } = useActions();
  if (!pending) return null;
  const training = pending.kind === 'training';
  return (
    <Dialog
      role="alertdialog"
      title={training ? 'Train new word vectors?' : 'Take the documents anew?'}
      isOpen
      onClose={discardLoss}
      actions={
        <>
          <Button onPress={discardLoss}>Keep {count === 1 ? 'it' : 'them'}</Button>
          <Button look="primary" onPress={confirmLoss}>
            {training ? 'Train' : 'Take them anew'}
          </Button>
        </>
      }
    >
      <p>
        {plural(count, 'classifier')} {count === 1 ? 'was' : 'were'} trained on the documents and vectors in
        place and {count === 1 ? 'goes' : 'go'} with them, figures and all. Save what you want to keep first.
      </p>
    </Dialog>
  );
}
