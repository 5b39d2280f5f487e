import { useLayoutEffect } from 'preact/hooks';
import type { App } from '../../app.ts';
import { commandOf } from '../../keys/keymap.ts';
import { act, atNow } from '../commands/act.ts';
import { isInDialog, whereabouts } from '../use-keys.ts';

/** Listens for the two keys that answer the offer that lapses first, wherever its card is drawn. */
export function useOfferKeys(app: App): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(app)) return;
      const target = event.target instanceof Element ? event.target : undefined;
      const command = commandOf(event, whereabouts(app, target));
      if (command !== 'accept' && command !== 'pass') return;
      if (act(app, command, atNow(target))) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}
