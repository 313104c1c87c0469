import type { ClassifierSettings } from '../contract/classifier';
import {
  BIDIRECTIONAL_LSTM,
  CONVOLUTION,
  FROZEN,
  GRU,
  isNetwork,
  LOGISTIC_REGRESSION,
} from '../contract/classifierRows';

/** A script that reads the files beside it, and says what class a text is of. */
export const pythonScript = (settings: ClassifierSettings): string =>
  [
    heading(settings),
    READING,
    TOKENIZING,
    isNetwork(settings) ? network(settings) : baseline(settings),
    PREDICTING,
  ].join('\n\n');

const heading = (settings: ClassifierSettings): string =>
  isNetwork(settings)
    ? `"""The classifier in Keras: python3 classifier.py "a text". Needs numpy and keras."""

import json
import os
import sys
import unicodedata

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
import keras
import numpy as np`
    : `"""The classifier: python3 classifier.py "a text". Needs numpy."""

import json
import os
import sys
import unicodedata

import numpy as np`;

const READING = `HERE = os.path.dirname(os.path.abspath(__file__))


def read_json(name):
    with open(os.path.join(HERE, name), encoding="utf-8") as file:
        return json.load(file)


MODEL = read_json("model.json")
LABELS = read_json("labels.json")["labels"]
SETTINGS = read_json("preprocessing.json")
WORDS = {word: number for number, word in enumerate(SETTINGS["words"])}


def read_weights():
    """Arrays by name; they follow one another in weights.bin as little-endian float32."""
    numbers = np.fromfile(os.path.join(HERE, "weights.bin"), dtype="<f4")
    arrays, start = {}, 0
    for entry in MODEL["weightsManifest"][0]["weights"]:
        end = start + int(np.prod(entry["shape"], dtype=int))
        arrays[entry["name"]] = numbers[start:end].reshape(entry["shape"])
        start = end
    return arrays`;

const TOKENIZING = `def is_word_character(character):
    return unicodedata.category(character)[0] in "LMN"


def tokenize(text):
    """Runs of letters, marks and digits, lower-cased; apostrophes and underscores between two of them belong to a word."""
    if SETTINGS["phrases"]:
        print("Phrases are not joined here; join their words by _ in the text.", file=sys.stderr)
    if SETTINGS["tokenizer"] == "whitespace":
        return text.split()
    if SETTINGS["tokenizer"] == "segmenter":
        raise SystemExit("The words of this corpus were found by a dictionary of the browser: call predict_words.")
    text = unicodedata.normalize("NFC", text).replace("\\u2019", "'")
    words, word = [], ""
    for at, character in enumerate(text):
        after = text[at + 1] if at + 1 < len(text) else " "
        if is_word_character(character) or (character in "'_" and word and is_word_character(after)):
            word += character
        elif word:
            words.append(word.lower())
            word = ""
    return words + [word.lower()] if word else words`;

const PREDICTING = `def predict(text):
    """Probability of each label."""
    return dict(zip(LABELS, map(float, predict_words(tokenize(text)))))


if __name__ == "__main__":
    for label, probability in sorted(predict(" ".join(sys.argv[1:])).items(), key=lambda pair: -pair[1]):
        print(f"{probability:.4f} {label}")
`;

const network = (settings: ClassifierSettings): string => {
  const { sequenceLength, dropout, learningRate, embedding, model } = settings;
  return `def build(arrays):
    """The same network as model.json describes, with the trained weights."""
    rows, dimensions = arrays["embedding/embeddings"].shape
    model = keras.Sequential(
        [
            keras.Input(shape=(${sequenceLength},), dtype="int32"),
            keras.layers.Embedding(rows, dimensions, mask_zero=${model === CONVOLUTION ? 'False' : 'True'}, trainable=${embedding === FROZEN ? 'False' : 'True'}, name="embedding"),
            keras.layers.SpatialDropout1D(${dropout}),
${readingLines(settings)
  .map((line) => `            ${line},`)
  .join('\n')}
            keras.layers.Dropout(${dropout}),
            keras.layers.Dense(len(LABELS), activation="softmax", name="classes"),
        ]
    )
    reading = [array for name, array in arrays.items() if name.split("/")[0] not in ("embedding", "classes")]
    model.get_layer("embedding").set_weights([arrays["embedding/embeddings"]])
    model.get_layer("reading").set_weights(reading)
    model.get_layer("classes").set_weights([arrays["classes/kernel"], arrays["classes/bias"]])
    model.compile(keras.optimizers.Adam(${learningRate}, global_clipnorm=1.0), "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def sequence(words):
    """Rows of the embedding layer: the first words, unknown ones as 1, zeros at the end."""
    length, first = SETTINGS["sequenceLength"], SETTINGS["firstWordIndex"]
    row = [WORDS[word] + first if word in WORDS else SETTINGS["unknownIndex"] for word in words[:length]]
    return row + [SETTINGS["paddingIndex"]] * (length - len(row))


NETWORK = build(read_weights())


def predict_words(words):
    return NETWORK.predict(np.array([sequence(words)], dtype="int32"), verbose=0)[0]`;
};

const readingLines = ({ model, units, kernelSize }: ClassifierSettings): string[] => {
  if (model === CONVOLUTION) {
    return [
      `keras.layers.Conv1D(${units}, ${kernelSize}, padding="same", activation="relu", name="reading")`,
      'keras.layers.GlobalMaxPooling1D()',
    ];
  }
  if (model === GRU) return [`keras.layers.GRU(${units}, reset_after=False, name="reading")`];
  if (model === BIDIRECTIONAL_LSTM) {
    return [`keras.layers.Bidirectional(keras.layers.LSTM(${units}), name="reading")`];
  }
  return [`keras.layers.LSTM(${units}, name="reading")`];
};

const SOFTMAX = `def softmax(scores):
    exponentials = np.exp(scores - scores.max())
    return exponentials / exponentials.sum()`;

const baseline = ({ model }: ClassifierSettings): string =>
  model === LOGISTIC_REGRESSION
    ? `WEIGHTS = read_weights()


${SOFTMAX}


def predict_words(words):
    """Logistic regression on the mean vector of the known words."""
    known = [WORDS[word] for word in words if word in WORDS]
    mean = WEIGHTS["vectors"][known].mean(axis=0) if known else np.zeros(WEIGHTS["vectors"].shape[1])
    return softmax(mean @ WEIGHTS["kernel"] + WEIGHTS["bias"])`
    : `WEIGHTS = read_weights()
PAIRS = {bucket: len(WORDS) + number for number, bucket in enumerate(SETTINGS.get("bigrams", []))}


${SOFTMAX}


def pair_row(first, second):
    bucket = (((first + 1) * 116049371 + second + 1) & 0xFFFFFFFF) % SETTINGS["bigramBuckets"]
    return PAIRS.get(bucket)


def predict_words(words):
    """fastText: the mean vector of the known words and pairs of words, then a linear layer."""
    ids = [WORDS.get(word, -1) for word in words]
    rows = [row for row in ids if row >= 0]
    if PAIRS:
        pairs = [pair_row(a, b) for a, b in zip(ids, ids[1:]) if a >= 0 and b >= 0]
        rows += [row for row in pairs if row is not None]
    inputs = WEIGHTS["inputs"]
    mean = inputs[rows].mean(axis=0) if rows else np.zeros(inputs.shape[1])
    return softmax(WEIGHTS["output"] @ mean)`;
