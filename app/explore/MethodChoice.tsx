import { methodsOf, type SimilarityMethod } from '../../worker/contract/documentSimilarity';
import { useActions, useAppState } from '../state/appContext';
import { similarityMethodOf } from '../state/similarityFollower';
import { Segmented } from '../ui/Segmented';
import styles from './NeighbourBars.module.css';
import { METHOD_WORDS } from './similarityWording';

/** How documents are compared, of the ways that the run has vectors for. */
export function MethodChoice() {
  const run = useAppState((state) => state.run);
  const method = useAppState(similarityMethodOf);
  const searched = useAppState((state) => state.documentSearch?.text ?? null);
  const { setSimilarityMethod, findDocuments } = useActions();
  if (!run) return null;
  const choices = methodsOf(run.facts.hyperparameters).map((value) => ({
    value,
    label: METHOD_WORDS[value].name,
  }));
  const choose = (chosen: SimilarityMethod) => {
    setSimilarityMethod(chosen);
    if (searched !== null) void findDocuments(searched);
  };
  return (
    <>
      {choices.length > 1 && (
        <Segmented label="Compared by" value={method} choices={choices} onChange={choose} />
      )}
      <p className={styles.legend}>{METHOD_WORDS[method].hint}</p>
    </>
  );
}
