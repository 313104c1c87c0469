import { describe, expect, it } from 'vitest';
import { moved, NO_HISTORY, stepped, type Look } from './lookHistory';

const look = (n: number): Look => ({ selection: [n], view: null });

describe('the history of looks', () => {
  const two = stepped(stepped(NO_HISTORY, look(0)), look(1));

  it('goes back step by step and on again', () => {
    const back = moved(two, look(2), 'undo');
    expect(back?.look).toEqual(look(1));
    const first = moved(back!.history, back!.look, 'undo');
    expect(first?.look).toEqual(look(0));
    expect(moved(first!.history, first!.look, 'undo')).toBeNull();
    const on = moved(first!.history, first!.look, 'redo');
    expect(on?.look).toEqual(look(1));
    expect(moved(on!.history, on!.look, 'redo')?.look).toEqual(look(2));
  });

  it('forgets what was undone once another step is taken', () => {
    const back = moved(two, look(2), 'undo')!;
    const history = stepped(back.history, back.look);
    expect(moved(history, look(9), 'redo')).toBeNull();
    expect(moved(history, look(9), 'undo')?.look).toEqual(look(1));
  });

  it('has nothing to go on to at first, and keeps a bounded number of steps', () => {
    expect(moved(NO_HISTORY, look(0), 'undo')).toBeNull();
    expect(moved(NO_HISTORY, look(0), 'redo')).toBeNull();
    let history = NO_HISTORY;
    for (let i = 0; i < 500; i++) history = stepped(history, look(i));
    expect(history.past.length).toBeLessThan(200);
    expect(history.past.at(-1)).toEqual(look(499));
  });
});
