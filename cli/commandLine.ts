import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { CorpusSettings } from '../worker/contract/corpus';
import { defaultHyperparameters, hyperparameterRow } from '../worker/contract/hyperparameters';
import type { Hyperparameters } from '../worker/contract/hyperparameterRow';
import { hasDocuments } from '../worker/contract/algorithms';
import type { VocabularyRules } from '../worker/contract/vocabularyRules';
import { isAllowed, parseValue } from '../worker/contract/validation';
import { classifyRequest, type ClassifyRequest } from './classifyFlags';
import { layoutRequest, type LayoutRequest } from './layoutFlags';
import { COMMANDS, type CommandName, type Flag } from './flags';
import { corpusSettings } from './textSettings';
import { UsageError } from './usageError';

export interface ScanRequest {
  /** Path of the text, - for standard input. */
  input: string;
  corpus: CorpusSettings;
  json: boolean;
  quiet: boolean;
}

export interface TrainRequest extends ScanRequest {
  output: string;
  /** Where the vectors of documents go; null: nowhere. */
  documents: string | null;
  hyperparameters: Hyperparameters;
  rules: RuleRequest;
}

/** Words to leave out; the stop list is still in its file. */
export interface RuleRequest extends Pick<VocabularyRules, 'mustMatch' | 'mustNotMatch'> {
  stopWordsFile: string | null;
}

export type Request =
  | { kind: 'train'; train: TrainRequest }
  | { kind: 'scan'; scan: ScanRequest }
  | { kind: 'layout'; layout: LayoutRequest }
  | { kind: 'classify'; classify: ClassifyRequest }
  | { kind: 'help'; command: CommandName | null }
  /** The command line makes no sense: what is wrong, and what would be right. */
  | { kind: 'usage'; message: string };

/**
 * What a command line asks for.
 *
 * @param args without the program's own name
 */
export const readCommandLine = (args: readonly string[]): Request => {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h' || name === 'help') return { kind: 'help', command: null };
  try {
    return requestOf(commandNamed(name), rest);
  } catch (error) {
    if (error instanceof UsageError) return { kind: 'usage', message: error.message };
    throw error;
  }
};

const commandNamed = (name: string | undefined): CommandName => {
  const names = Object.keys(COMMANDS) as CommandName[];
  const found = names.find((candidate) => candidate === name);
  if (found) return found;
  const given = name === undefined ? 'No command was given' : `There is no command ${name}`;
  throw new UsageError(`${given}; the commands are ${names.slice(0, -1).join(', ')} and ${names.at(-1)}.`);
};

const requestOf = (command: CommandName, args: string[]): Request => {
  const values = flagValues(command, args);
  if (values.has('help')) return { kind: 'help', command };
  for (const name of COMMANDS[command].required) {
    if (!values.has(name))
      throw new UsageError(`--${name} is missing: give ${expectationOf(command, name)}.`);
  }
  if (command === 'layout') {
    const layout = layoutRequest(values);
    refuseSameFile([
      ['--input', layout.input],
      ['--output', layout.output],
    ]);
    return { kind: 'layout', layout };
  }
  if (command === 'classify') {
    const classify = classifyRequest(values);
    refuseSameFile([
      ['--input', classify.input],
      ['--vectors', classify.vectors],
      ['--output', classify.output],
    ]);
    return { kind: 'classify', classify };
  }
  const scan: ScanRequest = {
    input: values.get('input') ?? '',
    corpus: corpusSettings(values),
    json: values.has('json'),
    quiet: values.has('quiet'),
  };
  if (command === 'scan') return { kind: 'scan', scan };
  const documents = values.get('documents') ?? null;
  const output = values.get('output') ?? '';
  const rules = {
    stopWordsFile: values.get('stop-words') ?? null,
    mustMatch: values.get('must-match') ?? null,
    mustNotMatch: values.get('must-not-match') ?? null,
  };
  const train = { ...scan, output, documents, rules, hyperparameters: hyperparametersOf(values) };
  if (documents !== null && !hasDocuments(train.hyperparameters)) {
    throw new UsageError('--documents is for --algorithm doc2vec; other models have no documents.');
  }
  const files: [string, string | null][] = [
    ['--input', scan.input === '-' ? null : scan.input],
    ['--output', output],
    ['--documents', documents],
    ['--stop-words', rules.stopWordsFile],
  ];
  refuseSameFile(files);
  return { kind: 'train', train };
};

