import { type Chat, createChat } from '@shopbell/sdk';
import type { Agent } from '@shopbell/sdk/agent';
import { type RatingAsked, ratingOf } from '@shopbell/sdk/rating';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailbox } from '../packages/server/src/testing/mailbox.ts';
import { onDuty, when } from './lib/floor.ts';
import { launch, memberToken, person, type Relay, signInOf, startRelay } from './lib/index.ts';
import { webhookAdmin } from './lib/webhook-receiver.ts';

const HOUR_MS = 3_600_000;

let box: Awaited<ReturnType<typeof openMailbox>>;
let relay: Relay;
let agent: Agent;
let browser: Browser;
beforeAll(async () => {
  box = await openMailbox();
  [relay, browser] = await Promise.all([
    startRelay({
      ...{ SHOPBELL_SMTP_URL: box.url, SHOPBELL_MAIL_FROM: 'The shop <shop@example.com>' },
      // Past the time for a rating, when it is told to.
      ...{ NODE_OPTIONS: '--import ./e2e/faults/lib/clock-hook.ts', FAULT_CLOCK_JUMPS: `${73 * HOUR_MS}` },
    }),
    launch(),
  ]);
  agent = await onDuty(relay, signInOf(relay, 'agent'));
  const admin = await webhookAdmin(relay.url, signInOf(relay, 'admin'));
  const { rules } = await admin.ask<{ rules: object }>('GET', 'ratings/rules');
  await admin.ask('POST', 'ratings/rules', { rules: { ...rules, byMail: true, byMailAfterMs: 0 } });
});
afterAll(async () => {
  agent?.destroy();
  await browser?.close();
  await relay?.remove();
  await box?.close();
});

const rating = ({ thread }: Chat['view']): RatingAsked | undefined => thread && ratingOf(thread);
const stars = (view: Chat['view']) => rating(view)?.given?.stars;
const followUps = ({ promises }: Agent['view'], conversation: string) =>
  promises
    .filter((row) => row.conversation === conversation)
    .flatMap((row) => row.promises ?? [])
    .filter(({ what }) => what === 'follow_up');

/** A device of one member, whose address their shop has signed where there is one. */
async function device(sub: string, email?: string): Promise<Chat> {
  const chat = createChat({ endpoint: relay.url, site: 'demo', apiKey: relay.demo.apiKey });
  await chat.identify(() =>
    memberToken(relay.demo.jwtSecret, { sub, aud: 'demo', ...(email ? { attributes: { email } } : {}) }),
  );
  await chat.connect();
  return chat;
}

async function answered(chat: Chat, words: string): Promise<string> {
  const { conversation } = await chat.send(words);
  await agent.take(conversation);
  await agent.send(conversation, 'It comes tomorrow');
  return conversation;
}

test('who is asked at the close says two stars, a follow-up is owed, and what they say next is what every device has', async () => {
  const phone = await device('rates');
  const conversation = await answered(phone, 'Where is my parcel?');
  expect(await phone.rate({ stars: 5 }).catch(({ code }) => code)).toBe('rating_not_asked');
  await agent.close(conversation);
  await when(phone, (view) => rating(view) !== undefined);
  await phone.rate({ stars: 2, solved: false, tags: ['slow'], text: 'An hour for that' });
  await when(agent, (view) => followUps(view, conversation).length === 1);

  const desktop = await device('rates');
  await when(desktop, (view) => stars(view) === 2);
  await desktop.rate({ stars: 4, solved: true });
  await when(phone, (view) => stars(view) === 4);
  // Asked once, owed once: better stars take nothing back of what a colleague has to do.
  const { thread } = phone.view;
  expect(thread?.events.filter(({ kind }) => kind === 'rating_asked')).toHaveLength(1);
  expect(followUps(agent.view, conversation)).toHaveLength(1);

  const restored = await device('rates');
  await when(restored, (view) => stars(view) === 4);
  expect(rating(restored.view)?.given).toMatchObject({ stars: 4, solved: true });
  for (const chat of [phone, desktop, restored]) chat.destroy();
});

