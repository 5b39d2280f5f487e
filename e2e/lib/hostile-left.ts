import { PAYLOAD } from '../../packages/server/src/testing/hostile.ts';
import { caller, done } from './caller.ts';
import type { TextOf } from './hostile.ts';
import type { Relay } from './relay.ts';
import type { widget } from './shopper.ts';
import { greeted, shopperHello } from './wire.ts';

/** Sets what is said to who leaves a message, and leaves one that nobody will answer; which conversation that is. Nobody is on duty so far. */
export async function fillLeft(relay: Relay, text: TextOf): Promise<string> {
  const admin = await caller(relay, 'admin');
  const { form } = await admin.call('left-form');
  await admin.call('left-form', { form: { ...Object(form), promise: text('post /api/v1/left-form.form') } });
  const shopper = await greeted(relay.url, shopperHello());
  const leave = { contact: { name: text('say.leave.contact.name'), phone: '+86 138 0013 8000' }, order: PAYLOAD };
  const { conversation } = await done(shopper, { type: 'say', text: text('say.text'), leave });
  await shopper.next((frame) => frame.type === 'facts' && JSON.stringify(frame).includes('"kind":"left"'));
  shopper.socket.close();
  return conversation;
}

/** Fills what is asked beside the words, in the panel of who leaves a message. */
export async function fillForm({ panel }: ReturnType<typeof widget>, text: TextOf): Promise<void> {
  const form = panel.getByRole('group', { name: 'Leave a message' });
  await form.getByLabel('Name').fill(text('say.leave.contact.name'));
  await form.getByLabel('E-mail').fill(`${text('say.leave.contact.email', `'onerror=__ran=1&`)}@evil.invalid`);
  await form.getByLabel('Order number').fill(text('say.leave.order'));
}
