import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './BarList.module.css';

/** Rows of a label, a bar and a number, in order. */
export const BarList = ({ label, children }: { label: string; children: ReactNode }) => (
  <ol className={styles.list} aria-label={label}>
    {children}
  </ol>
);

interface BarRowProps {
  label: ReactNode;
  /** Length of the bar, 0–1; less is none. */
  share: number;
  /** The number, as text. */
  value: string;
  /** `wide`, `counts`: room for longer numbers. `dense`: small, for long lists of small things. */
  look?: 'plain' | 'wide' | 'dense' | 'counts';
  /** In italics. */
  isFaint?: boolean;
  /** A line below. */
  note?: string;
  onPress?: () => void;
  onHoverStart?: () => void;
  onHoverEnd?: () => void;
}

/** A row of a BarList; a button where there is something to press for. */
export function BarRow({
  label,
  share,
  value,
  look = 'plain',
  isFaint,
  note,
  onPress,
  ...hover
}: BarRowProps) {
  const content = (
    <>
      <span className={styles.label}>{label}</span>
      <span className={styles.track} aria-hidden>
        <span className={styles.bar} style={{ width: `${Math.max(0, share) * 100}%` }} />
      </span>
      <span className={styles.value}>{value}</span>
      {note && <span className={styles.note}>{note}</span>}
    </>
  );
  const row = { className: styles.row, 'data-look': look, 'data-faint': isFaint || undefined };
  return (
    <li>
      {onPress ? (
        <AriaButton {...row} {...hover} onPress={onPress}>
          {content}
        </AriaButton>
      ) : (
        <div {...row}>{content}</div>
      )}
    </li>
  );
}
