import { memo, useCallback } from 'react';
import type { HyperparameterRow } from '../../worker/contract/hyperparameterRow';
import { useActions } from '../state/appContext';
import { ParameterField } from './ParameterField';

interface HyperparameterFieldProps {
  row: HyperparameterRow;
  value: number | null;
  standard: number | null;
  /** Why the value cannot be used, or null. */
  error: string | null;
}

/** One row of the table of training parameters as a control. */
export const HyperparameterField = memo(function HyperparameterField(props: HyperparameterFieldProps) {
  const { setHyperparameter } = useActions();
  const { key } = props.row;
  const change = useCallback(
    (value: number | null) => setHyperparameter(key, value),
    [key, setHyperparameter],
  );
  return <ParameterField {...props} onChange={change} />;
});
