import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { OVERLAP_AMONG, type MethodComparison as Comparison } from '../../worker/contract/documentSimilarity';
import type { NearDocument } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { formatCount, formatSimilarity } from '../ui/format';
import { wordProblem } from '../ui/wording';
import foldStyles from '../ui/Fold.module.css';
import styles from './MethodComparison.module.css';
import { METHOD_WORDS } from './similarityWording';

/** The documents nearest to the one looked at by every method, side by side. */
export function MethodComparison() {
  const comparing = useAppState((state) => state.comparing);
  const answer = useAppState(({ comparison, document }) =>
    comparison && comparison.tag === document?.tag ? comparison.answer : null,
  );
  const { setComparing } = useActions();
  return (
    <details
      className={foldStyles.fold}
      open={comparing}
      onToggle={(event) => setComparing(event.currentTarget.open)}
    >
      <summary>
        <ChevronRight size={15} aria-hidden /> Compare methods
      </summary>
      <div className={foldStyles.body}>
        {answer === null && <p className={styles.note}>Comparing</p>}
        {answer && !answer.ok && <p className={styles.note}>{wordProblem(answer.problem).text}</p>}
        {answer?.ok && (
          <>
            <SideBySide lists={answer.value.lists} />
            <Overlap comparison={answer.value} />
          </>
        )}
      </div>
    </details>
  );
}

/** Lists of the methods as columns; a document that several have found stands out in all of them. */
function SideBySide({ lists }: Pick<Comparison, 'lists'>) {
  const [pointed, setPointed] = useState<NearDocument | null>(null);
  const { focusDocument } = useActions();
  const found = new Map<number, number>();
  for (const { near } of lists) {
    for (const { tag } of near.ok ? near.value : []) found.set(tag, (found.get(tag) ?? 0) + 1);
  }
  return (
    <>
      <div className={styles.columns}>
        {lists.map(({ method, near }) => {
          const { name } = METHOD_WORDS[method];
          return (
            <div key={method} className={styles.column}>
              <h4 className={styles.method}>{name}</h4>
              {!near.ok && <p className={styles.note}>{wordProblem(near.problem).title}</p>}
              {near.ok && (
                <ol aria-label={`Nearest by ${name}`} className={styles.list}>
                  {near.value.map((document) => (
                    <li key={document.tag}>
                      <AriaButton
                        className={styles.document}
                        data-shared={Math.min(3, found.get(document.tag) ?? 1)}
                        data-pointed={pointed?.tag === document.tag || undefined}
                        aria-label={`${document.name}, similarity ${formatSimilarity(document.similarity)}`}
                        onHoverStart={() => setPointed(document)}
                        onFocus={() => setPointed(document)}
                        onPress={() => focusDocument(document)}
                      >
                        {shortName(document)}
                      </AriaButton>
                    </li>
                  ))}
                </ol>
              )}
            </div>
          );
        })}
      </div>
      <p className={styles.pointed}>
        {pointed ? `${pointed.name}: ${pointed.text}` : 'Coloured: found by two methods; bold: by more.'}
      </p>
    </>
  );
}

/** A document that has only a number is called by it. */
const shortName = ({ name, tag }: NearDocument): string =>
  name === `Document ${tag + 1}` ? formatCount(tag + 1) : name;

/** How many of their first documents each two methods share. */
function Overlap({ comparison: { lists, shared } }: { comparison: Comparison }) {
  return (
    <table className={styles.overlap}>
      <caption>Shared among the first {OVERLAP_AMONG}</caption>
      <thead>
        <tr>
          <td />
          {lists.slice(1).map(({ method }) => (
            <th key={method} scope="col">
              {METHOD_WORDS[method].name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lists.slice(0, -1).map(({ method }, row) => (
          <tr key={method}>
            <th scope="row">{METHOD_WORDS[method].name}</th>
            {lists.slice(1).map((other, i) => (
              <td key={other.method}>{i + 1 > row ? (shared[row][i + 1] ?? '–') : ''}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
