import type { DeskEvent } from '@shopbell/protocol';
import type { Messages } from '../../i18n/index.ts';
import type { SystemEvent } from '../../state/items.ts';
import { promiseTitle } from './words.ts';

interface Reader {
  self: string;
  /** A time as the reader sees it. */
  when(at: number): string;
}

/** What happened to a promise, in one line; undefined for any other event. The words stand below it as a note. */
export function promiseText(
  t: Messages,
  event: SystemEvent,
  desk: readonly DeskEvent[],
  { self, when }: Reader,
): string | undefined {
  const p = t.promises;
  if (event.kind === 'promised') {
    const title = promiseTitle(t, event);
    const { by } = event;
    return by.role === 'agent' && by.id !== self
      ? p.promised(by.name, title, when(event.dueAt))
      : p.youPromised(title, when(event.dueAt));
  }
  if (!('promise' in event)) return undefined;
  const made = desk.find((one) => one.kind === 'promised' && one.cid === event.promise);
  const by = event.by.role === 'agent' && event.by.id !== self ? p.by(event.by.name) : '';
  const title = made?.kind === 'promised' ? promiseTitle(t, made) : p.aPromise;
  switch (event.kind) {
    case 'promise_kept':
      return p.kept(title, by);
    case 'promise_given_up':
      return p.givenUp(title, by);
    case 'promise_moved':
      return p.moved(title, by, when(event.dueAt));
    case 'promise_given':
      return p.taken(event.to.name, title);
    case 'promise_taken':
      return p.taken(event.by.role === 'agent' ? event.by.name : '', title);
  }
}
