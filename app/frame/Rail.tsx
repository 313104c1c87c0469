import { Check, ChevronDown } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { CorpusPanel } from '../corpus/CorpusPanel';
import { useActions, useAppState } from '../state/appContext';
import type { AppState, RailStep } from '../state/store';
import { ModelPanel } from '../train/ModelPanel';
import { TrainControls } from '../train/TrainControls';
import { TrainPanel } from '../train/TrainPanel';
import styles from './Rail.module.css';
import { corpusSummary, modelSummary, trainSummary } from './summaries';

const hasText = ({ corpus }: AppState) => corpus.kind === 'ready';
const hasRun = ({ run }: AppState) => run !== null;
const hasFinished = ({ run }: AppState) => run?.state.kind === 'finished';

/** The path of three steps; one is open, the others are a line. */
export const Rail = memo(function Rail() {
  return (
    <div className={styles.rail}>
      <div className={styles.steps}>
        <Step id="corpus" number={1} title="Corpus" summary={corpusSummary} done={hasText}>
          <CorpusPanel />
        </Step>
        <Step id="model" number={2} title="Model" summary={modelSummary} done={hasRun}>
          <ModelPanel />
        </Step>
        <Step id="train" number={3} title="Train" summary={trainSummary} done={hasFinished}>
          <TrainPanel controls={false} />
        </Step>
      </div>
      <div className={styles.controls}>
        <TrainControls />
      </div>
    </div>
  );
});

interface StepProps {
  id: RailStep;
  number: number;
  title: string;
  summary: (state: AppState) => string;
  done: (state: AppState) => boolean;
  children: ReactNode;
}

function Step({ id, number, title, summary, done, children }: StepProps) {
  const open = useAppState((state) => state.railStep === id);
  const line = useAppState(summary);
  const ticked = useAppState(done);
  const { setRailStep } = useActions();
  return (
    <Disclosure
      className={styles.step}
      isExpanded={open}
      onExpandedChange={(expanded) => setRailStep(expanded ? id : null)}
    >
      <Heading level={2} className={styles.heading}>
        <AriaButton slot="trigger" className={styles.trigger}>
          <span className={styles.number} data-done={ticked || undefined} aria-hidden>
            {ticked ? <Check size={12} strokeWidth={3} /> : number}
          </span>
          <span className={styles.words}>
            <span className={styles.title}>{title}</span>
            <span className={styles.summary}>{line}</span>
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
