import { CircleAlert, Info, X } from 'lucide-react';
import { useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { canStart } from '../state/selectors';
import type { Notice } from '../state/store';
import { Button, IconButton } from '../ui/Button';
import styles from './Notices.module.css';
import { wordFinding } from '../ui/findingWording';
import { remediesOf, type Remedy } from '../ui/remedies';
import { wordProblem } from '../ui/wording';

/** Problems on screen: what happened, what was kept, what to do. */
export function Notices() {
  const notices = useAppState((state) => state.notices);
  const oneThread = useAppState((state) => state.engine.kind === 'ready' && !state.engine.facts.shared);
  const [seen, setSeen] = useState(false);
  const note = oneThread && !seen;
  if (notices.length === 0 && !note) return null;
  return (
    <section className={styles.notices} aria-label="Problems">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} />
      ))}
      {note && (
        <div className={`${styles.notice} ${styles.note}`} role="status">
          <Info size={17} aria-hidden className={styles.icon} />
          <div className={styles.words}>
            <h2 className={styles.title}>Training runs on one thread</h2>
            <p>{wordFinding({ kind: 'singleThreadOnly' })}</p>
          </div>
          <IconButton label="Dismiss" onPress={() => setSeen(true)}>
            <X size={15} aria-hidden />
          </IconButton>
        </div>
      )}
    </section>
  );
}

function NoticeCard({ notice }: { notice: Notice }) {
  const { title, text, detail } = wordProblem(notice.problem);
  const { dismissNotice } = useActions();
  return (
    <div className={styles.notice} role="alert">
      <CircleAlert size={17} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        <p>{text}</p>
        <div className={styles.remedies}>
          {remediesOf(notice.problem).map((remedy) => (
            <RemedyButton key={remedy.label} remedy={remedy} noticeId={notice.id} />
          ))}
        </div>
        {detail && (
          <details className={styles.detail}>
            <summary>Details</summary>
            <code>{detail}</code>
          </details>
        )}
      </div>
      <IconButton label="Dismiss" onPress={() => dismissNotice(notice.id)}>
        <X size={15} aria-hidden />
      </IconButton>
    </div>
  );
}

function RemedyButton({ remedy, noticeId }: { remedy: Remedy; noticeId: number }) {
  const { readAgainAs, setHyperparameter, startTraining, dismissNotice } = useActions();
  const startable = useAppState(canStart);
  const apply = () => {
    dismissNotice(noticeId);
    switch (remedy.kind) {
      case 'readAs':
        return void readAgainAs(remedy.encoding);
      case 'set':
        return setHyperparameter(remedy.key, remedy.value);
      case 'trainAgain':
        return void startTraining();
      case 'reload':
        return location.reload();
    }
  };
  return (
    <Button isDisabled={remedy.kind === 'trainAgain' && !startable} onPress={apply}>
      {remedy.label}
    </Button>
  );
}
