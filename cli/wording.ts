import type { Problem } from '../worker/contract/problems';
import { encodingLabel } from '../app/ui/encodingLabels';
import { wordProblem } from '../app/ui/wording';
import { formatBytes, formatCount } from '../app/ui/format';

type Words = { [K in Problem['kind']]?: (problem: Extract<Problem, { kind: K }>) => string };

/** What the page advises to do on the page. Everything else is worded as there. */
const SHELL_WORDS: Words = {
  emptySource: ({ name }) => `${name} is empty. There is no text in it.`,
  binaryFile: ({ name, format }) =>
    `${name} is not a text file. It looks like ${format}. Save its text as a plain .txt file and give that.`,
  unreadableSource: ({ name, detail }) => `${name} could not be read: ${detail}.`,
  damagedGzip: ({ name, detail }) =>
    `${name} could not be unpacked: ${detail}. The gzip file is damaged or cut short. Compress the text again, or give it unpacked.`,
  wrongEncoding: ({ name, tried, byteOffset, candidates }) => {
    const found = `Byte ${formatCount(byteOffset + 1)} has no meaning in ${encodingLabel(tried)}.`;
    const flags = candidates.map((encoding) => `--encoding ${encoding}`);
    const advice =
      flags.length > 0
        ? `Read it with ${flags.join(' or ')}; characters that are damaged are left out then.`
        : 'Name its encoding with --encoding, or save it as UTF-8.';
    return `${name} is not sound ${encodingLabel(tried)}. ${found} ${advice}`;
  },
  noWords: ({ name }) =>
    `No words in ${name}. The text holds only spaces, punctuation or signs. Try --tokenizer whitespace, or another text.`,
  singleDocument: () =>
    'Only one document. Doc2Vec compares documents with one another: each line is one, or with --sentences punctuation each sentence.',
  outOfMemory: ({ neededBytes, largestVectorSize }) =>
    `Not enough memory. This model needs ${formatBytes(neededBytes)} in one piece, more than can be had. ` +
    (largestVectorSize === null
      ? 'Raise --min-count, or set --max-final-vocab, for a smaller vocabulary.'
      : `It fits with --vector-size ${largestVectorSize}, or with a higher --min-count.`),
  workerFailedToStart: ({ worker, detail }) => `The ${worker} could not be started: ${detail}.`,
  workerCrashed: ({ worker, detail }) =>
    `The ${worker} stopped by itself: ${detail}. Lower --vector-size or --threads if it happens twice.`,
};

/** A problem in sentences for a terminal: what, where, what to do. */
export const shellWords = (problem: Problem): string => {
  const words = SHELL_WORDS[problem.kind] as ((p: Problem) => string) | undefined;
  if (words) return words(problem);
  const { title, text, detail } = wordProblem(problem);
  return `${title}. ${text}${detail === undefined ? '' : ` (${detail})`}`;
};
