import { Check, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { CorpusPanel } from '../corpus/CorpusPanel';
import { useActions, useAppState } from '../state/appContext';
import type { RailStep } from '../state/store';
import { ModelPanel } from '../train/ModelPanel';
import { TrainControls } from '../train/TrainControls';
import { TrainPanel } from '../train/TrainPanel';
import styles from './Rail.module.css';
import { corpusSummary, modelSummary, trainSummary } from './summaries';

/** The path of three steps; one is open, the others are a line. */
export function Rail() {
  const corpus = useAppState(corpusSummary);
  const model = useAppState(modelSummary);
  const train = useAppState(trainSummary);
  const hasText = useAppState((state) => state.corpus.kind === 'ready');
  const hasRun = useAppState((state) => state.run !== null);
  return (
    <div className={styles.rail}>
      <div className={styles.steps}>
        <Step id="corpus" number={1} title="Corpus" summary={corpus} done={hasText}>
          <CorpusPanel />
        </Step>
        <Step id="model" number={2} title="Model" summary={model} done={hasRun}>
          <ModelPanel />
        </Step>
        <Step id="train" number={3} title="Train" summary={train} done={false}>
          <TrainPanel controls={false} />
        </Step>
      </div>
      <div className={styles.controls}>
        <TrainControls />
      </div>
    </div>
  );
}

interface StepProps {
  id: RailStep;
  number: number;
  title: string;
  summary: string;
  done: boolean;
  children: ReactNode;
}

function Step({ id, number, title, summary, done, children }: StepProps) {
  const open = useAppState((state) => state.railStep === id);
  const { setRailStep } = useActions();
  return (
    <Disclosure
      className={styles.step}
      isExpanded={open}
      onExpandedChange={(expanded) => setRailStep(expanded ? id : null)}
    >
      <Heading level={2} className={styles.heading}>
        <AriaButton slot="trigger" className={styles.trigger}>
          <span className={styles.number} data-done={done || undefined} aria-hidden>
            {done ? <Check size={12} strokeWidth={3} /> : number}
          </span>
          <span className={styles.words}>
            <span className={styles.title}>{title}</span>
            <span className={styles.summary}>{summary}</span>
          </span>
          <ChevronDown size={15} aria-hidden className={styles.chevron} />
        </AriaButton>
      </Heading>
      <DisclosurePanel className={styles.panel}>
        {open && <div className={styles.inner}>{children}</div>}
      </DisclosurePanel>
    </Disclosure>
  );
}
