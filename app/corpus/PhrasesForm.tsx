import { SwitchButton, SwitchField } from 'react-aria-components';
import type { PhraseScoring } from '../../worker/contract/corpus';
import { useActions, useAppState } from '../state/appContext';
import { corpusFacts, phrasesArePending } from '../state/selectors';
import { Button } from '../ui/Button';
import { Fold } from '../ui/Fold';
import { formatCount, plural } from '../ui/format';
import { NumberSlider } from '../ui/NumberSlider';
import { Segmented } from '../ui/Segmented';
import { linearScale, logScale } from '../ui/sliderScale';
import switchStyles from '../train/HyperparameterField.module.css';
import styles from './PhrasesForm.module.css';

const PASSES = [0, 1, 2, 3, 4].map((value) => ({ value, label: value === 0 ? 'Off' : String(value) }));

const SCORINGS: { value: PhraseScoring; label: string; help: string }[] = [
  {
    value: 'default',
    label: 'Default',
    help: 'How much more often than by chance, times the vocabulary size (Mikolov et al. 2013). 10 is usual.',
  },
  {
    value: 'npmi',
    label: 'NPMI',
    help: 'Mutual information, 0 for chance to 1 for words never seen apart (Bouma 2009). 0.5 is usual.',
  },
];

const THRESHOLD_SCALES = { default: logScale(0.1, 1000, true), npmi: linearScale(0, 1, 0.01) };
const MIN_COUNT_SCALE = linearScale(2, 100, 1);

/** Which neighbouring words become one; a change joins them anew without reading the text again. */
export function PhrasesForm() {
  const { passes } = useAppState((state) => state.corpusSettings.phrases);
  const { setPhrases } = useActions();
  return (
    <Fold title="Phrases" state={passes === 0 ? 'off' : plural(passes, 'pass', 'passes')}>
      <p className={styles.help}>
        Words that keep together become one: “new york” turns into new_york. Each further pass can make
        phrases longer.
      </p>
      <div className={styles.field}>
        <span className={styles.label}>Passes</span>
        <Segmented
          label="Passes"
          value={passes}
          choices={PASSES}
          onChange={(next) => setPhrases({ passes: next })}
        />
      </div>
      {passes > 0 && <Scoring />}
      {passes > 0 && <Result />}
    </Fold>
  );
}

function Scoring() {
  const { scoring, threshold, minCount, connectorWords } = useAppState(
    (state) => state.corpusSettings.phrases,
  );
  const { setPhrases } = useActions();
  return (
    <>
      <div className={styles.field}>
        <span className={styles.label}>Scoring</span>
        <Segmented
          label="Scoring"
          value={scoring}
          choices={SCORINGS}
          onChange={(next) => setPhrases({ scoring: next })}
        />
        <p className={styles.help}>{SCORINGS.find(({ value }) => value === scoring)?.help}</p>
      </div>
      <NumberSlider
        label="Threshold"
        heading={<span className={styles.label}>Threshold</span>}
        value={threshold}
        scale={THRESHOLD_SCALES[scoring]}
        integer={false}
        onChange={(next) => next !== null && setPhrases({ threshold: next })}
      />
      <NumberSlider
        label="Minimum count of a phrase"
        heading={<span className={styles.label}>Minimum count</span>}
        value={minCount}
        scale={MIN_COUNT_SCALE}
        integer
        onChange={(next) => next !== null && setPhrases({ minCount: next })}
      />
      <div className={styles.beside}>
        <div>
          <span className={styles.label}>Connector words</span>
          <p className={styles.help}>of, the, and … may stand inside: bank_of_america</p>
        </div>
        <SwitchField
          aria-label="Connector words"
          isSelected={connectorWords}
          onChange={(on) => setPhrases({ connectorWords: on })}
        >
          <SwitchButton className={switchStyles.switch}>
            <span className={switchStyles.knob} />
          </SwitchButton>
        </SwitchField>
      </div>
    </>
  );
}

/** What came of it. */
function Result() {
  const facts = useAppState(corpusFacts);
  const pending = useAppState(phrasesArePending);
  const { showPhrases } = useActions();
  if (!facts) return null;
  const joined = facts.phrases.reduce((sum, pass) => sum + pass.joined, 0);
  const different = facts.phrases.reduce((sum, pass) => sum + pass.phrases, 0);
  return (
    <div className={styles.result}>
      <p role="status">
        {pending
          ? 'Joining phrases'
          : `${plural(different, 'phrase')} joined, ${formatCount(joined)} times in all.`}
      </p>
      <Button look="link" onPress={showPhrases}>
        Show their scores
      </Button>
    </div>
  );
}
