import { useState } from 'react';
import { projectionRow } from '../../worker/contract/projectionRows';
import { useActions, useAppState } from '../state/appContext';
import { hasMapDocuments } from '../state/selectors';
import { formatCount } from '../ui/format';
import { NumberSlider } from '../ui/NumberSlider';
import { sliderScaleOf } from './hyperparameterScale';
import styles from './TrainPanel.module.css';

/** How many words the map shows, and of a run with documents how many of those, and which. */
export function PointsOnMap() {
  const { words, documents } = useAppState((state) => state.projection.settings);
  const vocabulary = useAppState(
    (state) => state.run?.facts.vocabulary ?? state.preflight?.vocabulary ?? null,
  );
  const allDocuments = useAppState(
    (state) => state.run?.facts.documents?.count ?? state.preflight?.documents?.count ?? null,
  );
  const hasDocuments = useAppState(hasMapDocuments);
  return (
    <>
      <CountSlider setting="words" label="Words on the map" hint={wordsHint(words, vocabulary)} />
      {hasDocuments && (
        <CountSlider
          setting="documents"
          label="Documents on the map"
          hint={documentsHint(documents, allDocuments)}
        />
      )}
    </>
  );
}

/** The map follows when the slider is let go. */
function CountSlider({
  setting,
  label,
  hint,
}: {
  setting: 'words' | 'documents';
  label: string;
  hint: string;
}) {
  const value = useAppState((state) => state.projection.settings[setting]);
  const { setProjection } = useActions();
  const [dragged, setDragged] = useState<number | null>(null);
  return (
    <div>
      <NumberSlider
        label={label}
        heading={<span className={styles.label}>{label}</span>}
        value={dragged ?? value}
        scale={SCALES[setting]}
        integer
        onDrag={setDragged}
        onChange={(next) => {
          setDragged(null);
          if (next !== null) void setProjection({ [setting]: next });
        }}
      />
      <p className={styles.hint}>{hint}</p>
    </div>
  );
}

const SCALES = {
  words: sliderScaleOf(projectionRow('words')),
  documents: sliderScaleOf(projectionRow('documents')),
};

const wordsHint = (shown: number, vocabulary: number | null): string =>
  vocabulary && vocabulary <= shown
    ? `All ${formatCount(vocabulary)} words of the vocabulary are on the map.`
    : 'The most frequent words are laid out; the panel on the right finds neighbours among all.';

const documentsHint = (shown: number, all: number | null): string => {
  if (shown === 0) return 'No documents are laid out.';
  if (all === null) return 'They lie among the words; of more than are shown, an even sample.';
  return all <= shown
    ? `All ${formatCount(all)} documents are on the map.`
    : `An even sample of the ${formatCount(all)} documents is laid out; the panel on the right finds all.`;
};
