import { hasDocuments, WORD2VEC } from '../../worker/contract/algorithms';
import { hyperparameterRow } from '../../worker/contract/hyperparameters';
import type { HyperparameterKey, Hyperparameters } from '../../worker/contract/hyperparameterRow';

const choiceLabel = (key: HyperparameterKey, h: Hyperparameters): string =>
  hyperparameterRow(key).choices?.find(({ value }) => value === h[key])?.label ?? '';

/** "Skip-gram", "CBOW", "PV-DM", "PV-DBOW with words". */
const architecture = (h: Hyperparameters): string => {
  if (!hasDocuments(h)) return choiceLabel('sg', h);
  return `${choiceLabel('dm', h)}${h.dm === 0 && h.dbowWords === 1 ? ' with words' : ''}`;
};

/** "Word2Vec CBOW", "FastText skip-gram", "Doc2Vec PV-DM". */
export const modelName = (h: Hyperparameters): string =>
  `${choiceLabel('algorithm', h)} ${architecture(h).replace(/^Skip/, 'skip')}`;

/** The same where there is little room: Word2Vec goes without saying. */
export const shortModelName = (h: Hyperparameters): string =>
  h.algorithm === WORD2VEC ? architecture(h) : modelName(h);
