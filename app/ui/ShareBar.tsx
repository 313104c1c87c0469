import styles from './ShareBar.module.css';

/** How much of something is done, as a line; what it means stands in the ProgressBar around it. @param share 0–1 */
export const ShareBar = ({ share }: { share: number }) => (
  <div className={styles.bar}>
    <div style={{ width: `${Math.min(1, share) * 100}%` }} />
  </div>
);
