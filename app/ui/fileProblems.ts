import type { Problem } from '../../worker/contract/problems';
import { encodingLabel } from './encodingLabels';
import { formatCount } from './format';
import type { WordsOf } from './wordingTypes';

export type FileProblem = Extract<
  Problem['kind'],
  'emptySource' | 'binaryFile' | 'unreadableSource' | 'damagedGzip' | 'wrongEncoding' | 'noWords' | 'noCorpus'
>;

/** What is wrong with the files that a text comes from. */
export const FILE_PROBLEMS: WordsOf<FileProblem> = {
  emptySource: ({ name }) => ({
    title: `${name} is empty`,
    text: 'There is no text in it. Choose another file.',
  }),
  binaryFile: ({ name, format }) => ({
    title: `${name} is not a text file`,
    text: `It looks like ${format}. Save its text as a plain .txt file and drop that.`,
  }),
  unreadableSource: ({ name, detail }) => ({
    title: `${name} could not be read`,
    text: 'It may have been moved, changed or blocked since it was chosen. Choose it again.',
    detail,
  }),
  damagedGzip: ({ name, detail }) => ({
    title: `${name} could not be unpacked`,
    text: 'The gzip file is damaged, cut short, or several files joined into one. Compress the text again, or drop it unpacked.',
    detail,
  }),
  wrongEncoding: ({ name, tried, byteOffset, candidates }) => {
    const where = byteOffset === 0 ? 'Its first byte' : `Byte ${formatCount(byteOffset + 1)}`;
    const found = `${where} has no meaning in ${encodingLabel(tried)}`;
    const others = candidates.filter((encoding) => encoding !== tried).map(encodingLabel);
    // The encoding tried among the candidates: right but for a few bytes.
    if (others.length < candidates.length) {
      const text = `${found}, but most of the text does. The damaged characters can be left out${
        others.length > 0 ? `, or the text read as ${others.join(', or as ')}` : ''
      }.`;
      return { title: `${name} has damaged characters`, text };
    }
    const advice =
      others.length > 0
        ? `Read it as ${others.join(', or as ')}?`
        : 'Choose its encoding under Corpus, or save it as UTF-8.';
    return { title: `${name} is not ${encodingLabel(tried)}`, text: `${found}. ${advice}` };
  },
  noWords: ({ name }) => ({
    title: `No words in ${name}`,
    text: 'The text holds only spaces, punctuation or signs. Try the tokeniser “Spaces”, or another text.',
  }),
  noCorpus: () => ({ title: 'No text yet', text: 'Drop a text file anywhere, or choose a sample.' }),
};
