import { ArrowLeft, ArrowRight, X } from 'lucide-react';
import { useState } from 'react';
import { hasSubwords } from '../../worker/contract/algorithms';
import { useActions, useAppState } from '../state/appContext';
import { NEIGHBOUR_LIMITS } from '../state/exploreActions';
import { Button, IconButton } from '../ui/Button';
import { formatCount, plural } from '../ui/format';
import { NumberSlider } from '../ui/NumberSlider';
import { linearScale } from '../ui/sliderScale';
import { wordProblem } from '../ui/wording';
import { DocumentList } from './DocumentList';
import { NeighbourBars } from './NeighbourBars';
import { NeighbourCourse } from './NeighbourCourse';
import { WordDocuments } from './WordDocuments';
import { WordParts } from './WordParts';
import styles from './WordView.module.css';

const COUNT_SCALE = linearScale(NEIGHBOUR_LIMITS.min, NEIGHBOUR_LIMITS.max, 5);

/** The word looked at and its nearest neighbours over the whole vocabulary. */
export function WordView() {
  const focus = useAppState((state) => state.focus);
  const neighbours = useAppState((state) => state.neighbours);
  const problem = useAppState((state) => state.neighboursProblem);
  const count = useAppState((state) => state.neighbourCount);
  const selected = useAppState((state) => state.selection.length);
  const onMap = useAppState(
    (state) => state.focus !== null && state.focus.wordId < state.projection.rows.words,
  );
  const detail = useAppState(({ wordDetail, focus: word }) =>
    wordDetail?.word === word?.word ? wordDetail : null,
  );
  const training = useAppState((state) => state.run?.state.kind === 'training');
  const lacksParts = useAppState(
    ({ run }) => run !== null && run.shownEpoch !== null && hasSubwords(run.facts.hyperparameters),
  );
  const { clearFocus, clearSelection, setNeighbourCount } = useActions();
  const [dragged, setDragged] = useState<number | null>(null);
  if (!focus) return null;
  return (
    <section className={styles.view} aria-labelledby="focused-word">
      {selected > 1 && (
        <Button look="link" onPress={clearFocus}>
          Back to {plural(selected, 'selected word')}
        </Button>
      )}
      <header className={styles.head}>
        <h2 id="focused-word" className={styles.word}>
          {focus.word}
        </h2>
        <HistoryButtons />
        <IconButton label="Clear" hotkey="Esc" onPress={clearSelection}>
          <X size={16} aria-hidden />
        </IconButton>
      </header>
      <p className={styles.facts}>
        {focus.wordId < 0
          ? 'Not in the vocabulary: built from its parts'
          : `Rank ${formatCount(focus.wordId + 1)} · ${plural(focus.count, 'occurrence')}${onMap ? '' : ' · not on the map'}`}
      </p>
      <NumberSlider
        label="Neighbours"
        heading={
          <h3 className={styles.label}>
            Nearest neighbours
            {training && <span className={styles.live}> as it trains</span>}
          </h3>
        }
        value={dragged ?? count}
        scale={COUNT_SCALE}
        integer
        onDrag={setDragged}
        onChange={(next) => {
          setDragged(null);
          if (next !== null) setNeighbourCount(next);
        }}
      />
      {neighbours && neighbours.query.word === focus.word ? (
        <NeighbourBars neighbours={neighbours.neighbours} />
      ) : (
        <p className={styles.facts}>{problem ? wordProblem(problem).text : 'Looking for neighbours'}</p>
      )}
      <NeighbourCourse />
      {detail && detail.documents.length > 0 && (
        <>
          <h3 className={styles.label}>Nearest documents</h3>
          <DocumentList label="Nearest documents" documents={detail.documents} />
        </>
      )}
      <WordDocuments />
      {detail && detail.parts.length > 0 && <WordParts parts={detail.parts} />}
      {lacksParts && !problem && <p className={styles.facts}>Parts are kept of the newest vectors only.</p>}
    </section>
  );
}

function HistoryButtons() {
  const canGoBack = useAppState((state) => state.history.position > 0);
  const canGoForward = useAppState((state) => state.history.position < state.history.words.length - 1);
  const { back, forward } = useActions();
  return (
    <>
      <IconButton label="Last word" isDisabled={!canGoBack} onPress={back}>
        <ArrowLeft size={16} aria-hidden />
      </IconButton>
      <IconButton label="Next word" isDisabled={!canGoForward} onPress={forward}>
        <ArrowRight size={16} aria-hidden />
      </IconButton>
    </>
  );
}
