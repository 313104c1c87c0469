import { SENTENCE_RULES, TOKENIZER_NAMES } from '../worker/contract/corpus';
import { expressionFault } from '../worker/contract/expression';
import { PHRASE_LIMITS } from '../worker/contract/phrases';
import { ENCODINGS } from '../app/ui/encodingLabels';
import type { Flag } from './flags';
import { TABLE_FLAGS } from './tableFlags';

const listed = (values: readonly string[]): string => values.join(' or ');

const wholeNumber = (name: string, { min, max }: { min: number; max: number }, help: string): Flag => ({
  name,
  expects: `a whole number from ${min} to ${max}`,
  allows: (value) => /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max,
  help,
});

const PHRASE_SCORINGS = ['default', 'npmi'];
const { threshold } = PHRASE_LIMITS;

/** How neighbouring words become one: those after the first have an effect only with it. */
export const PHRASE_FLAGS: Flag[] = [
  wholeNumber(
    'phrases',
    PHRASE_LIMITS.passes,
    'Passes that join words which keep together, such as new_york; 0 when not given.',
  ),
  {
    name: 'phrase-scoring',
    expects: listed(PHRASE_SCORINGS),
    values: PHRASE_SCORINGS,
    help: 'By how much more often than by chance, or by mutual information from 0 to 1.',
  },
  {
    name: 'phrase-threshold',
    expects: `a number from ${threshold.default.min} to ${threshold.default.max}, to ${threshold.npmi.max} with npmi`,
    allows: (value) => Number.isFinite(Number(value)),
    help: 'Pairs are joined whose score is higher; 10, or 0.5 with npmi, when not given.',
  },
  wholeNumber(
    'phrase-min-count',
    PHRASE_LIMITS.minCount,
    'Pairs seen fewer times are no phrases; 5 when not given.',
  ),
  {
    name: 'phrase-connectors',
    expects: '0 or 1',
    values: ['0', '1'],
    help: 'Whether of, the, and … may stand inside a phrase, as in bank_of_america; 1 when not given.',
  },
];

/** How a text is read. */
export const READING_FLAGS: Flag[] = [
  {
    name: 'tokenizer',
    expects: listed(TOKENIZER_NAMES),
    values: TOKENIZER_NAMES,
    help: 'How text is cut into words: at spaces, by Unicode words in lower case, or by dictionary.',
  },
  {
    name: 'sentences',
    expects: listed(SENTENCE_RULES),
    values: SENTENCE_RULES,
    help: 'Where a sentence, or document, ends: at the end of a line, at . ! and ?, or with the text.',
  },
  {
    name: 'encoding',
    expects: listed(ENCODINGS),
    values: ENCODINGS,
    help: 'Encoding of the text; UTF-8, or what its byte order mark says, when not given.',
  },
  ...TABLE_FLAGS,
  ...PHRASE_FLAGS,
];

const expression = (name: string, help: string): Flag => ({
  name,
  expects: 'a regular expression without look-around, back-references and flags inside',
  allows: (value) => expressionFault(value) === null,
  help,
});

/** Which words get no vector, beside those that min_count and max_count leave out. */
export const RULE_FLAGS: Flag[] = [
  {
    name: 'stop-words',
    expects: 'a file of words, in UTF-8, with spaces, commas or line ends between them',
    help: 'Words to leave out, letter for letter.',
  },
  expression(
    'must-match',
    'Words are left out in which this is found nowhere; ^ and $ stand for start and end.',
  ),
  expression('must-not-match', 'Words are left out in which this is found.'),
];
