import { Check, ChevronDown } from 'lucide-react';
import { lazy, memo, Suspense, type ReactNode } from 'react';
import { Button as AriaButton, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { CorpusPanel } from '../corpus/CorpusPanel';
import { classifierObstacle } from '../classify/obstacle';
import { useActions, useAppState } from '../state/appContext';
import type { AppState, RailStep } from '../state/store';
import { ModelPanel } from '../train/ModelPanel';
import { TrainControls } from '../train/TrainControls';
import { TrainPanel } from '../train/TrainPanel';
import styles from './Rail.module.css';
import { classifySummary, corpusSummary, modelSummary, trainSummary } from './summaries';

const ClassifierSetup = lazy(async () => {
  const { ClassifierSetup: component } = await import('../classify/ClassifierSetup');
  return { default: component };
});
const ClassifierControls = lazy(async () => {
  const { ClassifierControls: component } = await import('../classify/ClassifierControls');
  return { default: component };
});

const hasText = ({ corpus }: AppState) => corpus.kind === 'ready';
const hasRun = ({ run }: AppState) => run !== null;
const hasFinished = ({ run }: AppState) => run?.state.kind === 'finished';

const hasClassifier = ({ classifier }: AppState) =>
  classifier.variants.some(({ evaluation }) => evaluation !== null);

/** The path of steps; one is open, the others are a line. */
export const Rail = memo(function Rail() {
  // With its step open, the button below is the classifier's; while nothing can be classified it stays Start.
  const classifying = useAppState(
    (state) => state.railStep === 'classify' && classifierObstacle(state) === null,
  );
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
        <Step id="classify" number={4} title="Classify" summary={classifySummary} done={hasClassifier}>
          <Suspense fallback={null}>
            <ClassifierSetup />
          </Suspense>
        </Step>
      </div>
      <div className={styles.controls}>{classifying ? <LazyControls /> : <TrainControls />}</div>
    </div>
  );
});

const LazyControls = () => (
  <Suspense fallback={<TrainControls />}>
    <ClassifierControls />
  </Suspense>
);

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
  const { setRailStep, openClassifier } = useActions();
  const toggle = (expanded: boolean) => {
    if (expanded && id === 'classify') openClassifier();
    else setRailStep(expanded ? id : null);
  };
  return (
    <Disclosure className={styles.step} isExpanded={open} onExpandedChange={toggle}>
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
