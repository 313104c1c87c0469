import type { Problem } from '../../worker/contract/problems';
import type { AppState } from './store';

/** The same problem is not shown twice: it moves to the end. */
export function withNotice(state: Pick<AppState, 'notices'>, problem: Problem): Pick<AppState, 'notices'> {
  const text = JSON.stringify(problem);
  const id = 1 + Math.max(0, ...state.notices.map((notice) => notice.id));
  const others = state.notices.filter((notice) => JSON.stringify(notice.problem) !== text);
  return { notices: [...others, { id, problem }] };
}
