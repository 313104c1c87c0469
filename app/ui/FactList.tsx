import type { ReactNode } from 'react';
import styles from './FactList.module.css';

/** Facts one below the other, names at the left and values at the right. */
export const FactList = ({ children }: { children: ReactNode }) => (
  <dl className={styles.facts}>{children}</dl>
);

/** @param code whether the label is a name in a program */
export const Fact = ({ label, value, code = false }: { label: string; value: string; code?: boolean }) => (
  <div>
    <dt>{code ? <code>{label}</code> : label}</dt>
    <dd>{value}</dd>
  </div>
);
