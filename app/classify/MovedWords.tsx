import { MapPin } from 'lucide-react';
import type { MovedWord } from '../../worker/contract/classifier';
import { useActions, useAppState } from '../state/appContext';
import type { Variant } from '../state/classifier';
import { IconButton } from '../ui/Button';
import { formatSimilarity } from '../ui/format';
import { wordProblem } from '../ui/wording';
import styles from './ClassifierView.module.css';
import tables from './tables.module.css';

const NEIGHBOURS = 5;

/** Words whose vectors fine-tuning turned most, and what they were near to before and after. */
export function MovedWords({ variant }: { variant: Variant }) {
  const answer = useAppState(({ classifier: { moved } }) =>
    moved?.runId === variant.runId ? moved.answer : null,
  );
  const { showMovedWord } = useActions();
  return (
    <div className={styles.block}>
      <h4 className={styles.subheading}>Words that fine-tuning moved most</h4>
      {!answer && (
        <p className={styles.quiet}>{variant.kept ? 'Comparing the vectors' : 'No longer held.'}</p>
      )}
      {answer && !answer.ok && <p className={styles.quiet}>{wordProblem(answer.problem).text}</p>}
      {answer?.ok && answer.value.length > 0 && (
        <div
          className={`${tables.scroll} ${styles.tall}`}
          tabIndex={0}
          role="group"
          aria-label="Words that fine-tuning moved most"
        >
          <table className={`${tables.table} ${tables.wide}`} aria-label="Words that fine-tuning moved most">
            <thead>
              <tr>
                <th scope="col">Word</th>
                <th scope="col" className={tables.number}>
                  Cosine to before
                </th>
                <th scope="col">Nearest before</th>
                <th scope="col">Nearest after</th>
                <th scope="col">
                  <span className={tables.hidden}>Map</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {answer.value.map((word) => (
                <tr key={word.wordId}>
                  <th scope="row">
                    <span className={tables.name}>{word.word}</span>
                  </th>
                  <td className={tables.number}>{formatSimilarity(word.similarity)}</td>
                  <td>{near(word.neighboursBefore, word.neighboursAfter)}</td>
                  <td>{near(word.neighboursAfter, word.neighboursBefore)}</td>
                  <td className={tables.tools}>
                    <IconButton label={`Show ${word.word} on the map`} onPress={() => showMovedWord(word)}>
                      <MapPin size={15} aria-hidden />
                    </IconButton>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}

/** Neighbours; those that the other list does not have stand out. */
const near = (list: MovedWord['neighboursBefore'], other: MovedWord['neighboursBefore']) =>
  list.slice(0, NEIGHBOURS).map(({ word }, index) => (
    <span key={word}>
      {index > 0 && ', '}
      {other.some((known) => known.word === word) ? word : <em className={styles.fresh}>{word}</em>}
    </span>
  ));
