import { useLayoutEffect } from 'preact/hooks';
import type { App } from '../app.ts';
import { commandOf, type Whereabouts } from '../keys/keymap.ts';
import { act, atNow } from './commands/act.ts';

/** Listens for the console's keys while the desk is drawn: from its first moment, so that no key is lost that was pressed at what one sees. */
export function useKeys(app: App): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const target = event.target instanceof Element ? event.target : undefined;
      // The sheet of keys, the hand-over and the invitation are dialogs: their keys are their own.
      if (event.defaultPrevented || isInDialog(app)) return;
      const command = commandOf(event, whereabouts(app, target));
      if (command && act(app, command, atNow(target))) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}

/** Listens for the palette's key, on every page and in every text field. */
export function usePaletteKey(app: App): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (commandOf(event, { typing: true, inList: false, singleKeys: false }) !== 'palette') return;
      // The browser would lead to its own field for addresses, out of a form that is half filled in.
      event.preventDefault();
      if (!isInDialog(app)) app.intents.palette(true);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [app]);
}

/** A dialog is open. */
export const isInDialog = ({ state }: App): boolean =>
  state.paletteShown.peek() ||
  state.keysShown.peek() ||
  state.handing.peek() !== undefined ||
  state.carding.peek() !== undefined ||
  state.inviting.peek() !== undefined ||
  state.promises.dialog.peek() !== undefined ||
  state.files.looking.peek() !== undefined;

/** Where a press happened, as far as it decides what the key means. */
export const whereabouts = ({ state }: App, target: Element | undefined): Whereabouts => ({
  typing: target?.matches('input, textarea, select, [contenteditable]') ?? false,
  inList: target?.closest('[data-list]') != null,
  singleKeys: state.settings.singleKeys.peek(),
});
