import { useAppState } from '../state/appContext';
import { similarityMethodOf } from '../state/similarityFollower';
import type { AppState } from '../state/store';
import { wordProblem } from '../ui/wording';
import { DocumentList } from './DocumentList';
import { MethodChoice } from './MethodChoice';
import { MethodComparison } from './MethodComparison';
import styles from './WordView.module.css';

/** What has come for the document looked at, by the method in force. */
const nearOf = (state: AppState) => {
  const { document, documentDetail, similar } = state;
  const method = similarityMethodOf(state);
  // Doc2Vec's own neighbours come with the words near it, labels among them.
  if (method === 'doc2vec') return documentDetail?.tag === document?.tag ? documentDetail : null;
  return similar && similar.tag === document?.tag && similar.method === method ? similar : null;
};

/** Documents near the one looked at, by a method of one's choice, and all methods side by side. */
export function DocumentNeighbours() {
  const near = useAppState(nearOf);
  const found = near && ('near' in near ? near.near : { ok: true as const, value: near.documents });
  return (
    <>
      <h3 className={styles.label}>Nearest documents</h3>
      <MethodChoice />
      {found === null && <p className={styles.facts}>Looking for documents</p>}
      {found && !found.ok && <p className={styles.facts}>{wordProblem(found.problem).text}</p>}
      {found?.ok && <DocumentList label="Nearest documents" documents={found.value} />}
      <MethodComparison />
    </>
  );
}
