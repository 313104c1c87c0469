export type TableColumn = 'rank' | 'count' | 'similarity';

export interface TableOrder {
  column: TableColumn;
  descending: boolean;
}

export const FIRST_ORDER: TableOrder = { column: 'rank', descending: false };

/** The order after a press on a column's head: another column begins with what is wanted most, the same turns round. */
export const nextOrder = (order: TableOrder, column: TableColumn): TableOrder =>
  order.column === column
    ? { column, descending: !order.descending }
    : { column, descending: column !== 'rank' };

interface Sorted {
  /** Points; those of words are ranks from 0, documents come after. */
  ids: readonly number[];
  /** null of documents; they come last. */
  count(point: number): number | null;
  /** null where there is none; such points come last. */
  similarity(point: number): number | null;
}

/** Points in an order; equal ones by rank. */
export function sortPoints({ ids, count, similarity }: Sorted, { column, descending }: TableOrder): number[] {
  const sign = descending ? -1 : 1;
  const keyOf = { rank: (id: number) => id, count, similarity }[column];
  const missing = (id: number) => {
    const key = keyOf(id);
    return key === null || Number.isNaN(key);
  };
  return [...ids].sort((a, b) => {
    if (missing(a) || missing(b)) return Number(missing(a)) - Number(missing(b)) || a - b;
    return sign * ((keyOf(a) ?? 0) - (keyOf(b) ?? 0)) || a - b;
  });
}
