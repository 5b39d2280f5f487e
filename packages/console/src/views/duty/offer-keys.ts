import { useEffect } from 'preact/hooks';
import type { App } from '../../app.ts';
import { type Command, commandOf } from '../../keys/keymap.ts';
import { takeAndWrite } from '../focus.ts';
import { isInDialog, whereabouts } from '../use-keys.ts';

/** Listens for the two keys that answer an offer, wherever its card is drawn. */
export function useOfferKeys(app: App): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(app)) return;
      const target = event.target instanceof Element ? event.target : undefined;
      if (answer(app, commandOf(event, whereabouts(app, target)))) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}

/** Answers the offer that lapses first. */
function answer(app: App, command: Command | undefined): boolean {
  if (command !== 'accept' && command !== 'pass') return false;
  const { state, intents } = app;
  const first = state.offers.peek().find(({ conversation }) => !state.answered.peek().has(conversation));
  if (!first || state.view.peek().connection !== 'online') return false;
  if (command === 'accept') void takeAndWrite(app, first.conversation);
  else intents.pass(first.conversation);
  return true;
}
