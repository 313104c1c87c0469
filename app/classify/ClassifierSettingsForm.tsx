import { RotateCcw } from 'lucide-react';
import type { ClassifierDocumentsFacts } from '../../worker/contract/classifier';
import {
  CLASSIFIER_ROWS,
  classifierDefault,
  classifierRow,
  defaultClassifierSettings,
  isNetwork,
  type ClassifierRow,
} from '../../worker/contract/classifierRows';
import { expectedValue, isAllowed } from '../../worker/contract/validation';
import { useActions, useAppState } from '../state/appContext';
import { ParameterField } from '../train/ParameterField';
import { Button } from '../ui/Button';
import { Fold } from '../ui/Fold';
import { formatCount, formatShare, plural } from '../ui/format';
import { Select } from '../ui/Select';
import styles from './ClassifierSetup.module.css';

const MODEL = classifierRow('model');
/** In sight; the others lie in the fold. */
const FIRST: readonly ClassifierRow['key'][] = ['embedding', 'sequenceLength', 'units', 'epochs'];

/** The table of a classifier's settings as a form; what has no effect with the others as they are is not shown. */
export function ClassifierSettingsForm({ facts }: { facts: ClassifierDocumentsFacts }) {
  const settings = useAppState((state) => state.classifier.settings);
  const { setClassifierSetting, setClassifierSettings } = useActions();
  const rows = CLASSIFIER_ROWS.filter(({ key, applies }) => key !== 'model' && (applies?.(settings) ?? true));
  const field = (row: ClassifierRow) => (
    <ParameterField
      key={row.key}
      row={row}
      value={settings[row.key]}
      standard={classifierDefault(row, settings.model)}
      error={isAllowed(row, settings[row.key]) ? null : `${row.name} takes ${expectedValue(row)}.`}
      onChange={(value) => setClassifierSetting(row.key, value ?? NaN)}
    />
  );
  return (
    <section className={styles.form} aria-label="Classifier settings">
      <Select
        label={MODEL.label}
        value={String(settings.model)}
        choices={(MODEL.choices ?? []).map(({ value, label }) => ({ value: String(value), label }))}
        help={isNetwork(settings) ? undefined : MODEL.raised}
        onChange={(value) => setClassifierSetting('model', Number(value))}
      />
      {FIRST.map((key) => {
        const row = rows.find((candidate) => candidate.key === key);
        if (!row) return null;
        if (key !== 'sequenceLength') return field(row);
        return (
          <div key={key} className={styles.block}>
            {field(row)}
            <p className={styles.help} role="status" data-testid="cut-share">
              {cutWords(facts, settings.sequenceLength)}
            </p>
          </div>
        );
      })}
      <Fold title="More settings">
        {rows.filter(({ key }) => !FIRST.includes(key)).map(field)}
        <Button look="quiet" onPress={() => setClassifierSettings(defaultClassifierSettings(settings.model))}>
          <RotateCcw size={14} aria-hidden /> Defaults
        </Button>
      </Fold>
    </section>
  );
}

/** Who loses words to a sequence length. */
export const cutWords = (
  { longerThan, documents, longest }: ClassifierDocumentsFacts,
  sequenceLength: number,
): string => {
  const longer =
    longerThan[Math.min(longerThan.length - 1, Math.max(0, Math.round(sequenceLength) || 0))] ?? 0;
  if (longer === 0) return `All documents fit; the longest has ${plural(longest, 'word')}.`;
  return `${formatShare(longer / documents)} of the documents (${formatCount(longer)}) are longer and lose their ends; the longest has ${plural(longest, 'word')}.`;
};
