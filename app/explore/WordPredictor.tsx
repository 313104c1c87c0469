import { memo } from 'react';
import type { PredictedWord } from '../../worker/contract/engine';
import { useActions, useAppState } from '../state/appContext';
import { BarList, BarRow } from '../ui/BarList';
import { Fold } from '../ui/Fold';
import { formatShare } from '../ui/format';
import { QuestionForm } from './QuestionForm';

/** The likeliest words between those of a context, as the model was trained to guess them. */
export const WordPredictor = memo(function WordPredictor() {
  const answer = useAppState((state) => state.prediction);
  const { predictWord } = useActions();
  return (
    <Fold title="Predict a word">
      <QuestionForm
        label="Words around it, in any order"
        lines="one"
        action="Predict"
        answer={answer}
        onAsk={(text) => void predictWord(text)}
      >
        {(words) => <Predictions words={words} />}
      </QuestionForm>
    </Fold>
  );
});

/** Bars are relative to the likeliest word: probabilities over a whole vocabulary are small. */
function Predictions({ words }: { words: PredictedWord[] }) {
  const { focusWord } = useActions();
  const most = words[0]?.probability ?? 1;
  return (
    <BarList label="Predicted words">
      {words.map(({ word, probability }) => (
        <BarRow
          key={word}
          look="wide"
          label={word}
          share={probability / most}
          value={formatShare(probability)}
          onPress={() => void focusWord(word)}
        />
      ))}
    </BarList>
  );
}
