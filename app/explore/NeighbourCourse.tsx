import { useAppState } from '../state/appContext';
import type { NeighbourHistory } from '../state/explored';
import { Fold } from '../ui/Fold';
import styles from './NeighbourCourse.module.css';
import { NeighbourCourseChart } from './NeighbourCourseChart';

/** How the word looked at came to its neighbours, once it can be looked up in two epochs. */
export function NeighbourCourse() {
  const history = useAppState(({ neighbourHistory, focus, run }) =>
    neighbourHistory?.word === focus?.word && neighbourHistory?.runId === run?.facts.runId
      ? neighbourHistory
      : null,
  );
  const shown = useAppState((state) => state.run?.shownEpoch ?? null);
  if (!history || history.epochs.length < 2) return null;
  const { epochs, word } = history;
  return (
    <section className={styles.course} aria-labelledby="neighbour-course">
      <h3 id="neighbour-course" className={styles.title}>
        Neighbours over training
      </h3>
      <NeighbourCourseChart epochs={epochs} shown={shown} />
      <Fold title="As a table">
        <div
          className={styles.scroll}
          tabIndex={0}
          role="region"
          aria-label={`Neighbours of ${word} by epoch`}
        >
          <RankTable epochs={epochs} />
        </div>
      </Fold>
    </section>
  );
}

function RankTable({ epochs }: { epochs: NeighbourHistory['epochs'] }) {
  const ranks = Math.max(...epochs.map(({ neighbours }) => neighbours.length));
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Rank</th>
          {epochs.map(({ epoch }) => (
            <th key={epoch} scope="col">
              Epoch {epoch}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: ranks }, (_, rank) => (
          <tr key={rank}>
            <th scope="row">{rank + 1}</th>
            {epochs.map(({ epoch, neighbours }) => (
              <td key={epoch} dir="auto">
                {neighbours.at(rank)?.word}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
