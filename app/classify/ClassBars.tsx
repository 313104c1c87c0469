import { useState } from 'react';
import type { ClassifierDocumentsFacts } from '../../worker/contract/classifier';
import { BarList, BarRow } from '../ui/BarList';
import { Button } from '../ui/Button';
import { formatCount, formatShare, plural } from '../ui/format';
import styles from './ClassifierSetup.module.css';

const FEW = 6;

/** How many documents each class has, and what is left out. */
export function ClassBars({ facts }: { facts: ClassifierDocumentsFacts }) {
  const [all, setAll] = useState(false);
  const { classes, documents, leftOut, groups } = facts;
  const shown = all ? classes : classes.slice(0, FEW);
  const left = leftOutWords(leftOut);
  return (
    <div className={styles.block}>
      <p className={styles.label}>
        {plural(documents, 'document')} in {plural(classes.length, 'class', 'classes')}
        {groups && `, ${plural(groups.length, 'group')}`}
      </p>
      <BarList label="Documents of each class">
        {shown.map(({ name, documents: count }) => (
          <BarRow
            key={name}
            label={name}
            share={count / classes[0].documents}
            value={`${formatCount(count)} · ${formatShare(count / documents)}`}
            look="counts"
          />
        ))}
      </BarList>
      {classes.length > FEW && (
        <Button look="link" onPress={() => setAll(!all)}>
          {all ? `The ${FEW} largest` : `All ${formatCount(classes.length)} classes`}
        </Button>
      )}
      {left && <p className={styles.help}>{left}</p>}
    </div>
  );
}

/** "Left out: 12 without a label, 3 without a known word." */
export const leftOutWords = ({
  noLabel,
  noWord,
  smallClass,
}: ClassifierDocumentsFacts['leftOut']): string | null => {
  const parts = [
    noLabel > 0 && `${formatCount(noLabel)} without a label`,
    noWord > 0 && `${formatCount(noWord)} without a word`,
    smallClass > 0 && `${formatCount(smallClass)} of classes that are too small`,
  ].filter((part) => part !== false);
  return parts.length > 0 ? `Left out: ${parts.join(', ')}.` : null;
};
