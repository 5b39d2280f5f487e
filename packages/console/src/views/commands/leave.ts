import type { App } from '../../app.ts';
import { focusRow, keepOpen, wantFocusIn } from '../focus.ts';

/** There is nothing to step back from. */
export const isAtList = ({ state }: App, target: Element | undefined): boolean =>
  target?.closest('[data-list]') != null &&
  !state.ending.value &&
  !state.question.value &&
  state.leaving.value.is === 'no' &&
  !state.signingOff.value &&
  !state.awayAsked.value &&
  !state.details.value;

/** Escape steps back by one: from a question before sending or another one, a change, the details, from the box to the list, from the thread to the list. */
export function leave(app: App, target: Element | undefined): void {
  const { state, intents } = app;
  if (state.ending.peek()) {
    keepOpen(app);
    return;
  }
  if (state.question.peek()) {
    intents.goBack();
    state.focus.value = 'write';
    return;
  }
  if (state.editing.peek()?.conversation === state.open.peek() && target?.matches('.box-text')) {
    intents.leaveChange();
    return;
  }
  if (state.leaving.peek().is !== 'no') {
    intents.stay();
    return;
  }
  if (state.signingOff.peek() || state.awayAsked.peek()) {
    intents.stayOn();
    return;
  }
  // From the shopper's pane back to who one talks to, whether it lies over the thread or beside it.
  const about = target?.closest('.shopper-pane') ? state.open.peek() : undefined;
  if (state.details.peek() || about) {
    intents.details(false);
    if (about) wantFocusIn(app, about);
    return;
  }
  focusRow(state, state.open.peek());
}
