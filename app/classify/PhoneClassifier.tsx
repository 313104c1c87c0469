import { useAppState } from '../state/appContext';
import { Fold } from '../ui/Fold';
import { ClassifierSetup } from './ClassifierSetup';
import { ClassifierView } from './ClassifierView';
import { classifierObstacle } from './obstacle';
import styles from './PhoneClassifier.module.css';

/** On a phone the settings fold away above the results. */
export function PhoneClassifier() {
  const obstacle = useAppState(classifierObstacle);
  return (
    <div>
      {!obstacle && (
        <div className={styles.setup}>
          <Fold title="Columns and settings">
            <ClassifierSetup />
          </Fold>
        </div>
      )}
      <ClassifierView />
    </div>
  );
}
