import { Trash2 } from 'lucide-react';
import { useActions } from '../state/appContext';
import { isAtWork, type Variant } from '../state/classifier';
import { variantName, variantSize } from '../state/classifierNames';
import { IconButton } from '../ui/Button';
import { classifierStateLabel } from '../ui/classifierWording';
import { formatDuration } from '../ui/format';
import { percent } from './figures';
import { IntervalPlot } from './IntervalPlot';
import tables from './tables.module.css';

interface VariantRowProps {
  variant: Variant;
  domain: readonly [number, number];
  majority: number | null;
  isChosen: boolean;
}

/** A classifier in the table of all; a press shows its results. */
export function VariantRow({ variant, domain, majority, isChosen }: VariantRowProps) {
  const { evaluation, state, runId } = variant;
  const { chooseVariant, forgetVariant } = useActions();
  const size = variantSize(variant);
  const name = variantName(variant);
  return (
    <tr aria-current={isChosen || undefined}>
      <th scope="row">
        {evaluation ? (
          <button type="button" className={tables.choose} onClick={() => chooseVariant(runId)}>
            {name}
          </button>
        ) : (
          <span className={tables.name}>{name}</span>
        )}
        {size && <span className={tables.detail}>{size}</span>}
      </th>
      {evaluation ? (
        <>
          <td className={tables.number}>
            <strong>{percent(evaluation.accuracy.value)}</strong>
            <span className={tables.detail}>
              {percent(evaluation.accuracy.low)}–{percent(evaluation.accuracy.high)}
            </span>
          </td>
          <td className={tables.plot}>
            <IntervalPlot interval={evaluation.accuracy} domain={domain} reference={majority ?? undefined} />
          </td>
          <td className={tables.number}>
            {percent(evaluation.macroF1.value)}
            <span className={tables.detail}>
              {percent(evaluation.macroF1.low)}–{percent(evaluation.macroF1.high)}
            </span>
          </td>
          <td className={tables.number}>
            {evaluation.epochs}
            {evaluation.epoch !== evaluation.epochs && (
              <span className={tables.detail}>best {evaluation.epoch}</span>
            )}
          </td>
          <td className={tables.number}>{formatDuration(evaluation.seconds)}</td>
        </>
      ) : (
        <td colSpan={5} className={tables.waiting}>
          {classifierStateLabel(state)}
        </td>
      )}
      <td className={tables.tools}>
        <IconButton
          label={`Delete ${name}`}
          isDisabled={isAtWork(variant)}
          onPress={() => forgetVariant(runId)}
        >
          <Trash2 size={15} aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}
