import { ChatError } from '@shopbell/sdk';
import type { Bridge } from './bridge.ts';

/** The browser did not let the window open. */
class PopupBlocked extends Error {
  override readonly name = 'PopupBlocked';
  readonly code = 'popup_blocked';
}

/**
 * Opens the window that the talk is to go into, or finds the one there is. Nothing is loaded before: over an import WebKit forgets that
 * somebody pressed for it.
 *
 * @throws PopupBlocked; ChatError `bad_option` where the device keeps less than `persistent`: there the person is this page's or this tab's
 *   alone, and a sign-out here would not reach the window
 */
export function openWindow({ view, words }: Bridge, site: string): Window {
  if (view.consent !== 'persistent') throw new ChatError('bad_option', 'storage');
  // A window begins with a copy of the tab's storage: what is half typed comes in another way.
  const kept = words.read();
  words.clear();
  const there = window.open('', `shopbell-${site}`, 'popup,width=400,height=640');
  if (kept) words.write(kept);
  if (!there) throw new PopupBlocked();
  return there;
}
