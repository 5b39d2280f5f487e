import { createHmac } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import { desk, person, type Relay, useStage, widget } from './lib/index.ts';

const stage = useStage();
const ADDRESS = 'lin@example.com';
const PASSWORD = 'first long password';
const SECOND = 'second long password';

/** The link in the newest letter to an address: without mail set up, letters stand in the server's log. */
async function letter(relay: Relay, to: string, about: string, after = 0): Promise<{ link: string; end: number }> {
  const found = () => {
    const text = relay.child.output();
    const lines = text.slice(after).split('\n');
    const line = lines.findLast((one) => one.includes(`"to":"${to}"`) && one.includes(`"about":"${about}"`));
    return line === undefined ? undefined : { link: String(JSON.parse(line).link), end: text.length };
  };
  await expect.poll(() => found()?.link).toBeDefined();
  return found() ?? { link: '', end: 0 };
}

const base32 = (text: string): Buffer => {
  const bits = [...text].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
};

/** What an authenticator shows: written here a second time, from RFC 6238. */
function authenticator(secret: string, steps = 0): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const mac = createHmac('sha1', base32(secret)).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

const pages: (Page & { faults: string[] })[] = [];
afterEach(() => {
  for (const page of pages) expect(page.faults).toEqual([]);
});

async function somebody() {
  const page = await person(stage.browser);
  pages.push(page);
  return page;
}

async function enter(page: Page, password: string, code?: string): Promise<void> {
  if (code === undefined) {
    await page.getByLabel('E-mail').fill(ADDRESS);
    await page.getByLabel('Password', { exact: true }).fill(password);
  } else await page.getByLabel('Code').fill(code);
  await page.getByRole('button', { name: 'Sign in' }).click();
}
const atTheDesk = (page: Page) => page.getByRole('heading', { name: /Waiting/ }).waitFor();

