import { useActions, useAppState } from '../state/appContext';
import { hasColumns } from '../classify/obstacle';
import type { Stage } from '../state/store';
import { usePageLayout } from '../ui/useMediaQuery';
import { Segmented } from '../ui/Segmented';
import styles from './StageSwitch.module.css';

const STAGES: readonly { value: Stage; label: string }[] = [
  { value: 'map', label: 'Map' },
  { value: 'classifier', label: 'Classifier' },
];

/** What stands in the middle of the page, where the text has anything to classify; on a phone the tabs say it. */
export function StageSwitch() {
  const stage = useAppState((state) => state.stage);
  const shown = useAppState(
    (state) => state.stage === 'classifier' || (state.run !== null && hasColumns(state)),
  );
  const phone = usePageLayout() === 'phone';
  const { showStage, openClassifier } = useActions();
  if (!shown || phone) return null;
  return (
    <div className={styles.switch}>
      <Segmented
        label="View"
        value={stage}
        choices={STAGES}
        onChange={(next) => (next === 'classifier' ? openClassifier() : showStage(next))}
      />
    </div>
  );
}
