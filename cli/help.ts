import type { HyperparameterRow } from '../worker/contract/hyperparameterRow';
import { hyperparameterRow } from '../worker/contract/hyperparameters';
import { valueText } from '../worker/contract/validation';
import { COMMANDS, type CommandName, type Flag } from './flags';

const HEAD = 'npm run --silent cli --';

/** What --help prints. */
export const helpText = (command: CommandName | null): string => {
  if (command === null) {
    const lines = Object.entries(COMMANDS).map(([name, { help }]) => `  ${name.padEnd(10)}${help}`);
    return [`${HEAD} COMMAND --help`, '', ...lines, ''].join('\n');
  }
  const { help, required, flags } = COMMANDS[command];
  const usage = required.map((name) => ` --${name} FILE`).join('');
  return [`${HEAD} ${command}${usage} [flags]`, '', help, '', ...flags.map(flagLines), ''].join('\n');
};

const flagLines = (flag: Flag): string => {
  const { name, expects, help } = flag;
  const value = standardValue(flag);
  const standard = value === null ? '' : `; ${value} when not given`;
  return [`  --${name}${expects === null ? '' : `  ${expects}${standard}`}`, `      ${help}`].join('\n');
};

const standardValue = ({ row, setting, classifier, standard }: Flag): string | null => {
  if (row) return standardOf(row);
  if (classifier) return valueText(classifier, classifier.default);
  return setting ? (standard ?? valueText(setting, setting.default)) : null;
};

const standardOf = (row: HyperparameterRow): string =>
  row.key === 'threads' ? 'the number of cores' : [valueText(row, row.default), ...others(row)].join(', ');

/** Defaults of single algorithms: "10 with --algorithm doc2vec". */
const others = (row: HyperparameterRow): string[] =>
  Object.entries(row.defaultOf ?? {}).map(([algorithm, value]) => {
    const name = valueText(hyperparameterRow('algorithm'), Number(algorithm));
    return `${value} with --algorithm ${name}`;
  });
