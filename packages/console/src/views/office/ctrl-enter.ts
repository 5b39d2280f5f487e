import { isMac } from '../../keys/caps.ts';

/** The cap of the key. */
export const CTRL_ENTER = isMac() ? '⌘ ↵' : 'Ctrl ↵';

/** Ctrl or ⌘ with Enter sends a form from any of its fields, also from one in which Enter makes a line. */
export function onCtrlEnter(event: KeyboardEvent): void {
  const { key, ctrlKey, metaKey, repeat, isComposing, currentTarget } = event;
  if (key !== 'Enter' || !(ctrlKey || metaKey) || repeat || isComposing || event.defaultPrevented) return;
  event.preventDefault();
  if (currentTarget instanceof HTMLFormElement) currentTarget.requestSubmit();
}
