import type { Problem } from './problems';

/** What a command answers: a value, or a problem the user can fix. Bugs throw instead. */
export type Outcome<T> = { ok: true; value: T } | { ok: false; problem: Problem };

export const ok = <T>(value: T): Outcome<T> => ({ ok: true, value });
export const failed = <T = never>(problem: Problem): Outcome<T> => ({ ok: false, problem });
