import { Code, RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import { defaultHyperparameters, HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type { HyperparameterGroup, HyperparameterKey } from '../../worker/contract/hyperparameterRow';
import { validateHyperparameters } from '../../worker/contract/validation';
import { useActions, useAppState } from '../state/appContext';
import { defaultThreads } from '../state/threads';
import { Button } from '../ui/Button';
import { wordProblem } from '../ui/wording';
import { HyperparameterField } from './HyperparameterField';
import styles from './ModelPanel.module.css';
import { VocabularyRulesForm } from './VocabularyRulesForm';

const GROUPS: readonly { group: HyperparameterGroup; label: string }[] = [
  { group: 'model', label: 'Model' },
  { group: 'learning', label: 'Learning' },
  { group: 'vocabulary', label: 'Vocabulary' },
  { group: 'run', label: 'Run' },
];

/** The parameters of a training run; a row that has no effect with the others as they are is not shown. */
export function ModelPanel() {
  const hyperparameters = useAppState((state) => state.hyperparameters);
  const engine = useAppState((state) => state.engine);
  const { resetHyperparameters, setDialog } = useActions();
  const standards = useMemo(
    () => ({ ...defaultHyperparameters(hyperparameters.algorithm), threads: defaultThreads(engine) }),
    [engine, hyperparameters.algorithm],
  );
  const errors = useMemo(() => {
    const found = new Map<HyperparameterKey, string>();
    for (const problem of validateHyperparameters(hyperparameters)) {
      if (problem.kind !== 'invalidHyperparameter') continue;
      const { title, text } = wordProblem(problem);
      found.set(problem.key, `${title}. ${text}`);
    }
    return found;
  }, [hyperparameters]);

  return (
    <div className={styles.panel}>
      {GROUPS.map(({ group, label }) => (
        <section key={group} className={styles.group} aria-label={`${label} settings`}>
          <h3 className={styles.heading}>{label}</h3>
          {HYPERPARAMETERS.filter(
            (row) => row.group === group && (row.applies?.(hyperparameters) ?? true),
          ).map((row) => (
            <HyperparameterField
              key={row.key}
              row={row}
              value={hyperparameters[row.key]}
              standard={standards[row.key]}
              error={errors.get(row.key) ?? null}
            />
          ))}
          {group === 'vocabulary' && <VocabularyRulesForm />}
        </section>
      ))}
      <div className={styles.foot}>
        <Button look="quiet" onPress={() => setDialog('python')}>
          <Code size={15} aria-hidden /> Copy as Python
        </Button>
        <Button look="quiet" onPress={resetHyperparameters}>
          <RotateCcw size={14} aria-hidden /> gensim defaults
        </Button>
      </div>
    </div>
  );
}
