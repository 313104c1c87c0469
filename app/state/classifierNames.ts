import type { ClassifierSettings } from '../../worker/contract/classifier';
import { classifierRow, isNetwork } from '../../worker/contract/classifierRows';
import type { ClassifierStatus, Variant } from './classifier';
import { fileStem } from './download';

const choiceOf = (key: 'model' | 'embedding', settings: ClassifierSettings) =>
  classifierRow(key).choices?.find(({ value }) => value === settings[key]);

/** "LSTM", "Logistic regression". */
export const modelLabel = (settings: ClassifierSettings): string => choiceOf('model', settings)?.label ?? '';

/** "frozen", "fine-tuned", "random"; null of a model that has no embedding of its own. */
export const embeddingLabel = (settings: ClassifierSettings): string | null => {
  const applies = classifierRow('embedding').applies?.(settings) ?? true;
  return applies ? (choiceOf('embedding', settings)?.label.toLowerCase() ?? null) : null;
};

/** "LSTM, frozen vectors". */
export const variantName = ({ settings }: Pick<Variant, 'settings'>): string => {
  const embedding = embeddingLabel(settings);
  return embedding === null ? modelLabel(settings) : `${modelLabel(settings)}, ${embedding} vectors`;
};

/** What tells apart variants of one name: "100 words, 64 units"; null of models without either. */
export const variantSize = ({ settings }: Pick<Variant, 'settings'>): string | null =>
  isNetwork(settings) ? `${settings.sequenceLength} words, ${settings.units} units` : null;

/** "State of the Union-lstm-frozen.zip". */
export const variantFileName = (corpusName: string | undefined, { settings }: Pick<Variant, 'settings'>) => {
  const embedding = embeddingLabel(settings) === null ? [] : [choiceOf('embedding', settings)?.name];
  return `${[fileStem(corpusName), choiceOf('model', settings)?.name, ...embedding].join('-')}.zip`;
};

const ANNOUNCED: Partial<Record<Variant['state']['kind'], string>> = {
  training: 'is training',
  paused: 'is paused',
  stopped: 'is stopped and evaluated',
  finished: 'is trained and evaluated',
  failed: 'has failed',
};

/** What a listener is told of the classifier that was trained last. */
export const classifierAnnouncement = ({ variants }: Pick<ClassifierStatus, 'variants'>): string => {
  const last = variants.at(-1);
  const what = last && ANNOUNCED[last.state.kind];
  return what ? `${variantName(last)}, ${what}` : '';
};
