import { useActions } from '../state/appContext';
import styles from './GroupList.module.css';
import type { GroupLegend } from './legend';
import { ShapeMark } from './ShapeMark';

/** The groups with their marks and numbers of words; a press makes one stand back, a double one all others. */
export function GroupList({ legend: { entries, title } }: { legend: GroupLegend }) {
  const { toggleGroup, showOnlyGroup } = useActions();
  return (
    <ul className={styles.list} aria-label={title}>
      {entries.map(({ id, name, points, shown, shape, color }) => (
        <li key={id}>
          <button
            type="button"
            className={styles.entry}
            aria-pressed={shown}
            title={`${name}: press to ${shown ? 'hide' : 'show'}, twice to show only these`}
            onClick={() => toggleGroup(id)}
            onDoubleClick={() =>
              showOnlyGroup(
                id,
                entries.map((entry) => entry.id),
              )
            }
          >
            <ShapeMark shape={shape} color={color} />
            <span dir="auto" className={styles.name}>
              {name}
            </span>
            <span className={styles.count}>{points.toLocaleString('en')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
