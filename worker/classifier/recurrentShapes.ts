import type { ClassifierSettings } from '../contract/classifier';
import { BIDIRECTIONAL_LSTM, CONVOLUTION, FROZEN, GRU } from '../contract/classifierRows';
import type { RecurrentShape } from '../kernels/recurrence';
import { FIRST_WORD_INDEX } from './sequences';

/** As many documents are predicted at once, at least. */
export const PREDICTED_AT_ONCE = 32;

/** The layers of a network that read words one after another, and the memory of each. */
export const recurrentShapes = (settings: ClassifierSettings, dimensions: number): RecurrentShape[] => {
  const { model, sequenceLength: steps, units } = settings;
  if (model === CONVOLUTION) return [];
  const batch = Math.max(settings.batchSize, PREDICTED_AT_ONCE);
  const shape = { cell: model === GRU ? 'gru' : 'lstm', steps, batch, size: dimensions, units } as const;
  return (model === BIDIRECTIONAL_LSTM ? [false, true] : [false]).map((backwards) => ({
    ...shape,
    backwards,
  }));
};

/** Numbers of a network, before there is one. */
export const networkParameters = (
  settings: ClassifierSettings,
  { words, dimensions, classes }: { words: number; dimensions: number; classes: number },
): { all: number; trainable: number } => {
  const { model, units, kernelSize } = settings;
  const embedding = (words + FIRST_WORD_INDEX) * dimensions;
  const gates = model === GRU ? 3 : 4;
  const directions = model === BIDIRECTIONAL_LSTM ? 2 : 1;
  const reading =
    model === CONVOLUTION
      ? (kernelSize * dimensions + 1) * units
      : directions * gates * units * (dimensions + units + 1);
  const rest = reading + (directions * units + 1) * classes;
  return { all: embedding + rest, trainable: settings.embedding === FROZEN ? rest : embedding + rest };
};