test('a talk nobody answered asks nothing, and nobody rates another one’s', async () => {
  const alone = await device('alone');
  const { conversation: unanswered } = await alone.send('Anybody?');
  await alone.end();
  await when(alone, ({ thread }) => thread?.events.some(({ kind }) => kind === 'closed') ?? false);
  expect(rating(alone.view)).toBeUndefined();

  const rated = await device('rated');
  const conversation = await answered(rated, 'Is it in stock?');
  await agent.close(conversation);
  await when(rated, (view) => rating(view) !== undefined);
  const refused = (of: string) => alone.rate({ stars: 1, conversation: of }).catch(({ code }) => code);
  // As if there were none: which of the two it is, is told to nobody.
  const unknown = await refused(`${conversation.slice(0, -4)}zzzz`);
  expect(await refused(conversation)).toBe(unknown);
  expect(await refused(unanswered)).toBe('rating_not_asked');
  expect(stars(rated.view)).toBeUndefined();
  for (const chat of [alone, rated]) chat.destroy();
});

/** A member's conversation that is over and not rated, and the link of the letter about it, which is the `count`-th of all. */
async function mailed(name: string, count: number) {
  const chat = await device(name, `${name}@mail.example`);
  const conversation = await answered(chat, 'Where is my parcel?');
  await agent.close(conversation);
  await when(chat, (view) => rating(view) !== undefined);
  const letter = await box.letter(count);
  expect(letter.to).toEqual([`${name}@mail.example`]);
  const link = /http\S+#answer=\S+/.exec(letter.text)?.[0] ?? '';
  expect(letter.html).toContain(link);
  return { chat, conversation, link };
}

const form = (page: Page) => page.getByRole('group', { name: 'Rate this conversation' });
const refusal = (page: Page) => page.getByRole('alert').filter({ hasText: 'This link' });

/** Opens a link on a telephone of its own, which has nothing of it in its address from then on. */
async function opened(link: string) {
  const page = await person(browser, { viewport: { width: 390, height: 720 }, colorScheme: 'dark' });
  await page.goto(link);
  await page.waitForURL((url) => !url.hash.startsWith('#answer='));
  expect(page.url()).not.toContain(link.split('#answer=')[1]);
  return page;
}

test('who has not rated gets one letter: its link rates by keys, once, on one device, and every other one has it', async () => {
  const { chat, conversation, link } = await mailed('lilei', 1);
  const forged = await opened(link.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A')));
  await refusal(forged).getByText('is not valid').waitFor();
  const cut = await opened(link.slice(0, -1));
  await refusal(cut).getByText('is not valid').waitFor();

  const page = await opened(link);
  await form(page).getByRole('radio', { name: '1 of 5 stars' }).press('ArrowRight');
  await form(page).getByRole('radio', { name: 'No' }).press('Space');
  await form(page).getByRole('button', { name: 'Send rating' }).press('Enter');
  await when(chat, (view) => stars(view) === 2);
  await when(agent, (view) => followUps(view, conversation).length === 1);
  // A page that is loaded anew has the same session, as long as the window is open.
  await page.reload();
  await page.getByRole('button', { name: 'Change' }).press('Enter');
  await form(page).getByRole('radio', { name: '4 of 5 stars' }).check();
  await form(page).getByRole('button', { name: 'Send rating' }).click();
  await when(chat, (view) => stars(view) === 4);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);

  const other = await opened(link);
  await refusal(other).getByText('used on another device').waitFor();
  expect(await other.getByText('It comes tomorrow').count()).toBe(0);
  expect(box.letters).toHaveLength(1);
  for (const one of [forged, cut, page, other]) {
    expect(one.faults).toEqual([]);
    await one.context().close();
  }
  chat.destroy();
});

test('a link shows who has rated meanwhile what they said, to change it; behind the window it is told that its time is over', async () => {
  const { chat, link } = await mailed('meimei', 2);
  const late = await mailed('toolate', 3);
  await chat.rate({ stars: 3 });
  const page = await opened(link);
  await page.getByRole('group', { name: '3 of 5 stars' }).waitFor();
  await page.getByRole('button', { name: 'Change' }).click();
  await form(page).getByRole('radio', { name: '5 of 5 stars' }).check();
  await form(page).getByRole('button', { name: 'Send rating' }).click();
  await when(chat, (view) => stars(view) === 5);

  relay.child.process.kill('SIGUSR2');
  await expect.poll(() => relay.child.output()).toContain('the clock is off');
  const over = await opened(late.link);
  await refusal(over).getByText('has expired').waitFor();
  expect(stars(late.chat.view)).toBeUndefined();
  for (const one of [chat, late.chat]) one.destroy();
});
