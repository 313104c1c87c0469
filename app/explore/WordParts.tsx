import { useState } from 'react';
import type { WordPart } from '../../worker/contract/engine';
import { BarList, BarRow } from '../ui/BarList';
import { Button } from '../ui/Button';
import { formatSimilarity, plural } from '../ui/format';
import styles from './WordParts.module.css';

const SHOWN = 8;

/** The n-grams that a word's vector is made of, most similar to it first, and those that training never met. */
export function WordParts({ parts }: { parts: readonly WordPart[] }) {
  const [all, setAll] = useState(false);
  const known = parts.filter((part) => part.similarity !== null);
  const unseen = parts.filter((part) => part.similarity === null);
  const shown = all ? known : known.slice(0, SHOWN);
  return (
    <div className={styles.parts}>
      <h3 className={styles.label}>
        Parts <span className={styles.count}>{plural(known.length, 'n-gram')}</span>
      </h3>
      {known.length > 0 && (
        <BarList label="Parts">
          {shown.map(({ ngram, similarity }, index) => (
            <BarRow
              key={`${ngram} ${index}`}
              look="dense"
              label={<code>{ngram}</code>}
              share={similarity ?? 0}
              value={formatSimilarity(similarity ?? 0)}
            />
          ))}
        </BarList>
      )}
      {known.length > SHOWN && (
        <Button look="link" onPress={() => setAll(!all)}>
          {all ? `The ${SHOWN} most similar only` : `All ${known.length} parts`}
        </Button>
      )}
      {unseen.length > 0 && (
        <p className={styles.unseen}>
          Never met in training, so no part of the vector:{' '}
          {unseen.map(({ ngram }, index) => (
            <code key={`${ngram} ${index}`}>{ngram}</code>
          ))}
        </p>
      )}
    </div>
  );
}
