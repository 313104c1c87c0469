import { TABLE_FORMATS } from '../../worker/contract/documents';
import type { Sample } from '../state/store';

const isSample = (value: unknown): value is Sample => {
  if (typeof value !== 'object' || value === null) return false;
  const candidate = value as Record<string, unknown>;
  return (
    ['id', 'name', 'description', 'url'].every((key) => typeof candidate[key] === 'string') &&
    ['bytes', 'words'].every((key) => typeof candidate[key] === 'number') &&
    (candidate.table === undefined || isTable(candidate.table))
  );
};

const isTable = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  const { format, text, header, label, id } = value as Record<string, unknown>;
  return (
    TABLE_FORMATS.some((known) => known === format) &&
    typeof header === 'boolean' &&
    Array.isArray(text) &&
    [label, id].every((column) => column === null || typeof column === 'string')
  );
};

/** The samples served with the page; none when the list cannot be had or read. */
export async function loadSamples(signal: AbortSignal): Promise<Sample[]> {
  try {
    const answer = await fetch(`${import.meta.env.BASE_URL}samples/samples.json`, { signal });
    if (!answer.ok) return [];
    const list: unknown = await answer.json();
    return Array.isArray(list) ? list.filter(isSample) : [];
  } catch {
    return [];
  }
}
