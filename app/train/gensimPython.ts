import { canShareNegatives, contextPredicts, hasDocuments } from '../../worker/contract/algorithms';
import type { CorpusSettings } from '../../worker/contract/corpus';
import { COSINE, NO_EARLY_STOP } from '../../worker/contract/controlRows';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { NO_VOCABULARY_RULES, type VocabularyRules } from '../../worker/contract/vocabularyRules';
import { gensimArguments, gensimClass } from './gensimArguments';
import { phrasePart, trimRulePart } from './gensimCorpus';
import { pythonReader } from './gensimReaders';

/** Words of a sentence after which gensim cuts it. */
const GENSIM_SENTENCE = 10_000;

/** Python's spelling of a string. */
const quoted = (text: string) => JSON.stringify(text);

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
  /** Words of its longest sentence, where known. */
  longestSentence?: number;
}

/** Where gensim does something else under the same settings. */
function differences(h: Hyperparameters, longestSentence: number): string[] {
  const remarks: string[] = [];
  if (canShareNegatives(h) && h.negativeSharing === 1) {
    remarks.push('Here negative samples are shared within a window and used twice; gensim draws each anew.');
  }
  if (contextPredicts(h) && h.exactGradient === 1) {
    remarks.push('Here the context learns by its exact gradient; gensim takes the one of word2vec.c.');
  }
  if (longestSentence > GENSIM_SENTENCE) {
    const unit = hasDocuments(h) ? 'documents' : 'sentences';
    remarks.push(`Here ${unit} of any length are trained on whole; gensim cuts them at 10,000 words.`);
  }
  return remarks;
}

/** A Python program for gensim 4 that trains with the settings in force. */
export function gensimPython(input: PythonInput): string {
  const { hyperparameters: h, rules = NO_VOCABULARY_RULES, settings, fileName } = input;
  const { imports, gensimImports, setUp, sentences, notes } = pythonReader(settings, h);
  const remarks = [...notes, ...differences(h, input.longestSentence ?? 0), ...controlRemarks(h)];
  const usesReader = setUp !== '';
  const phrases = phrasePart(settings.phrases, hasDocuments(h));
  const trimRule = trimRulePart(rules, h);
  const hasPhrases = phrases.lines.length > 0;
  // A pattern's own import of re goes before, or takes the place of, the reader's.
  const [standard, others] = [trimRule.imports.slice(0, -1), trimRule.imports.slice(-1)];
  const lines = [
    ...standard,
    ...imports.filter((line) => standard.length === 0 || line !== 'import re'),
    ...(standard.length > 0 && imports.length === 0 ? [''] : []),
    `from gensim.models import ${gensimClass(h)}`,
    ...gensimImports,
    ...phrases.imports,
    ...others,
    '',
    `PATH = ${quoted(fileName)}`,
    ...(usesReader ? [`ENCODING = ${quoted(settings.encoding ?? 'utf-8')}`, '', '', setUp] : ['']),
    ...trimRule.lines,
    ...(hasPhrases ? [...(hasDocuments(h) ? [] : [`sentences = ${sentences}`]), ...phrases.lines] : []),
    ...remarks.map((remark) => `# ${remark}`),
    `model = ${gensimClass(h)}(`,
    `    ${hasPhrases ? phrases.result : sentences},`,
    ...gensimArguments(h).map((argument) => `    ${argument},`),
    ...(trimRule.lines.length > 0 ? ['    trim_rule=trim_rule,'] : []),
    ')',
    hasDocuments(h)
      ? 'model.save_word2vec_format("vectors.txt", doctag_vec=True, word_vec=True)'
      : 'model.wv.save_word2vec_format("vectors.txt")',
    '',
  ];
  return lines.join('\n');
}
