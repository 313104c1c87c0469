import { useState } from 'react';
import type { PhraseOrder, PhraseScore } from '../../worker/contract/corpus';
import { useActions, useAppState } from '../state/appContext';
import { corpusFacts, phrasesArePending } from '../state/selectors';
import { Button } from '../ui/Button';
import { formatCount, formatScore, plural } from '../ui/format';
import { Segmented } from '../ui/Segmented';
import styles from './PhraseTable.module.css';

const ORDERS: { value: PhraseOrder; label: string }[] = [
  { value: 'count', label: 'Most frequent first' },
  { value: 'score', label: 'Highest score first' },
];

/** Phrases and their scores before anything is trained. The first pass follows the settings at once. */
export function PhraseTable() {
  const { passes } = useAppState((state) => state.corpusSettings.phrases);
  const preview = useAppState((state) => state.phrasePreview);
  const facts = useAppState(corpusFacts);
  const pending = useAppState(phrasesArePending);
  const order = useAppState((state) => state.phraseOrder);
  const { setPhrases, setPhraseOrder, setRailStep } = useActions();
  const [chosen, setChosen] = useState(1);
  if (passes === 0) {
    const turnOn = () => {
      setPhrases({ passes: 1 });
      setRailStep('corpus');
    };
    return (
      <div className={styles.off}>
        <p>Phrases are off. On, words that keep together become one, such as new_york.</p>
        <Button onPress={turnOn}>Find phrases</Button>
      </div>
    );
  }
  if (!preview || !facts) return <p className={styles.note}>Counting pairs of words.</p>;
  const later = facts.phrases.slice(1);
  const pass = Math.min(chosen, 1 + later.length);
  const shown = pass === 1 ? preview : later[pass - 2];
  const total = pass === 1 ? preview.total : later[pass - 2].phrases;
  return (
    <>
      {later.length > 0 && (
        <div className={styles.passes}>
          <Segmented
            label="Pass"
            value={pass}
            choices={facts.phrases.map((_, index) => ({ value: index + 1, label: `Pass ${index + 1}` }))}
            onChange={setChosen}
          />
        </div>
      )}
      <p className={styles.note} aria-live="polite">
        {pass === 1
          ? `${plural(total, 'phrase')} above the threshold, of ${plural(preview.candidates, 'pair')} frequent enough.`
          : `${plural(total, 'phrase')} that this pass made of earlier phrases and the words beside them.`}
        {pass > 1 && pending && ' Being joined anew.'}
      </p>
      {shown.droppedPairs > 0 && (
        <p className={styles.note}>
          The text has more different pairs than fit in memory; {formatCount(shown.droppedPairs)} rare ones
          were forgotten while counting, so the counts of rare phrases may be too low.
        </p>
      )}
      {pass === 1 && shown.rows.length > 1 && (
        <div className={styles.order}>
          <Segmented label="Order" value={order} choices={ORDERS} onChange={setPhraseOrder} />
        </div>
      )}
      {shown.rows.length > 0 && <Rows rows={shown.rows} />}
      {total > shown.rows.length && (
        <p className={styles.note}>and {formatCount(total - shown.rows.length)} more</p>
      )}
    </>
  );
}

const Rows = ({ rows }: { rows: PhraseScore[] }) => (
  <table className={styles.table} aria-label="Phrases">
    <thead>
      <tr>
        <th scope="col">Phrase</th>
        <th scope="col">Count</th>
        <th scope="col">Score</th>
      </tr>
    </thead>
    <tbody>
      {rows.map(({ phrase, count, score }) => (
        <tr key={phrase}>
          <th scope="row">{phrase}</th>
          <td>{formatCount(count)}</td>
          <td>{formatScore(score)}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
