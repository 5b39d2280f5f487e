import type { ChatView, LeaveForm } from '@shopbell/sdk';
import { pending } from '../talk.ts';
import { ago, type Scenes, type Shown, talking } from './scene.ts';
import { left, nine, waits } from './standing.ts';

const FORM: LeaveForm = { contact: 'optional', fields: ['name', 'email'], order: true, answersBy: nine(), mails: true };
const NEEDED: LeaveForm = { contact: 'required', fields: ['email', 'phone'], order: false, answersBy: nine() };

const away = (leave: LeaveForm = FORM): { readonly view: Partial<ChatView> } => ({
  view: { availability: 'away', opensAt: nine(), leave },
});
const WORDS = 'The lid of my kettle is broken';
const EMAIL = 'lilei@mail.example';

const fill = async ({ find, drawn }: Shown, name: string, value: string) => {
  const field = await find<HTMLInputElement>(`.leave [name=${name}]`);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawn();
};
const sends = async (on: Shown) => {
  await on.find('.leave');
  await on.write(WORDS);
  (await on.find('.send')).click();
};
const fillsAndSends = async (on: Shown) => {
  await fill(on, 'email', EMAIL);
  await sends(on);
};

/** The form of a message that is left. */
export const LEAVING: Scenes = {
  'a message to leave': { ...away(), shows: '.leave input' },
  'a message to leave, as the shop says': {
    ...away({
      ...FORM,
      contact: 'required',
      fields: ['name', 'email', 'phone'],
      promise: 'Tell us what happened, and we write back before the tea is cold.',
    }),
    shows: '.leave [name=phone]',
  },
  'a message to leave, half filled in': {
    ...away(),
    acts: async (on) => {
      await fill(on, 'name', 'Aurelio Buendía de la Santísima Trinidad');
      await fill(on, 'email', EMAIL);
      await fill(on, 'order', '2026-0417-11');
      await on.write(WORDS);
    },
    shows: '.leave input',
  },
  'a message to leave, without a way to answer': { ...away(NEEDED), acts: sends, shows: '.leave [role=alert]' },
  'a message to leave, with no address': {
    ...away(NEEDED),
    acts: async (on) => {
      await fill(on, 'email', 'lilei at mail');
      await sends(on);
    },
    shows: '.leave [role=alert]',
  },
  'a message to leave, without a connection': {
    ...away(),
    acts: async (on) => {
      await fill(on, 'email', EMAIL);
      on.chat.set({ connection: 'waiting' });
      await on.find('[data-line=offline] p');
    },
    shows: '.leave input',
  },
  'a message to leave instead of waiting': {
    view: talking(waits, { agent: undefined, queue: { place: 3, expectedWaitMs: 240_000 }, leave: FORM }),
    acts: async ({ find }) => {
      (await find('.options > button')).click();
      (await find('.options path[d^="M4 16l.8"]')).closest('button')?.click();
    },
    shows: '.leave input',
  },
  'a message that waits to be left': {
    ...away(),
    acts: async (on) => {
      await fillsAndSends(on);
      on.chat.set({
        connection: 'waiting',
        pending: [{ ...pending('c9', WORDS, 'saved', ago(0)), leave: { contact: { email: EMAIL } } }],
      });
    },
    shows: '.leave-told:not(:empty)',
  },
  'a message that was left': {
    ...away(),
    acts: async (on) => {
      await fillsAndSends(on);
      on.chat.set(talking(left(nine()), { agent: undefined }));
      await on.find('.note');
    },
    shows: '.leave-told:not(:empty)',
  },
};
