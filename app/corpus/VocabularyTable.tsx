import { useAppState } from '../state/appContext';
import { formatCount, formatShare } from '../ui/format';
import styles from './VocabularyTable.module.css';

/** The head of the vocabulary; reacts to min_count, max_final_vocab and sample. */
export function VocabularyTable() {
  const vocabulary = useAppState((state) => state.vocabulary);
  const ruled = useAppState(
    (state) => state.preflight?.problems.some(({ kind }) => kind === 'rulesLeaveTooFew') ?? false,
  );
  if (!vocabulary) return <p className={styles.note}>No vocabulary with these settings yet.</p>;
  if (vocabulary.size === 0) {
    return (
      <p className={styles.note}>
        {ruled
          ? 'The vocabulary rules leave no word. Loosen them under Model, Vocabulary.'
          : `No word is seen ${formatCount(vocabulary.effectiveMinCount)} times. Lower the minimum count.`}
      </p>
    );
  }
  const most = vocabulary.rows[0]?.count ?? 1;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Word</th>
            <th scope="col">Count</th>
            <td aria-hidden />
            <th scope="col">Kept by subsampling</th>
          </tr>
        </thead>
        <tbody>
          {vocabulary.rows.map((row, index) => (
            <tr key={row.word}>
              <td>{index + 1}</td>
              <th scope="row">{row.word}</th>
              <td>{formatCount(row.count)}</td>
              <td className={styles.share} aria-hidden>
                <span style={{ width: `${(row.count / most) * 100}%` }} />
              </td>
              <td>{formatShare(row.keep)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {vocabulary.size > vocabulary.rows.length && (
        <p className={styles.note}>and {formatCount(vocabulary.size - vocabulary.rows.length)} more</p>
      )}
    </>
  );
}
