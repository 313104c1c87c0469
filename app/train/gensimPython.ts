import type { CorpusSettings } from '../../worker/contract/corpus';
import { CONSTANT, COSINE, NO_EARLY_STOP } from '../../worker/contract/controlRows';
import { HYPERPARAMETERS } from '../../worker/contract/hyperparameters';
import type { HyperparameterKey, Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { NO_VOCABULARY_RULES, type VocabularyRules } from '../../worker/contract/vocabularyRules';
import { phrasePart, trimRulePart } from './gensimCorpus';

/** Written even where they equal gensim's defaults, because a reader wants to see them. */
const ESSENTIAL: readonly HyperparameterKey[] = ['sg', 'vectorSize', 'window', 'minCount', 'epochs', 'seed'];
/** gensim's own default where it is not the one of the table. */
const GENSIM_WORKERS = 3;

/** Python's spelling of a string. */
const quoted = (text: string) => JSON.stringify(text);

/** A number as Python reads it: 0.001, 1e-09. */
const pythonNumber = (value: number) => String(value);

function gensimArguments(h: Hyperparameters): string[] {
  const lines: string[] = [];
  for (const { key, gensim, default: standard, kind } of HYPERPARAMETERS) {
    if (!gensim || key === 'negative') continue;
    // gensim reads a sample of 1 and more as a count; here 1 is a share that keeps every word, as 0 does.
    // A rate that stays is one that falls to itself.
    const given = key === 'minAlpha' && h.lrSchedule === CONSTANT ? h.alpha : h[key];
    const value = key === 'sample' && h.sample === 1 ? 0 : given;
    const usual = key === 'threads' ? GENSIM_WORKERS : standard;
    if (value === usual && !ESSENTIAL.includes(key)) continue;
    const text =
      value === null ? 'None' : kind === 'switch' ? (value ? 'True' : 'False') : pythonNumber(value);
    lines.push(`${gensim}=${text}`);
  }
  // With both on, gensim trains both and warns; here they exclude one another.
  if (h.hs === 1) lines.push('negative=0');
  else if (h.negative !== 5) lines.push(`negative=${pythonNumber(h.negative)}`);
  return lines;
}

const WORDS_READER = `class Sentences:
    """Lower-cased Unicode words, one sentence a line."""

    def __iter__(self):
        with open(PATH, encoding=ENCODING) as lines:
            for line in lines:
                text = unicodedata.normalize("NFC", line).replace("\\u2019", "'").lower()
                yield re.findall(r"[^\\W_]+(?:['_][^\\W_]+)*", text)

`;

/** Says in Python what the page does with the text; `note` names what differs. */
function reader(settings: CorpusSettings): {
  imports: string[];
  setUp: string;
  sentences: string;
  notes: string[];
} {
  const byPunctuation =
    settings.sentences === 'punctuation'
      ? ['Here sentences also end at . ! and ?; split the text there first, one sentence a line.']
      : [];
  if (settings.tokenizer === 'words') {
    return {
      imports: ['import re', 'import unicodedata', ''],
      setUp: WORDS_READER,
      sentences: 'Sentences()',
      notes: byPunctuation,
    };
  }
  const segmented =
    settings.tokenizer === 'segmenter'
      ? ['Here words come from the browser’s dictionaries; separate them by spaces in the file first.']
      : [];
  return { imports: [], setUp: '', sentences: 'LineSentence(PATH)', notes: [...segmented, ...byPunctuation] };
}

const controlRemarks = (h: Hyperparameters): string[] => [
  ...(h.lrSchedule === COSINE
    ? ['Here the learning rate falls along a cosine; in gensim it falls in a straight line.']
    : []),
  ...(h.earlyStop === NO_EARLY_STOP
    ? []
    : ['Here training ends early once it changes little; gensim trains all epochs.']),
];

export interface PythonInput {
  hyperparameters: Hyperparameters;
  /** Absent: none. */
  rules?: VocabularyRules;
  settings: CorpusSettings;
  /** Name of the text's file. */
  fileName: string;
}

/** A Python program for gensim 4 that trains with the settings in force. */
export function gensimPython(input: PythonInput): string {
  const { hyperparameters: h, rules = NO_VOCABULARY_RULES, settings, fileName } = input;
  const { imports, setUp, sentences, notes } = reader(settings);
  const remarks = [...notes];
  if (h.sg === 1 && h.hs === 0 && h.negativeSharing === 1) {
    remarks.push('Here the negative samples are shared within a window; gensim draws them for every pair.');
  }
  remarks.push(...controlRemarks(h));
  const usesReader = setUp !== '';
  const phrases = phrasePart(settings.phrases);
  const trimRule = trimRulePart(rules, h);
  const hasPhrases = phrases.lines.length > 0;
  // A pattern's own import of re goes before, or takes the place of, the reader's.
  const [standard, others] = [trimRule.imports.slice(0, -1), trimRule.imports.slice(-1)];
  const lines = [
    ...standard,
    ...imports.filter((line) => standard.length === 0 || line !== 'import re'),
    ...(standard.length > 0 && imports.length === 0 ? [''] : []),
    'from gensim.models import Word2Vec',
    ...(usesReader ? [] : ['from gensim.models.word2vec import LineSentence']),
    ...phrases.imports,
    ...others,
    '',
    `PATH = ${quoted(fileName)}`,
    ...(usesReader ? [`ENCODING = ${quoted(settings.encoding ?? 'utf-8')}`, '', '', setUp] : ['']),
    ...trimRule.lines,
    ...(hasPhrases ? [`sentences = ${sentences}`, ...phrases.lines] : []),
    ...remarks.map((remark) => `# ${remark}`),
    'model = Word2Vec(',
    `    ${hasPhrases ? 'sentences' : sentences},`,
    ...gensimArguments(h).map((argument) => `    ${argument},`),
    ...(trimRule.lines.length > 0 ? ['    trim_rule=trim_rule,'] : []),
    ')',
    'model.wv.save_word2vec_format("vectors.txt")',
    '',
  ];
  return lines.join('\n');
}
