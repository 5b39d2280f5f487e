import { type Chat, createChat } from '@shopbell/sdk';
import type { Agent } from '@shopbell/sdk/agent';
import { type RatingAsked, ratingOf } from '@shopbell/sdk/rating';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { onDuty, when } from './lib/floor.ts';
import { memberToken, type Relay, signInOf, startRelay } from './lib/index.ts';

let relay: Relay;
let agent: Agent;
beforeAll(async () => {
  relay = await startRelay();
  agent = await onDuty(relay, signInOf(relay, 'agent'));
});
afterAll(async () => {
  agent?.destroy();
  await relay?.remove();
});

const rating = ({ thread }: Chat['view']): RatingAsked | undefined => thread && ratingOf(thread);
const stars = (view: Chat['view']) => rating(view)?.given?.stars;
const followUps = ({ promises }: Agent['view'], conversation: string) =>
  promises
    .filter((row) => row.conversation === conversation)
    .flatMap((row) => row.promises ?? [])
    .filter(({ what }) => what === 'follow_up');

/** A device of one member. */
async function device(sub: string): Promise<Chat> {
  const chat = createChat({ endpoint: relay.url, site: 'demo', apiKey: relay.demo.apiKey });
  await chat.identify(() => memberToken(relay.demo.jwtSecret, { sub, aud: 'demo' }));
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
