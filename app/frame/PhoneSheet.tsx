import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { lazy, memo, Suspense } from 'react';
import { CorpusPanel } from '../corpus/CorpusPanel';
import { Inspector } from '../explore/Inspector';
import { classifierObstacle } from '../classify/obstacle';
import { useActions, useAppState } from '../state/appContext';
import type { PhoneTab } from '../state/store';
import { ModelPanel } from '../train/ModelPanel';
import { MonitorStrip } from '../train/MonitorStrip';
import { TrainControls } from '../train/TrainControls';
import { TrainPanel } from '../train/TrainPanel';
import styles from './PhoneSheet.module.css';

const TABS: readonly { id: PhoneTab; label: string }[] = [
  { id: 'corpus', label: 'Corpus' },
  { id: 'model', label: 'Model' },
  { id: 'explore', label: 'Explore' },
  { id: 'classify', label: 'Classify' },
];

const PhoneClassifier = lazy(async () => {
  const { PhoneClassifier: component } = await import('../classify/PhoneClassifier');
  return { default: component };
});
const ClassifierControls = lazy(async () => {
  const { ClassifierControls: component } = await import('../classify/ClassifierControls');
  return { default: component };
});

/** On a phone: everything that is not the map, below it, with start and stop under the thumb. */
export const PhoneSheet = memo(function PhoneSheet() {
  const tab = useAppState((state) => state.phoneTab);
  const hasText = useAppState((state) => state.corpus.kind !== 'none');
  const looking = useAppState(
    (state) => state.focus !== null || state.document !== null || state.selection.length > 0,
  );
  const classifying = useAppState(
    (state) => state.phoneTab === 'classify' && classifierObstacle(state) === null,
  );
  const { setPhoneTab, openClassifier, showStage } = useActions();
  const monitor = (
    <div className={styles.monitor}>
      <MonitorStrip />
    </div>
  );
  return (
    <div className={styles.sheet}>
      <Tabs
        className={styles.tabs}
        selectedKey={tab}
        onSelectionChange={(key) => {
          const next = TABS.find(({ id }) => id === key);
          if (next?.id === 'classify') openClassifier();
          else if (next) {
            setPhoneTab(next.id);
            showStage('map');
          }
        }}
      >
        <TabList aria-label="Panels" className={styles.list}>
          {TABS.map(({ id, label }) => (
            <Tab key={id} id={id} className={styles.tab}>
              {label}
            </Tab>
          ))}
        </TabList>
        <TabPanel id="corpus" className={styles.panel}>
          <CorpusPanel />
        </TabPanel>
        <TabPanel id="model" className={styles.panel}>
          <TrainPanel controls={false} />
          <ModelPanel />
        </TabPanel>
        <TabPanel id="explore" className={styles.explore}>
          {!looking && monitor}
          <Inspector />
          {looking && monitor}
        </TabPanel>
        <TabPanel id="classify" className={styles.explore}>
          <Suspense fallback={null}>
            <PhoneClassifier />
          </Suspense>
        </TabPanel>
      </Tabs>
      {hasText && (
        <div className={styles.controls}>
          {classifying ? (
            <Suspense fallback={<TrainControls />}>
              <ClassifierControls />
            </Suspense>
          ) : (
            <TrainControls />
          )}
        </div>
      )}
    </div>
  );
});
