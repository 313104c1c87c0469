import { AlertTriangle, CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Note.module.css';

/** A sentence that deserves a mark: worth knowing, or in the way. */
export const Note = ({
  kind = 'finding',
  children,
}: {
  kind?: 'finding' | 'problem';
  children: ReactNode;
}) => (
  <div className={styles.note} data-kind={kind}>
    {kind === 'problem' ? <CircleAlert size={15} aria-hidden /> : <AlertTriangle size={15} aria-hidden />}
    <div>{children}</div>
  </div>
);
