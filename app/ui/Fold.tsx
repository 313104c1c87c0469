import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Fold.module.css';

interface FoldProps {
  title: string;
  /** A word on what is inside, at the right of the title. */
  state?: string;
  children: ReactNode;
}

/** A title that opens what belongs to it. */
export const Fold = ({ title, state, children }: FoldProps) => (
  <details className={styles.fold}>
    <summary>
      <ChevronRight size={15} aria-hidden /> {title}
      {state !== undefined && <span className={styles.state}>{state}</span>}
    </summary>
    <div className={styles.body}>{children}</div>
  </details>
);
