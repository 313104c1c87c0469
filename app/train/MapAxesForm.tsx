import { useMemo, useState } from 'react';
import { useActions, useAppState } from '../state/appContext';
import { wordIdsOf } from './mapFacts';
import styles from './MapSettingsForm.module.css';

const ENDS = { left: 'Left', right: 'Right', bottom: 'Bottom', top: 'Top' } as const;
type End = keyof typeof ENDS;
const AXES: readonly { label: string; ends: readonly [End, End] }[] = [
  { label: 'Axis across', ends: ['left', 'right'] },
  { label: 'Axis up', ends: ['bottom', 'top'] },
];

/** Words at the ends of both axes: an axis runs from the mean vector of some to that of others. */
export function MapAxesForm() {
  const mapWords = useAppState((state) => state.mapWords);
  const { setProjection } = useActions();
  const [texts, setTexts] = useState<Record<End, string>>({ left: '', right: '', bottom: '', top: '' });
  const idOf = useMemo(() => new Map(mapWords.map(({ word }, wordId) => [word, wordId])), [mapWords]);
  const found = (end: End) => wordIdsOf(texts[end], idOf);
  const unknown = (Object.keys(ENDS) as End[]).flatMap((end) => found(end).unknown);
  const apply = () =>
    void setProjection({
      axes: {
        x: { from: found('left').ids, to: found('right').ids },
        y: { from: found('bottom').ids, to: found('top').ids },
      },
    });
  return (
    <>
      {AXES.map(({ label, ends }) => (
        <fieldset key={label} className={styles.axis} aria-label={label}>
          {ends.map((end) => (
            <label key={end} className={styles.words}>
              {ENDS[end]}
              <input
                value={texts[end]}
                placeholder="words"
                onChange={({ target }) => setTexts({ ...texts, [end]: target.value })}
                onBlur={apply}
                onKeyDown={({ key }) => key === 'Enter' && apply()}
              />
            </label>
          ))}
        </fieldset>
      ))}
      <p className={styles.hint} role="status">
        {unknown.length > 0
          ? `Not on the map: ${unknown.join(', ')}.`
          : 'Words of the map, with spaces between. An end without words is the origin; an axis without any is a principal component.'}
      </p>
    </>
  );
}
