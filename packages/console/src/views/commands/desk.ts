import type { App } from '../../app.ts';
import type { Action } from './action.ts';
import { firstOf, isOnline } from './where.ts';

/**
 * Goes to the list, where what is asked of oneself stands, and does it there: in a narrow window it is not there while a thread is.
 * What isn't saved on a page is asked about first.
 */
export function atList({ state, intents }: App, go: () => void): void {
  if (state.office.page.peek()) {
    intents.office.goToTalk(undefined, go);
    return;
  }
  if (!document.querySelector('.list-pane')?.checkVisibility()) intents.open(undefined);
  go();
}

/** The desk itself. */
export const DESK = {
  status: {
    why: (app) => firstOf([!isOnline(app), 'offline'], [!app.state.part.duty.value, 'offline']),
    run: (app) => atList(app, () => app.intents.statusMenu(true)),
  },
  search: { why: () => undefined, run: ({ intents }) => intents.office.leave(() => intents.search.open()) },
  summary: { why: () => undefined, run: ({ intents }) => intents.office.goTo('summary') },
  mute: { why: () => undefined, run: ({ intents }) => intents.notices.mute() },
  overview: {
    why: ({ state }) => (state.self.value?.duty === 'agent' ? 'duty' : undefined),
    run: ({ intents }) => intents.office.goTo('overview'),
  },
  inbox: { why: () => undefined, run: ({ intents }) => intents.office.goTo('inbox') },
  palette: { why: () => undefined, run: ({ intents }) => intents.palette(true) },
  help: { why: () => undefined, run: ({ intents }) => intents.keys(true) },
} satisfies Record<string, Action>;
