export type SelectMode = 'replace' | 'add' | 'remove' | 'toggle';

/** The selection after a gesture over `picked`; order of selection is kept, nothing is in it twice. */
export function combineSelection(
  current: readonly number[],
  picked: readonly number[],
  mode: SelectMode,
): number[] {
  const touched = new Set(picked);
  switch (mode) {
    case 'replace':
      return [...touched];
    case 'add':
      return [...new Set([...current, ...picked])];
    case 'remove':
      return current.filter((wordId) => !touched.has(wordId));
    case 'toggle': {
      const present = new Set(current);
      return [
        ...current.filter((wordId) => !touched.has(wordId)),
        ...[...touched].filter((id) => !present.has(id)),
      ];
    }
  }
}