const refuseSameFile = (files: [flag: string, path: string | null][]): void => {
  const flagOfPath = new Map<string, string>();
  for (const [flag, path] of files) {
    if (path === null) continue;
    const other = flagOfPath.get(resolve(path));
    if (other) throw new UsageError(`${flag} and ${other} name the same file; give each its own.`);
    flagOfPath.set(resolve(path), flag);
  }
};

const expectationOf = (command: CommandName, name: string): string =>
  COMMANDS[command].flags.find((flag) => flag.name === name)?.expects ?? 'a value';

/** Values by the names of their flags, each of a kind that its flag allows; '' for a flag without a value. */
const flagValues = (command: CommandName, args: string[]): Map<string, string> => {
  const values = new Map<string, string>();
  for (let i = 0; i < args.length; i++) {
    const { flag, attached } = flagOf(command, args[i]);
    if (values.has(flag.name)) throw new UsageError(`--${flag.name} is given twice.`);
    if (flag.expects === null) {
      if (attached !== null) throw new UsageError(`--${flag.name} takes no value; ${attached} was given.`);
      values.set(flag.name, '');
      continue;
    }
    const value = attached ?? args[++i];
    if (value === undefined || value === '' || (attached === null && value.startsWith('--'))) {
      throw new UsageError(`--${flag.name} needs a value: ${flag.expects}.`);
    }
    if (!allows(flag, value))
      throw new UsageError(`--${flag.name} cannot be ${value}: give ${flag.expects}.`);
    values.set(flag.name, value);
  }
  return values;
};

const flagOf = (command: CommandName, argument: string): { flag: Flag; attached: string | null } => {
  const help = `npm run cli -- ${command} --help lists them`;
  if (argument === '-h') return flagOf(command, '--help');
  if (!argument.startsWith('--')) {
    throw new UsageError(`${argument} stands alone; every value follows its flag (${help}).`);
  }
  const equals = argument.indexOf('=');
  const name = argument.slice(2, equals < 0 ? undefined : equals);
  const flags: readonly Flag[] = COMMANDS[command].flags;
  const flag = flags.find((candidate) => candidate.name === name);
  if (flag) return { flag, attached: equals < 0 ? null : argument.slice(equals + 1) };
  const hyphenated = flags.find((candidate) => candidate.name === name.replaceAll('_', '-'));
  const advice = hyphenated ? `it is spelt --${hyphenated.name}` : help;
  throw new UsageError(`--${name} is not a flag of ${command}; ${advice}.`);
};

const allows = (flag: Flag, value: string): boolean => {
  const row = flag.row ?? flag.setting ?? flag.classifier;
  if (row) return isAllowed(row, parseValue(row, value));
  if (flag.allows) return flag.allows(value);
  return flag.values === undefined || flag.values.includes(value);
};

/** The algorithm's defaults but for threads, which are all cores as no page wants one of them, and snapshots, which nobody could look at. */
const hyperparametersOf = (values: Map<string, string>): Hyperparameters => {
  const threads = Math.min(availableParallelism(), hyperparameterRow('threads').max);
  const algorithm = parseValue(hyperparameterRow('algorithm'), values.get('algorithm') ?? '0') ?? 0;
  const result = { ...defaultHyperparameters(algorithm), threads, snapshots: 0 };
  for (const { name, row } of COMMANDS.train.flags as readonly Flag[]) {
    const value = values.get(name);
    if (row && value !== undefined) Object.assign(result, { [row.key]: parseValue(row, value) });
  }
  return result;
};
