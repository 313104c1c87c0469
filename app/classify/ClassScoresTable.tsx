import type { Evaluation } from '../../worker/contract/classifierEvaluation';
import { formatCount } from '../ui/format';
import styles from './ClassifierView.module.css';
import { area, percent } from './figures';
import tables from './tables.module.css';

interface ClassScoresTableProps {
  classes: readonly string[];
  evaluation: Evaluation;
  chosen: number;
  onChoose: (chosen: number) => void;
}

const COLUMNS = ['Precision', 'Recall', 'F1', 'AUC', 'AP', 'Tested'];

/** Figures of each class; a press shows its curves. */
export function ClassScoresTable({ classes, evaluation, chosen, onChoose }: ClassScoresTableProps) {
  return (
    <div
      className={`${tables.scroll} ${styles.tall}`}
      tabIndex={0}
      role="group"
      aria-label="Figures of the classes"
    >
      <table className={tables.table} aria-label="Figures of the classes">
        <thead>
          <tr>
            <th scope="col">Class</th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={tables.number}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {classes.map((name, index) => {
            const scores = evaluation.classes[index];
            const curves = evaluation.curves[index];
            return (
              <tr key={name} aria-current={index === chosen || undefined}>
                <th scope="row">
                  <button type="button" className={tables.choose} onClick={() => onChoose(index)}>
                    {name}
                  </button>
                </th>
                <td className={tables.number}>{percent(scores.precision)}</td>
                <td className={tables.number}>{percent(scores.recall)}</td>
                <td className={tables.number}>{percent(scores.f1)}</td>
                <td className={tables.number}>{area(curves.auc)}</td>
                <td className={tables.number}>{area(curves.averagePrecision)}</td>
                <td className={tables.number}>{formatCount(scores.documents)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
