import { useAppState } from '../state/appContext';
import { Button } from '../ui/Button';
import { Note } from '../ui/Note';
import { wordProblem } from '../ui/wording';
import { useActions } from '../state/appContext';
import { CheckReport } from './CheckReport';
import { ClassBars } from './ClassBars';
import { ClassifierColumns } from './ClassifierColumns';
import { ClassifierSettingsForm } from './ClassifierSettingsForm';
import styles from './ClassifierSetup.module.css';
import { classifierObstacle } from './obstacle';
import { ManyClassesChoice } from './ManyClassesChoice';

/** The fourth step: which column, what the classes are, which model, and what stands in the way. */
export function ClassifierSetup() {
  const obstacle = useAppState(classifierObstacle);
  const documents = useAppState((state) => state.classifier.documents);
  const { openClassifier, loadClassifierDocuments } = useActions();
  const stage = useAppState((state) => state.stage);
  if (obstacle) return <p className={styles.quiet}>{obstacle}</p>;
  return (
    <div className={styles.panel}>
      {stage !== 'classifier' && (
        <Button onPress={openClassifier} wide>
          Show the classifier
        </Button>
      )}
      <ClassifierColumns />
      {documents.kind === 'loading' && <p className={styles.quiet}>Taking the documents and their vectors</p>}
      {documents.kind === 'failed' && (
        <Note kind="problem">
          <strong>{wordProblem(documents.problem).title}.</strong> {wordProblem(documents.problem).text}
          <ManyClassesChoice problem={documents.problem} />
          {documents.problem.kind === 'workerCrashed' && (
            <p>
              <Button look="link" onPress={loadClassifierDocuments}>
                Load the documents again
              </Button>
            </p>
          )}
        </Note>
      )}
      {documents.kind === 'ready' && (
        <>
          <ClassBars facts={documents.facts} />
          <ClassifierSettingsForm facts={documents.facts} />
          <CheckReport />
        </>
      )}
    </div>
  );
}
