import { ArrowRight, LockKeyhole } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useActions, useAppState } from '../state/appContext';
import type { Sample } from '../state/store';
import { formatBytes, formatCompact } from '../ui/format';
import styles from './Invitation.module.css';
import { SourceButtons } from './SourceButtons';

/** What a first visit sees on the empty map. */
export function Invitation() {
  const samples = useAppState((state) => state.samples);
  return (
    <section className={styles.invitation} aria-labelledby="invitation">
      <h2 id="invitation" className={styles.title}>
        Drop a text file anywhere
      </h2>
      <p className={styles.lead}>
        Word2Vec learns from it which words keep the same company. Watch the words find their neighbours on
        this map while it trains.
      </p>
      <SourceButtons />
      {samples.length > 0 && (
        <>
          <h3 className={styles.or}>Or start with a sample</h3>
          <ul className={styles.samples}>
            {samples.map((sample) => (
              <li key={sample.id}>
                <SampleCard sample={sample} />
              </li>
            ))}
          </ul>
        </>
      )}
      <p className={styles.privacy}>
        <LockKeyhole size={14} aria-hidden /> Your text stays on this computer.
      </p>
    </section>
  );
}

function SampleCard({ sample }: { sample: Sample }) {
  const { openSample } = useActions();
  return (
    <AriaButton className={styles.sample} onPress={() => openSample(sample)}>
      <span className={styles.name}>{sample.name}</span>
      <span className={styles.description}>{sample.description}</span>
      <span className={styles.size}>
        {formatCompact(sample.words)} words · {formatBytes(sample.bytes)}
      </span>
      <ArrowRight className={styles.arrow} size={16} aria-hidden />
    </AriaButton>
  );
}
