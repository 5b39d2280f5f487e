import type { ChatView, Thread } from '@shopbell/sdk';
import { drawn, type Stage, until } from './stage.contract.ts';
import { message, thread } from './talk.ts';

/** A view with these conversations, the last one open. */
export const view = (...threads: Thread[]): Partial<ChatView> => ({ threads, thread: threads.at(-1) });
/** Epoch ms. */
export const now = () => Date.now();
/** A talk whose last own message was stored just now. */
export const fresh = (more: Partial<Thread> = {}): Thread => ({
  ...thread('A', [
    message(1, 'theirs', 'hello', undefined, now() - 9000),
    message(2, 'mine', 'frist', 'c1', now() - 5000),
    message(3, 'mine', 'second', 'c2', now() - 1000),
  ]),
  ...more,
});
/** What is left of a message that was taken back. */
export const gone = (seq: number, by: 'mine' | 'theirs', cid?: string): Thread['events'][number] => {
  const { text: _, kind: __, ...stamp } = { text: '', ...message(seq, by, '', cid, now()) };
  return { ...stamp, kind: 'erased', was: 'message', why: 'recalled' };
};
/** Presses a key; false when the widget took it. */
export const key = (on: Element, name: string, more: KeyboardEventInit = {}) =>
  on.dispatchEvent(
    new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true, cancelable: true, ...more }),
  );
/** Sends what stands in the message box. */
export const enter = (on: Stage) => key(on.get('textarea'), 'Enter', { keyCode: 13 });
/** The message box. */
export const box = (on: Stage) => on.get<HTMLTextAreaElement>('textarea');
/** How far one’s own last message is, as it stands under it. */
export const mark = (on: Stage) => on.all('[data-mine] .meta [data-state]').map((node) => node.textContent);
/** What has the focus. */
export const active = (on: Stage) => on.element.shadowRoot?.activeElement;
/** Opens the menu of the newest message that has one. */
export const menu = async (on: Stage): Promise<HTMLElement[]> => {
  await until(() => on.all('.tools').length > 0);
  on.all('.tools > button').at(-1)?.click();
  await drawn();
  return on.all('[role=menuitem]');
};
