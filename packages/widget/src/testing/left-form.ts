import type { ChatView, LeaveForm, Thread } from '@shopbell/sdk';
import { active, enter, now, view } from './acts.ts';
import { drawn, type Stage, stage, until } from './stage.contract.ts';
import { message, thread } from './talk.ts';

/** All that a shop can ask for, none of it needed. */
export const FORM: LeaveForm = { contact: 'optional', fields: ['name', 'email', 'phone'], order: true, mails: true };

const HELLO = message(1, 'mine', 'Is it back?', 'c1', now() - 60_000);
/** A talk in this state, with one message of the shopper's. */
export const talk = (state: Thread['state']): Partial<ChatView> => view({ ...thread('A', [HELLO]), state });

/** A widget with the form of a left message, and what a shopper does with it. */
export interface LeftForm extends Stage {
  input(name: string): HTMLInputElement;
  fill(name: string, value: string): Promise<void>;
  send(text: string): Promise<void>;
  calls(verb: 'leaveMessage' | 'send'): unknown[];
  /** What has the focus, by its name. */
  focus(): string | undefined;
  /** What is told once it is sent. */
  said(): string | null;
  /** Its entry in the talk’s menu; by default the one while somebody is asked for. */
  entry(name?: string): HTMLElement | undefined;
  /** Opens it from the menu of the talk. */
  choose(name?: string): Promise<void>;
}

/** Stands on this page from here on. */
export async function standing(more: Partial<ChatView>): Promise<LeftForm> {
  const on = await stage({ view: more });
  const form: LeftForm = Object.assign(on, {
    input: (name: string) => on.get<HTMLInputElement>(`.leave [name=${name}]`),
    async fill(name: string, value: string) {
      form.input(name).value = value;
      form.input(name).dispatchEvent(new InputEvent('input', { bubbles: true }));
      await drawn();
    },
    async send(text: string) {
      await on.write(text);
      enter(on);
      await drawn();
    },
    calls: (verb: 'leaveMessage' | 'send') => on.chat.calls.of(verb).map(({ args }) => args[0]),
    focus: () => (active(on) as HTMLInputElement | undefined)?.name || active(on)?.localName,
    said: () => on.get('.leave-told').textContent,
    entry: (name = 'Leave a message instead') =>
      on.all('.options [role=menuitem]').find(({ textContent }) => textContent?.trim() === name),
    async choose(name?: string) {
      await until(() => on.all('.options').length === 1);
      on.get('.options button').click();
      await until(() => form.entry(name) !== undefined);
      form.entry(name)?.click();
      await until(() => on.all('.leave').length === 1);
    },
  });
  return form;
}

/** Nobody is here, and the shop asks for this. */
export async function asking(leave: LeaveForm = FORM, more: Partial<ChatView> = {}): Promise<LeftForm> {
  const on = await standing({ availability: 'away', leave, ...more });
  await until(() => on.all('.leave').length === 1);
  await drawn();
  return on;
}
