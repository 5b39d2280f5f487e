import { amendable } from '../../state/amend.ts';
import type { Action } from './action.ts';

/** Changing one's own words and taking them back. */
export const AMENDING = {
  change: {
    why({ state }) {
      const { amendWindowMs } = state.view.value;
      const own = amendable(state.thread.value, state.self.value?.id, state.now.value, amendWindowMs);
      return !state.open.value ? 'open' : own.length === 0 ? 'words' : undefined;
    },
    run({ state, intents }) {
      if (intents.change()) state.focus.value = 'write';
    },
  },
  takeBack: {
    why: ({ state }) => (!state.open.value ? 'open' : state.mayAmend.value.size === 0 ? 'words' : undefined),
    // It can't be undone: the key leads to the entry in the menu, the same key again does it.
    run({ state, intents }) {
      const menu = state.menu.peek();
      const last = menu?.seq ?? [...state.mayAmend.peek()].at(-1);
      if (menu?.at === 'recall') {
        intents.takeBack(menu.seq);
        state.focus.value = 'thread';
      } else if (last !== undefined) intents.menu(last, 'recall');
    },
  },
  undo: {
    why: ({ state }) => (state.undo.heldHere.value.length === 0 ? 'held' : undefined),
    run({ state, intents }) {
      if (intents.undo()) state.focus.value = 'write';
    },
  },
} satisfies Record<string, Action>;
