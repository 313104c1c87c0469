import { isNetwork } from '../../worker/contract/classifierRows';
import { useActions, useAppState } from '../state/appContext';
import { chosenVariant } from '../state/classifier';
import { Button } from '../ui/Button';
import { formatShare } from '../ui/format';
import { canTrain } from './ClassifierControls';
import styles from './ClassifierView.module.css';
import tables from './tables.module.css';
import { commonDomain } from './IntervalPlot';
import { VariantRow } from './VariantRow';

/** Every classifier trained on these documents under one table, and ways to more of them. */
export function ComparisonSection() {
  const variants = useAppState((state) => state.classifier.variants);
  const chosen = useAppState((state) => chosenVariant(state.classifier)?.runId ?? null);
  const network = useAppState((state) => isNetwork(state.classifier.settings));
  const ready = useAppState(canTrain);
  const { trainBaselines, trainAllEmbeddings } = useActions();
  const evaluations = variants.flatMap(({ evaluation }) => (evaluation ? [evaluation] : []));
  const majority = evaluations.at(-1)?.majorityAccuracy ?? null;
  const domain = commonDomain(
    evaluations.map(({ accuracy }) => accuracy),
    majority ?? 0.5,
  );
  return (
    <section className={styles.section} aria-labelledby="classifier-comparison">
      <header className={styles.sectionHead}>
        <h3 id="classifier-comparison" className={styles.heading}>
          Compared
        </h3>
        <div className={styles.actions}>
          <Button isDisabled={!ready} onPress={trainBaselines}>
            Train baselines
          </Button>
          {network && (
            <Button isDisabled={!ready} onPress={trainAllEmbeddings}>
              Train all embeddings
            </Button>
          )}
        </div>
      </header>
      <div className={tables.scroll} tabIndex={0} role="group" aria-labelledby="classifier-comparison">
        <table className={`${tables.table} ${tables.wide}`} aria-labelledby="classifier-comparison">
          <thead>
            <tr>
              <th scope="col">Classifier</th>
              <th scope="col" className={tables.number}>
                Accuracy
              </th>
              <th scope="col" className={tables.plot} title="95 % interval">
                {evaluations.length > 0 && (
                  <span className={tables.scale}>
                    <span>{formatShare(domain[0])}</span>
                    <span>95 %</span>
                    <span>{formatShare(domain[1])}</span>
                  </span>
                )}
              </th>
              <th scope="col" className={tables.number}>
                Macro-F1
              </th>
              <th scope="col" className={tables.number}>
                Epochs
              </th>
              <th scope="col" className={tables.number}>
                Time
              </th>
              <th scope="col">
                <span className={tables.hidden}>Delete</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {majority !== null && (
              <tr className={tables.baseline}>
                <th scope="row">Always the commonest class</th>
                <td className={tables.number}>{formatShare(majority)}</td>
                <td className={tables.plot}>
                  <span className={tables.tick} style={{ left: `${position(majority, domain)}%` }} />
                </td>
                <td colSpan={4} />
              </tr>
            )}
            {variants.map((variant) => (
              <VariantRow
                key={variant.runId}
                variant={variant}
                domain={domain}
                majority={majority}
                isChosen={variant.runId === chosen}
              />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const position = (value: number, [from, to]: readonly [number, number]) =>
  (100 * (value - from)) / (to - from);
