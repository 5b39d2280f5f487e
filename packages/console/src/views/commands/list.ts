import type { App } from '../../app.ts';
import { jumpTo, leaveBox, moveRow, neighbour, wantFocusIn } from '../focus.ts';
import { shownRows } from '../list/shown-rows.ts';
import type { Action } from './action.ts';
import { isAtList, leave } from './leave.ts';

const walk = (step: 1 | -1): Action => ({
  why: ({ state }) => (state.office.page.value ? 'desk' : shownRows(state).length === 0 ? 'end' : undefined),
  run: ({ state }) => moveRow(state, step),
});

const switchTo = (step: 1 | -1): Action => ({
  why: ({ state }) => (state.office.page.value ? 'desk' : neighbour(state, step) === undefined ? 'end' : undefined),
  run(app) {
    const next = neighbour(app.state, step);
    if (!next) return;
    leaveBox();
    app.intents.open(next);
    wantFocusIn(app, next);
  },
});

const newOnes = ({ state: { lists, promises } }: App): number =>
  [lists.waiting, lists.mine, lists.left, lists.company, lists.owned, lists.floor, promises.shown]
    .map(({ value }) => value.arrived)
    .reduce((sum, one) => sum + one, 0);

/** The list of conversations. */
export const LIST = {
  next: walk(1),
  previous: walk(-1),
  switchNext: switchTo(1),
  switchPrevious: switchTo(-1),
  arrived: {
    why: (app) => (app.state.office.page.value ? 'desk' : newOnes(app) === 0 ? 'arrived' : undefined),
    run: ({ intents }) => intents.settle(),
    // Rows that are gone, and only stand so that nothing moves, go as well.
    instead({ state, intents }) {
      if (state.office.page.peek()) return false;
      intents.settle();
      return true;
    },
  },
  jump: {
    why: ({ intents }) => (intents.notices.canJump() ? undefined : 'late'),
    run: jumpTo,
  },
  leave: {
    why: (app, { target }) => (app.state.office.page.value ? 'desk' : isAtList(app, target) ? 'here' : undefined),
    run: (app, { target }) => leave(app, target),
  },
} satisfies Record<string, Action>;
