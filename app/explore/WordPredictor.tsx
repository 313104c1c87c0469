import { ChevronRight } from 'lucide-react';
import { memo, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { PredictedWord } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { Button } from '../ui/Button';
import { formatShare } from '../ui/format';
import { wordProblem } from '../ui/wording';
import styles from './Finder.module.css';
import facts from './ModelFacts.module.css';
import bars from './NeighbourBars.module.css';

/** The likeliest words between those of a context, as the model was trained to guess them. */
export const WordPredictor = memo(function WordPredictor() {
  const answer = useAppState((state) => state.prediction);
  const { focusWord, predictWord } = useActions();
  const [text, setText] = useState('');
  const fieldId = useId();

  const predict = () => {
    const words = text.split(/[\s,]+/u).filter((word) => word !== '');
    if (words.length > 0) void predictWord(words);
  };

  return (
    <details className={facts.settings}>
      <summary>
        <ChevronRight size={15} aria-hidden /> Predict a word
      </summary>
      <form
        className={styles.finder}
        onSubmit={(event) => {
          event.preventDefault();
          predict();
        }}
      >
        <label className={styles.help} htmlFor={fieldId}>
          Words around it, in any order
        </label>
        <input
          id={fieldId}
          className={styles.field}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className={styles.actions}>
          <Button type="submit" isDisabled={text.trim() === ''}>
            Predict
          </Button>
        </div>
        {answer && !answer.ok && (
          <p className={styles.problem} role="status">
            <strong>{wordProblem(answer.problem).title}.</strong> {wordProblem(answer.problem).text}
          </p>
        )}
        {answer?.ok && <Predictions words={answer.value} onPress={(word) => void focusWord(word)} />}
      </form>
    </details>
  );
});

/** Bars are relative to the likeliest word: probabilities over a whole vocabulary are small. */
function Predictions({ words, onPress }: { words: PredictedWord[]; onPress: (word: string) => void }) {
  const most = words[0]?.probability ?? 1;
  return (
    <ol className={bars.list} aria-label="Predicted words">
      {words.map(({ word, probability }) => (
        <li key={word}>
          <AriaButton className={bars.row} data-wide onPress={() => onPress(word)}>
            <span className={bars.word}>{word}</span>
            <span className={bars.track} aria-hidden>
              <span className={bars.bar} style={{ width: `${(probability / most) * 100}%` }} />
            </span>
            <span className={bars.value}>{formatShare(probability)}</span>
          </AriaButton>
        </li>
      ))}
    </ol>
  );
}