test('invite, join, second factor, reset, another role, removal within 5 s', async () => {
  const { relay } = stage;
  const admin = await somebody();
  const lin = await somebody();
  const signedOut = () => lin.getByText('Your session has ended').waitFor();

  // Invited, by a link that works once.
  await desk(admin, relay).signIn('admin');
  await admin.getByRole('link', { name: 'People' }).click();
  await admin.getByLabel('E-mail').fill(ADDRESS);
  await admin.getByRole('button', { name: 'Invite', exact: true }).click();
  await admin.getByText(`${ADDRESS} is invited.`, { exact: false }).waitFor();
  const invitation = await letter(relay, ADDRESS, 'invitation');
  await lin.goto(invitation.link);
  await lin.getByRole('heading', { name: /^Join/ }).waitFor();
  expect(new URL(lin.url()).hash).toBe('#invitation');
  await lin.getByLabel('Your name').fill('Lin');
  await lin.getByLabel('Password', { exact: true }).fill('too short');
  await lin.getByRole('button', { name: 'Join' }).click();
  await lin.getByText('A password has at least 12 characters.').waitFor();
  await lin.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await lin.getByRole('button', { name: 'Join' }).click();
  await lin.getByText(`Sign in as ${ADDRESS}`, { exact: false }).waitFor();
  const late = await somebody();
  await late.goto(invitation.link);
  await late.getByRole('heading', { name: 'This link doesn’t work' }).waitFor();
  await lin.getByRole('link', { name: 'To the sign-in' }).click();
  await enter(lin, PASSWORD);
  await atTheDesk(lin);
  expect(await lin.getByRole('link', { name: 'People' }).count()).toBe(0);

  // A second factor, wanted from now on.
  await lin.getByRole('link', { name: /My account/ }).click();
  await lin.getByRole('button', { name: 'Set up' }).click();
  const secret = ((await lin.locator('.secret code').textContent()) ?? '').replaceAll(' ', '');
  const otpauth = await lin.getByRole('link', { name: /Open in an app/ }).getAttribute('href');
  expect(otpauth).toContain(`otpauth://totp/Shopbell:lin%40example.com?secret=${secret}`);
  const factor = lin.getByRole('region', { name: 'Second factor' });
  await factor.getByLabel('Code').fill(authenticator(secret));
  await factor.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await factor.getByRole('button', { name: 'Turn on' }).click();
  const recovery = lin.getByRole('list', { name: 'Recovery codes' }).getByRole('listitem');
  await recovery.first().waitFor();
  await expect.poll(() => recovery.count()).toBe(10);
  const codes = (await recovery.allInnerTexts()).map((code) => code.trim());
  await lin.getByRole('button', { name: 'I have kept them' }).click();
  await lin.getByText('On. 10 recovery codes are left.').waitFor();
  await lin.getByRole('link', { name: 'Back to the conversations' }).click();
  await lin.getByRole('button', { name: 'Sign out' }).click();
  await lin.getByRole('button', { name: 'Sign out' }).click();

  // Forgotten: the same words for whoever asks; the second factor is wanted still.
  for (const address of ['nobody@example.com', ADDRESS]) {
    await lin.getByRole('link', { name: 'Forgot your password?' }).click();
    await lin.getByLabel('E-mail').fill(address);
    await lin.getByRole('button', { name: 'Send the link' }).click();
    await lin.getByText('If somebody has that address, a letter is on its way.', { exact: false }).waitFor();
    await lin.getByRole('link', { name: 'To the sign-in' }).click();
  }
  expect(relay.child.output()).not.toContain('nobody@example.com');
  await lin.goto((await letter(relay, ADDRESS, 'password_reset')).link);
  await lin.getByLabel('New password', { exact: true }).fill(SECOND);
  await lin.getByRole('button', { name: 'Set password' }).click();
  await lin.getByText('Your password is set.').waitFor();
  await lin.getByRole('link', { name: 'To the sign-in' }).click();
  await enter(lin, PASSWORD);
  await lin.getByText('don’t match an account', { exact: false }).waitFor();
  await enter(lin, SECOND);
  await lin.getByText('Your account has a second factor.', { exact: false }).waitFor();
  await enter(lin, SECOND, '000000');
  await lin.getByText('That code isn’t right', { exact: false }).waitFor();
  await enter(lin, SECOND, codes[0]);
  await atTheDesk(lin);

  // Another role: signed out, and back with it.
  await admin.reload();
  await admin.getByRole('combobox', { name: 'Role of Lin' }).selectOption('supervisor');
  await admin.getByRole('button', { name: 'Change role' }).click();
  await admin.getByText('Lin is now Supervisor.').waitFor();
  await signedOut();
  await enter(lin, SECOND);
  await enter(lin, SECOND, authenticator(secret, 1));
  await atTheDesk(lin);
  // A narrow foot leaves out what one is: who oversees has more ways in it.
  await lin.getByText('Supervisor', { exact: true }).waitFor({ state: 'attached' });

  // An admin removes the second factor, then shuts out at once: the old password is good no more.
  await admin.getByRole('button', { name: 'Remove second factor: Lin' }).click();
  await admin.getByRole('button', { name: 'Remove second factor', exact: true }).click();
  await admin.getByText('Lin signs in with the password alone now.').waitFor();
  const before = relay.child.output().length;
  await admin.getByRole('button', { name: 'Reset password: Lin' }).click();
  await admin.getByRole('button', { name: 'Reset password', exact: true }).last().click();
  await signedOut();
  await enter(lin, SECOND);
  await lin.getByText('don’t match an account', { exact: false }).waitFor();
  await lin.goto((await letter(relay, ADDRESS, 'password_reset', before)).link);
  await lin.getByLabel('New password', { exact: true }).fill(PASSWORD);
  await lin.getByRole('button', { name: 'Set password' }).click();
  await lin.getByRole('link', { name: 'To the sign-in' }).click();
  await enter(lin, PASSWORD);
  await atTheDesk(lin);

  // Removed: the line is cut within 5 s, and there is no way in.
  await admin.getByRole('button', { name: 'Remove: Lin' }).click();
  const started = performance.now();
  await admin.getByRole('button', { name: 'Remove', exact: true }).last().click();
  await signedOut();
  expect(performance.now() - started).toBeLessThan(5000);
  await admin.getByText('Lin is no longer at the shop.').waitFor();
  await enter(lin, PASSWORD);
  await lin.getByText('don’t match an account', { exact: false }).waitFor();
  for (const hidden of [PASSWORD, SECOND, secret, codes[0] ?? '']) expect(relay.child.output()).not.toContain(hidden);
});

test('nobody is removed who still has a shopper; once that talk has ended, they are', async () => {
  const { relay, shop, browser } = stage;
  const shopper = await person(browser);
  const admin = await somebody();
  const agent = await somebody();
  const bell = widget(shopper);
  const [console, office] = [desk(agent, relay), desk(admin, relay)];
  const { name } = relay.demo.signIns.filter(({ role }) => role === 'agent')[0] ?? { name: '' };

  await shopper.goto(`${shop.url}/p/noodle-bowl`);
  await bell.open();
  await bell.say('Is anybody there?');
  await console.signIn('agent');
  await console.open('Is anybody there?');
  await console.take();
  await console.say('Yes');
  await bell.bubble('Yes').waitFor();

  await office.signIn('admin');
  await admin.getByRole('link', { name: 'People' }).click();
  const remove = async () => {
    await admin.getByRole('button', { name: `Remove: ${name}` }).click();
    await admin.getByRole('button', { name: 'Remove', exact: true }).last().click();
  };
  await remove();
  await admin.getByText('They still have open conversations.', { exact: false }).waitFor();
  await console.say('Still with you');
  await bell.bubble('Still with you').waitFor();

  await console.end();
  await remove();
  await admin.getByText(`${name} is no longer at the shop.`).waitFor();
  await agent.getByText('Your session has ended').waitFor();
  await shopper.context().close();
});
