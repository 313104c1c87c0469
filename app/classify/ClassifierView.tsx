import { memo } from 'react';
import { useAppState } from '../state/appContext';
import { chosenVariant } from '../state/classifier';
import { backendWords, passedOverWords } from '../ui/classifierWording';
import { plural } from '../ui/format';
import { Note } from '../ui/Note';
import { wordProblem } from '../ui/wording';
import styles from './ClassifierView.module.css';
import { ComparisonSection } from './ComparisonSection';
import { FirstSteps } from './FirstSteps';
import { classifierObstacle, labelColumn } from './obstacle';
import { ReadingDialog } from './ReadingDialog';
import { ResultsSection } from './ResultsSection';
import { TrainingSection } from './TrainingSection';
import { TrySection } from './TrySection';

/** The classifier beside the map: what trains, all that was trained, and what the chosen one is worth. */
export const ClassifierView = memo(function ClassifierView() {
  const obstacle = useAppState(classifierObstacle);
  const any = useAppState((state) => state.classifier.variants.length > 0);
  const chosen = useAppState((state) => chosenVariant(state.classifier));
  return (
    <div className={styles.view} data-testid="classifier">
      <ViewHead />
      {obstacle && <p className={styles.obstacle}>{obstacle}</p>}
      {!obstacle && !any && <FirstSteps />}
      <TrainingSection />
      {any && <ComparisonSection />}
      {chosen?.evaluation && (
        <>
          <ResultsSection key={chosen.runId} variant={chosen} evaluation={chosen.evaluation} />
          <TrySection variant={chosen} />
        </>
      )}
      <ReadingDialog />
    </div>
  );
});

function ViewHead() {
  const documents = useAppState((state) => state.classifier.documents);
  const backend = useAppState((state) => state.classifier.backend);
  const name = useAppState((state) => state.run?.corpusName ?? null);
  const label = useAppState(labelColumn);
  const facts = documents.kind === 'ready' ? documents.facts : null;
  return (
    <header className={styles.head}>
      <h2 className={styles.title}>{facts && label ? `Telling “${label}” from the text` : 'Classifier'}</h2>
      <p className={styles.facts}>
        {[
          name,
          facts &&
            `${plural(facts.documents, 'document')}, ${plural(facts.classes.length, 'class', 'classes')}`,
          facts && backend?.ok && `networks compute ${backendWords(backend.value)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {backend?.ok && passedOverWords(backend.value).length > 0 && (
        <details className={styles.passedOver}>
          <summary>Why not faster</summary>
          {passedOverWords(backend.value).map((line) => (
            <p key={line}>{line}</p>
          ))}
        </details>
      )}
      {backend && !backend.ok && (
        <Note kind="problem">
          <strong>{wordProblem(backend.problem).title}.</strong> {wordProblem(backend.problem).text}
        </Note>
      )}
    </header>
  );
}
