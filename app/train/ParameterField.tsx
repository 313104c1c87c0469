import { Info, RotateCcw } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components';
import type { ParameterRow } from '../../worker/contract/hyperparameterRow';
import { IconButton } from '../ui/Button';
import { NumberSlider } from '../ui/NumberSlider';
import { Segmented } from '../ui/Segmented';
import styles from './HyperparameterField.module.css';
import { sliderScaleOf } from './hyperparameterScale';

export interface ParameterFieldProps {
  row: ParameterRow;
  value: number | null;
  standard: number | null;
  /** Why the value cannot be used, or null. */
  error: string | null;
  onChange: (value: number | null) => void;
}

/** One row of a table of parameters as a control. */
export const ParameterField = memo(function ParameterField(props: ParameterFieldProps) {
  const { row, value, standard, error, onChange: change } = props;
  const [explained, setExplained] = useState(false);
  const helpId = useId();
  const errorId = useId();

  const heading = (
    <span className={styles.heading}>
      <span className={styles.names}>
        <span className={styles.label}>{row.label}</span>
        <code className={styles.name}>{row.name}</code>
      </span>
      <span className={styles.aids}>
        <IconButton
          label={`About ${row.label}`}
          aria-expanded={explained}
          aria-controls={explained ? helpId : undefined}
          onPress={() => setExplained(!explained)}
        >
          <Info size={14} aria-hidden />
        </IconButton>
        {value !== standard && (
          <IconButton label={`Reset to ${standardText(row, standard)}`} onPress={() => change(standard)}>
            <RotateCcw size={13} aria-hidden />
          </IconButton>
        )}
      </span>
    </span>
  );

  return (
    <div className={styles.field}>
      <Control {...props} heading={heading} errorId={error ? errorId : undefined} />
      {explained && (
        <p id={helpId} className={styles.help}>
          {row.help} <span>{row.raised}</span>
        </p>
      )}
      {error && (
        <p id={errorId} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </div>
  );
});

const standardText = ({ choices, kind }: ParameterRow, standard: number | null): string => {
  if (kind === 'switch') return standard === 1 ? 'on' : 'off';
  return choices?.find(({ value }) => value === standard)?.label ?? String(standard ?? 'none');
};

interface ControlProps extends ParameterFieldProps {
  heading: React.ReactNode;
  errorId: string | undefined;
}

function Control({ row, value, heading, error, errorId, onChange: change }: ControlProps) {
  if (row.kind === 'choice') {
    return (
      <div className={styles.stacked}>
        {heading}
        <Segmented label={row.label} value={value ?? 0} choices={row.choices ?? []} onChange={change} />
      </div>
    );
  }
  if (row.kind === 'switch') {
    return (
      <div className={styles.beside}>
        {heading}
        <SwitchField aria-label={row.label} isSelected={value === 1} onChange={(on) => change(on ? 1 : 0)}>
          <SwitchButton className={styles.switch}>
            <span className={styles.knob} />
          </SwitchButton>
        </SwitchField>
      </div>
    );
  }
  return (
    <NumberSlider
      label={row.label}
      heading={heading}
      value={value}
      scale={sliderScaleOf(row)}
      integer={row.kind === 'integer'}
      invalid={error !== null}
      describedBy={errorId}
      placeholder={row.optional ? 'none' : undefined}
      onChange={(next) => change(row.optional && next !== null && next >= row.max ? null : next)}
    />
  );
}
