import { availableParallelism } from 'node:os';
import { WORD_AXES, type ProjectionSettings } from '../worker/contract/projection';
import {
  DEFAULT_PROJECTION_SETTINGS,
  PROJECTION_ROWS,
  type ProjectionKey,
  type ProjectionRow,
} from '../worker/contract/projectionRows';
import { expectedValue, parseValue } from '../worker/contract/validation';
import type { Flag } from './flags';

export interface LayoutRequest {
  input: string;
  output: string;
  /** The first vectors that are laid out; null for all. */
  words: number | null;
  settings: ProjectionSettings;
  /** Whether the number of epochs is the user's own. */
  epochsGiven: boolean;
  threads: number;
  json: boolean;
  quiet: boolean;
}

/** A row as the command line has it: axes between words need a page to choose them on, and files may be large. */
const shellRow = (row: ProjectionRow): ProjectionRow => {
  if (row.key === 'words') return { ...row, min: 1, max: 10_000_000 };
  if (row.key !== 'method') return row;
  return {
    ...row,
    choices: row.choices?.filter(({ value }) => value !== WORD_AXES),
    help: 'UMAP keeps neighbours together, PCA shows the directions of the largest variance.',
  };
};

/** Defaults that depend on the file. */
const BY_FILE: Partial<Record<ProjectionKey, string>> = {
  words: 'all vectors',
  epochs: '300 up to 10,000 vectors, 200 for more',
};

const settingFlag = (row: ProjectionRow): Flag => ({
  name: row.key.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`),
  expects: expectedValue(row),
  help: row.help,
  setting: row,
  standard: BY_FILE[row.key],
});

export const SETTING_FLAGS: Flag[] = PROJECTION_ROWS.filter(({ needsDocuments }) => !needsDocuments)
  .map(shellRow)
  .map(settingFlag);

/** Values as the flags allow them. */
export const layoutRequest = (values: Map<string, string>): LayoutRequest => {
  const settings: ProjectionSettings = { ...DEFAULT_PROJECTION_SETTINGS };
  for (const { name, setting } of SETTING_FLAGS) {
    const value = values.get(name);
    if (setting && value !== undefined) settings[setting.key] = parseValue(setting, value) ?? setting.default;
  }
  return {
    input: values.get('input') ?? '',
    output: values.get('output') ?? '',
    words: values.has('words') ? settings.words : null,
    settings,
    epochsGiven: values.has('epochs'),
    threads: Number(values.get('threads') ?? Math.min(availableParallelism(), 4)),
    json: values.has('json'),
    quiet: values.has('quiet'),
  };
};
