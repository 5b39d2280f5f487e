import type { Chat, ChatEvents } from '@shopbell/sdk';
import { element } from './dom.ts';

/** Most lines kept. */
const KEPT = 40;

/** Writes every event of the SDK into a list, newest first. Returns a way to write other lines. */
export const keepJournal = (list: HTMLElement, chat: Chat): ((name: string, what: string) => void) => {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
  const write = (name: string, what: string): void => {
    list.querySelector('.journal-empty')?.remove();
    list.prepend(
      element(
        'li',
        {},
        element('time', {}, clock.format(Date.now())),
        element('b', {}, name),
        element('span', {}, what),
      ),
    );
    while (list.children.length > KEPT) list.lastElementChild?.remove();
  };
  const hear = <K extends keyof ChatEvents>(event: K, tell: (value: ChatEvents[K]) => string): void => {
    chat.on(event, (value) => write(event, tell(value)));
  };
  hear('connection', (value) => value);
  hear('availability', (value) => value);
  hear('message', ({ seq, mine, text }) => `${seq} ${mine ? '→' : '←'} ${text.slice(0, 60)}`);
  hear('typing', ({ on, name }) => `${on} ${name ?? ''}`);
  hear('error', ({ code, message }) => `${code}: ${message}`);
  return write;
};
