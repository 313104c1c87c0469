import { hasDocuments } from '../../worker/contract/algorithms';
import type { CorpusSettings } from '../../worker/contract/corpus';
import type { Hyperparameters } from '../../worker/contract/hyperparameterRow';
import { overRows, pythonTable } from './gensimTables';

/** How a Python program reads the text as it is read here. */
export interface PythonReader {
  imports: string[];
  gensimImports: string[];
  /** A class; empty where gensim has one. */
  setUp: string;
  /** What is given to the model. */
  sentences: string;
  /** What differs. */
  notes: string[];
}

const WORDS = String.raw`[^\W_]+(?:['_][^\W_]+)*`;

const SENTENCES = String.raw`class Sentences:
    """Lower-cased Unicode words, one sentence a line."""

    def __iter__(self):
        with open(PATH, encoding=ENCODING) as lines:
            for line in lines:
                text = unicodedata.normalize("NFC", line).replace("\u2019", "'").lower()
                yield re.findall(r"${WORDS}", text)

`;

const SPLIT_SENTENCES = `class Sentences:
    """Words as they stand between spaces, one sentence a line."""

    def __iter__(self):
        with open(PATH, encoding=ENCODING) as lines:
            for line in lines:
                yield line.split()

`;

const UNICODE_TOKENS = String.raw`                text = unicodedata.normalize("NFC", line).replace("\u2019", "'")
                tokens = re.findall(r"(?<!\S)__label__\S+|${WORDS}", text)`;

const documentsClass = (byWords: boolean): string => `class Documents:
    """One document a line; its tags are its number and its labels (__label__x)."""

    def __init__(self, phrases=()):
        self.phrases = phrases

    def __iter__(self):
        number = 0
        with open(PATH, encoding=ENCODING) as lines:
            for line in lines:
${byWords ? UNICODE_TOKENS : '                tokens = line.split()'}
                if not tokens:
                    continue
                labels = [token[9:] for token in tokens if token.startswith("__label__")]
                words = [token${byWords ? '.lower()' : ''} for token in tokens if not token.startswith("__label__")]
                for phrases in self.phrases:
                    words = phrases[words]
                yield TaggedDocument(words, [number, *dict.fromkeys(labels)])
                number += 1

`;

/** What has to be done to the file before, because Python has no equal. */
function notes({ tokenizer, sentences }: CorpusSettings, unit: string): string[] {
  return [
    ...(tokenizer === 'segmenter'
      ? ['Here words come from the browser’s dictionaries; separate them by spaces in the file first.']
      : []),
    ...(sentences === 'punctuation'
      ? [`Here ${unit}s also end at . ! and ?; split the text there first, one ${unit} a line.`]
      : []),
    ...(sentences === 'file'
      ? [`Here every file is one ${unit}; put each file on one line of a single file first.`]
      : []),
  ];
}

/** Says in Python what the page does with the text; `notes` names what differs. */
export function pythonReader(settings: CorpusSettings, h: Hyperparameters): PythonReader {
  const reader = readerOfLines(settings, h);
  if (!settings.table) return reader;
  const table = pythonTable(settings.table);
  return {
    ...reader,
    imports: [...table.imports, ...(reader.imports.length > 0 ? reader.imports : [''])],
    setUp: table.setUp + overRows(reader.setUp),
    notes: [...notes({ ...settings, sentences: 'line' }, 'document'), ...table.notes],
  };
}

function readerOfLines(settings: CorpusSettings, h: Hyperparameters): PythonReader {
  const byWords = settings.tokenizer === 'words';
  const imports = byWords ? ['import re', 'import unicodedata', ''] : [];
  if (hasDocuments(h)) {
    return {
      imports,
      gensimImports: ['from gensim.models.doc2vec import TaggedDocument'],
      setUp: documentsClass(byWords),
      sentences: 'Documents()',
      notes: notes(settings, 'document'),
    };
  }
  const hasReader = byWords || settings.table !== null;
  return {
    imports,
    gensimImports: hasReader ? [] : ['from gensim.models.word2vec import LineSentence'],
    setUp: byWords ? SENTENCES : settings.table ? SPLIT_SENTENCES : '',
    sentences: hasReader ? 'Sentences()' : 'LineSentence(PATH)',
    notes: notes(settings, 'sentence'),
  };
}
