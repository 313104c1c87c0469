import { useEffect } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { classifierAnnouncement } from '../state/classifierNames';
import { runAnnouncement } from '../train/runWording';
import styles from './Announcer.module.css';

const MESSAGE_MS = 3500;

/** Tells changes of state to those who cannot see them, and shows short messages that go by themselves. */
export function Announcer() {
  const run = useAppState((state) => (state.run ? runAnnouncement(state.run) : ''));
  const reading = useAppState((state) => (state.corpus.kind === 'reading' ? 'Reading the text' : ''));
  const classifier = useAppState((state) => classifierAnnouncement(state.classifier));
  const message = useAppState((state) => state.message);
  const { clearMessage } = useActions();
  useEffect(() => {
    if (!message) return;
    const timer = setTimeout(() => clearMessage(message.id), MESSAGE_MS);
    return () => clearTimeout(timer);
  }, [message, clearMessage]);
  return (
    <>
      <div className={styles.hidden} aria-live="polite">
        {reading || run}
      </div>
      <div className={styles.hidden} aria-live="polite">
        {classifier}
      </div>
      <div className={styles.place} aria-live="polite">
        {message && <p className={styles.message}>{message.text}</p>}
      </div>
    </>
  );
}
