import { strToU8, zipSync, type Zippable } from 'fflate';
import type { ClassifierDocuments, ClassifierSettings } from '../contract/classifier';
import { CONVOLUTION, GRU, isNetwork, LOGISTIC_REGRESSION } from '../contract/classifierRows';
import { classifierRow } from '../contract/classifierRows';
import { valueText } from '../contract/validation';
import { FastTextSupervised } from './fastTextSupervised';
import type { Learner } from './learner';
import { NetworkLearner } from './networkLearner';
import { pythonScript } from './pythonScript';
import { FIRST_WORD_INDEX, PADDING_INDEX, PADDING_SIDE, UNKNOWN_INDEX } from './sequences';
import { tf } from './tensorflow';
import { BIGRAM_BUCKETS } from './wordBigrams';

/** One array of weights.bin: they follow one another as float32, little-endian, row by row. */
export interface WeightEntry {
  name: string;
  shape: number[];
  dtype: 'float32';
}

/**
 * A classifier as a zip: model.json with weights.bin (of networks in the format of tfjs and its converters), labels.json,
 * preprocessing.json and classifier.py, which needs no more than numpy, and Keras for networks.
 */
export const savedClassifier = async (
  learner: Learner,
  documents: ClassifierDocuments,
  settings: ClassifierSettings,
): Promise<Uint8Array<ArrayBuffer>> => {
  const { model, weights } =
    learner instanceof NetworkLearner ? await networkFiles(learner) : await baselineFiles(learner, documents);
  const files: Zippable = {
    'model.json': text(model),
    // Numbers do not get shorter.
    'weights.bin': [weights, { level: 0 }],
    'labels.json': text({ column: documents.labelColumn, labels: documents.classes }),
    'preprocessing.json': text(preprocessing(documents, settings, learner)),
    'classifier.py': strToU8(pythonScript(settings)),
  };
  return zipSync(files);
};

const text = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, null, 1)}\n`);

const networkFiles = async ({ model }: NetworkLearner): Promise<{ model: object; weights: Uint8Array }> => {
  let saved: { model: object; weights: Uint8Array } | null = null;
  await model.save(
    tf.io.withSaveHandler(async ({ modelTopology, weightSpecs = [], weightData, format, generatedBy }) => {
      const manifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
      const data = tf.io.CompositeArrayBuffer.join(weightData);
      saved = {
        model: { format, generatedBy, convertedBy: null, modelTopology, weightsManifest: manifest },
        weights: new Uint8Array(data),
      };
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    }),
  );
  if (!saved) throw new Error('the model was not saved');
  return saved;
};

const baselineFiles = async (
  learner: Learner,
  { vectors, dimensions }: ClassifierDocuments,
): Promise<{ model: object; weights: Uint8Array }> => {
  const weights = await learner.weights();
  const isFastText = learner instanceof FastTextSupervised;
  const rows = vectors.length / dimensions;
  if (!isFastText) weights.unshift({ name: 'vectors', shape: [rows, dimensions], values: vectors });
  const entries: WeightEntry[] = weights.map(({ name, shape }) => ({ name, shape, dtype: 'float32' }));
  const bytes = new Uint8Array(weights.reduce((sum, { values }) => sum + values.byteLength, 0));
  let at = 0;
  for (const { values } of weights) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
    at += values.byteLength;
  }
  const format = isFastText ? 'fasttext-supervised' : 'logistic-regression';
  return {
    model: { format, weightsManifest: [{ paths: ['weights.bin'], weights: entries }] },
    weights: bytes,
  };
};

const preprocessing = (
  { cutting, vocabulary }: ClassifierDocuments,
  settings: ClassifierSettings,
  learner: Learner,
): object => ({
  tokenizer: cutting.settings.tokenizer,
  phrases: cutting.phrases.length > 0,
  ...(isNetwork(settings)
    ? {
        sequenceLength: settings.sequenceLength,
        padding: PADDING_SIDE,
        truncating: PADDING_SIDE,
        paddingIndex: PADDING_INDEX,
        unknownIndex: UNKNOWN_INDEX,
        firstWordIndex: FIRST_WORD_INDEX,
      }
    : {}),
  ...(learner instanceof FastTextSupervised && settings.wordBigrams
    ? { bigramBuckets: BIGRAM_BUCKETS, bigrams: [...learner.buckets()] }
    : {}),
  model: valueText(classifierRow('model'), settings.model),
  wordVectors:
    settings.model === LOGISTIC_REGRESSION
      ? 'frozen'
      : valueText(classifierRow('embedding'), settings.embedding),
  masking: isNetwork(settings) && settings.model !== CONVOLUTION,
  resetAfter: settings.model === GRU ? false : undefined,
  words: vocabulary,
});
