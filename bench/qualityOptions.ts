import { parseArgs } from 'node:util';
import { modesNamed, type TrainingMode } from './modes';
import { wholeNumber } from './options';

export interface QualityOptions {
  /** As for the bench. */
  corpus: string | undefined;
  /** Folder of wordsim353.tsv, simlex999.txt and questions-words.txt. */
  tests: string;
  /** Where vectors are kept. */
  folder: string;
  seeds: number;
  epochs: number;
  threads: number;
  modes: TrainingMode[];
  /** Parameters of ours beside those of the mode. */
  with: string[];
}

const DEFAULT_MODES = 'skipgram-ns,cbow-ns,skipgram-hs,cbow-hs,fasttext,fasttext-cbow';

/** Throws with a sentence for what makes no sense. */
export const readQualityOptions = (args: string[]): QualityOptions => {
  const { values } = parseArgs({
    args,
    options: {
      corpus: { type: 'string' },
      tests: { type: 'string' },
      folder: { type: 'string', default: '.build/quality' },
      seeds: { type: 'string', default: '3' },
      epochs: { type: 'string', default: '5' },
      threads: { type: 'string', default: '2' },
      modes: { type: 'string', default: DEFAULT_MODES },
      with: { type: 'string', default: '' },
    },
  });
  if (values.tests === undefined) {
    throw new Error(
      '--tests is missing: give a folder of wordsim353.tsv, simlex999.txt and questions-words.txt ' +
        '(the sources of gensim have all three in gensim/test/test_data).',
    );
  }
  return {
    corpus: values.corpus,
    tests: values.tests,
    folder: values.folder,
    seeds: wholeNumber('seeds', values.seeds),
    epochs: wholeNumber('epochs', values.epochs),
    threads: wholeNumber('threads', values.threads),
    modes: values.modes.split(',').flatMap(trainingModeNamed),
    with: values.with.split(' ').filter((flag) => flag !== ''),
  };
};

const trainingModeNamed = (id: string): TrainingMode[] =>
  modesNamed(id).map((mode) => {
    if (mode.kind === 'training') return mode;
    throw new Error(`--modes ${id}: it trains no vectors that could be scored`);
  });
