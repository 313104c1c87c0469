import {
  PRINCIPAL_COMPONENTS,
  type ProjectionFacts,
  type ProjectionSettings,
} from '../../worker/contract/projection';
import { formatCount } from '../ui/format';

/** What is worth knowing of the map, a sentence each. */
export const factsText = (facts: ProjectionFacts, settings: ProjectionSettings): string[] => {
  const lines: string[] = [];
  const { variance, leftOut, neighborSearch } = facts;
  if (settings.method === PRINCIPAL_COMPONENTS && variance) {
    const share = (component: number) => `${(100 * (variance[component - 1] ?? 0)).toFixed(1)} %`;
    const { componentX, componentY } = settings;
    lines.push(
      `Component ${componentX} holds ${share(componentX)} of the variance, component ${componentY} ${share(componentY)}.`,
    );
  }
  if (neighborSearch === 'descent') {
    lines.push('Neighbours come from an approximate search, which misses a few in a hundred.');
  }
  if (leftOut > 0) {
    lines.push(
      leftOut === 1
        ? '1 word has no usable vector and stands at the centre.'
        : `${formatCount(leftOut)} words have no usable vector and stand at the centre.`,
    );
  }
  return lines;
};

/** Words as typed, with spaces or commas between, as wordIds; those that are not on the map. */
export const wordIdsOf = (
  text: string,
  idOf: ReadonlyMap<string, number>,
): { ids: number[]; unknown: string[] } => {
  const words = text.split(/[\s,]+/u).filter((word) => word !== '');
  const ids = words.flatMap((word) => idOf.get(word) ?? []);
  return { ids, unknown: words.filter((word) => !idOf.has(word)) };
};
