import { Copy } from 'lucide-react';
import { useMemo } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { copyText } from '../state/clipboard';
import { corpusFacts } from '../state/selectors';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { gensimPython } from './gensimPython';
import styles from './PythonDialog.module.css';

/** The settings in force as a Python program for gensim. */
export function PythonDialog() {
  const isOpen = useAppState((state) => state.dialog === 'python');
  const hyperparameters = useAppState((state) => state.hyperparameters);
  const rules = useAppState((state) => state.rules);
  const corpusSettings = useAppState((state) => state.corpusSettings);
  const facts = useAppState(corpusFacts);
  const { setDialog, say } = useActions();
  const program = useMemo(
    () =>
      gensimPython({
        hyperparameters,
        rules,
        settings: { ...corpusSettings, encoding: facts?.encoding ?? corpusSettings.encoding },
        fileName: facts?.name ?? 'corpus.txt',
        longestSentence: facts?.longestSentence,
      }),
    [hyperparameters, rules, corpusSettings, facts],
  );

  const copy = async () => {
    say((await copyText(program)) ? 'Python copied' : 'The browser does not allow copying here');
    setDialog(null);
  };

  return (
    <Dialog
      title="The same in Python, with gensim 4"
      isOpen={isOpen}
      onClose={() => setDialog(null)}
      width={700}
      actions={
        <Button look="primary" onPress={copy}>
          <Copy size={15} aria-hidden /> Copy
        </Button>
      }
    >
      {/* Scrolls, so it takes the focus for the keyboard. */}
      <pre className={styles.program} tabIndex={0} aria-label="Python program">
        {program}
      </pre>
    </Dialog>
  );
}
