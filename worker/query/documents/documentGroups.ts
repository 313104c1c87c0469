import type { ColumnValues } from '../../contract/documents';
import type { DocumentGroups } from '../../contract/keywords';
import type { Documents } from '../../model/documents';
import type { NamedGroup } from './keywords';

/** What documents can be grouped by. */
export interface GroupSources {
  columns: readonly ColumnValues[];
  /** Doc2Vec: labels in the text; null in other runs. */
  labels: Pick<Documents, 'count' | 'labels' | 'table'> | null;
}

/** Groups with the numbers of their documents, by rising number, none empty; null where there is nothing to group by. */
export const namedGroups = (
  groups: DocumentGroups,
  documents: number,
  { columns, labels }: GroupSources,
): NamedGroup[] | null => {
  if (groups.kind === 'numbers') {
    const groupOf = groups.groupOf.subarray(0, documents);
    return gathered(
      (add) => groupOf.forEach((group, document) => add(group, document)),
      () => '',
    );
  }
  if (groups.kind === 'column') {
    const column = columns.find(({ name }) => name === groups.column);
    if (column?.kind !== 'category') return null;
    const { valueOf, names } = column;
    return gathered(
      (add) => valueOf.forEach((value, document) => add(value, document)),
      (value) => names[value],
    );
  }
  if (!labels?.table) return null;
  const { count, labels: names, table } = labels;
  return gathered(
    (add) => {
      for (let document = 0; document < count; document++) {
        for (let i = table.offsets[document]; i < table.offsets[document + 1]; i++)
          add(table.tags[i] - count, document);
      }
    },
    (label) => names[label],
  );
};

const gathered = (
  fill: (add: (group: number, document: number) => void) => void,
  nameOf: (group: number) => string,
): NamedGroup[] => {
  const found = new Map<number, number[]>();
  fill((group, document) => {
    if (group < 0) return;
    const own = found.get(group);
    if (own) own.push(document);
    else found.set(group, [document]);
  });
  return [...found]
    .map(([group, documents]) => ({ group, name: nameOf(group), documents }))
    .sort((a, b) => a.group - b.group);
};
