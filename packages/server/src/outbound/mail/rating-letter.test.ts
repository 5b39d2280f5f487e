import { STANDARD_RATING } from '@shopbell/domain';
import { describe, expect, test } from 'vitest';
import { createAnswerLinks } from '../../app/answer-links.ts';
import { outgoingOf } from '../../app/outgoing/outgoing-of.ts';
import { systemDeed } from '../../app/system-deed.ts';
import type { Shopper } from '../../app/who.ts';
import { hashSecret } from '../../auth/secrets.ts';
import { AGENTS, createRig, type Peer, SITE, settle } from '../../testing/rig.ts';
import { createRatingLetter } from './rating-letter.ts';

const WAIT = STANDARD_RATING.byMailAfterMs;
const BY_MAIL = { ...STANDARD_RATING, byMail: true };
const EMAIL = 'lilei@mail.example';

interface Start {
  rating?: typeof STANDARD_RATING;
  /** Leaves an address with their words; else they are a member. */
  leaves?: boolean;
  closes?: boolean;
}

/** Li Na has answered a shopper, and closed the conversation unless said; the letter about its end can be written. */
async function over({ rating = BY_MAIL, leaves = true, closes = true }: Start = {}) {
  const rig = createRig({ settings: { rating } });
  const shopper = await rig.shopper('a', leaves ? {} : { jwt: 'member-a' });
  const leave = leaves ? { leave: { contact: { email: EMAIL } } } : {};
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Where is my parcel?', ...leave });
  const conversation = shopper.of('ack').at(-1)?.conversation ?? '';
  const agent = await rig.agent('na');
  const send = (peer: Peer, type: string, more: object = {}) =>
    peer.say({ type, cid: rig.cid(), conversation, ...more });
  await send(agent, 'take');
  await send(agent, 'say', { text: 'On its way' });
  if (closes) await send(agent, 'close');
  let made = 0;
  const links = createAnswerLinks({
    ...{ store: rig.store, clock: rig.clock, newId: () => `01kah0t3vqp8p8p8p8${String(++made).padStart(2, '0')}` },
    ...{ random: (size) => new Uint8Array(size).fill(++made), hashOf: hashSecret },
  });
  const letter = createRatingLetter({
    ...{ store: rig.store, settings: rig.settings, shoppers: rig.shoppers, links, clock: rig.clock },
    directory: {
      site: async () =>
        ({ name: 'Demo', slug: 'demo', timeZone: 'Asia/Shanghai', origins: ['https://chat.example'] }) as never,
    },
    publicUrl: 'https://chat.example',
  });
  const row = async () => {
    const found = await rig.store.conversation(SITE, conversation);
    if (!found) throw new Error('there is no conversation');
    return found;
  };
  const events = async () => (await rig.store.readPublic(SITE, conversation, { after: 0, limit: 99 })).events;
  /** The rows that its log has raised for letters so far, in their order. */
  async function raised() {
    const now = await row();
    const mail = [{ name: 'mail', topics: new Set(['rating_asked']) }] as const;
    const log = (await events()).map((event) => ({ lane: 'public', event }) as const);
    return outgoingOf(mail, now, log, () => '01kah0t3vqk7k7k7k701', { rating_asked: letter.mayGo });
  }
  const write = async (place = 0) => {
    const outgoing = (await raised()).at(place);
    if (!outgoing) throw new Error('nothing was raised');
    return letter.write({ ...outgoing, site: SITE, n: 1, state: 'waiting', tries: 0 });
  };
  const who = (device: string): Shopper => ({
    ...{ role: 'shopper', site: SITE, slug: 'demo', tokenHash: device.repeat(43) },
    ...{ participant: undefined, member: undefined },
  });
  return { rig, shopper, agent, conversation, send, links, letter, row, events, raised, write, who };
}
type World = Awaited<ReturnType<typeof over>>;

const secretOf = (written: Awaited<ReturnType<World['write']>>): string =>
  written && 'mail' in written && 'link' in written.mail ? (written.mail.link.split('#answer=')[1] ?? '') : '';

describe('the letter that asks for a rating', () => {
  test('[RG5] waits as the site says, then goes to the address that was left, with a link that ends with the window', async () => {
    const { rig, row, write } = await over();
    const until = (await row()).rating?.until;
    const closedAt = rig.clock.now();
    expect(await write()).toEqual({ later: closedAt + WAIT });
    rig.clock.advance(WAIT);
    const written = await write();
    expect(written).toMatchObject({
      mail: { about: 'rating_asked', to: EMAIL, language: 'both', site: 'Demo', expiresAt: until },
    });
    expect(written && 'mail' in written && 'link' in written.mail && written.mail.link).toMatch(
      /^https:\/\/chat\.example\/chat\/demo#answer=[\w-]{43}$/,
    );
  });

  test('[RG5] goes to the address in a member’s signed token, and never to one that the page has said', async () => {
    const { rig, row, write } = await over({ leaves: false });
    rig.clock.advance(WAIT);
    const { person } = await row();
    const say = (source: 'page' | 'member', email: string) =>
      rig.shoppers.write(SITE, person, { set: 'attributes', source, at: rig.clock.now(), values: { email } });
    await say('page', 'claimed@mail.example');
    expect(await write()).toBeUndefined();
    await say('member', EMAIL);
    expect(await write()).toMatchObject({ mail: { to: EMAIL } });
  });

  test('[RG5] is not sent where the words are erased, also to a member whose address the shop still gives', async () => {
    const { rig, row, write, conversation } = await over({ leaves: false });
    const values = { email: EMAIL };
    await rig.shoppers.write(SITE, (await row()).person, { set: 'attributes', source: 'member', at: 1, values });
    await systemDeed(rig, SITE, conversation, wipe);
    rig.clock.advance(WAIT);
    expect(await write()).toBeUndefined();
  });

  test.each<[string, (world: World) => Promise<unknown>]>([
    ['has rated meanwhile', ({ shopper, send }) => send(shopper, 'rate', { stars: 5 })],
    ['had their words erased', ({ rig, conversation }) => systemDeed(rig, SITE, conversation, wipe)],
    ['is blocked', ({ rig, row }) => blocked(rig, row)],
    ['has no time left', async ({ rig }) => rig.clock.advance(STANDARD_RATING.windowMs)],
    ['belongs to a site that wants none now', async ({ rig }) => rig.settings.change({ rating: STANDARD_RATING })],
  ])('[RG5] is not sent to who %s', async (_, deed) => {
    const world = await over();
    const [outgoing] = await world.raised();
    world.rig.clock.advance(WAIT);
    await deed(world);
    if (!outgoing) throw new Error('nothing was raised');
    expect(await world.letter.write({ ...outgoing, site: SITE, n: 1, state: 'waiting', tries: 0 })).toBeUndefined();
  });

  test('[RG5] is one, also where an agent asks again, and follows the close where an agent had asked before it', async () => {
    const { rig, agent, send, raised, write } = await over();
    await send(agent, 'ask_rating');
    expect(await raised()).toHaveLength(2);
    rig.clock.advance(WAIT);
    expect(await write(0)).toHaveProperty('mail');
    expect(await write(1)).toBeUndefined();

    const asked = await over({ rating: { ...BY_MAIL, asks: 'invite' }, closes: false });
    await asked.send(asked.agent, 'ask_rating');
    await asked.send(asked.agent, 'close');
    asked.rig.clock.advance(WAIT);
    expect(await asked.write(-1)).toHaveProperty('mail');
    const later = await over({ rating: { ...BY_MAIL, asks: 'invite' } });
    expect(await later.raised()).toEqual([]);
    await later.send(later.agent, 'ask_rating');
    later.rig.clock.advance(WAIT);
    expect(await later.write()).toHaveProperty('mail');
  });

  test('[RG6] no row is written where the site wants no letter, or nobody knows where to', async () => {
    const off = await over({ rating: STANDARD_RATING });
    off.letter.mayGo(await off.row());
    await settle();
    expect(await off.raised()).toEqual([]);
    off.rig.settings.change({ rating: BY_MAIL });
    await settle();
    expect(await off.raised()).toHaveLength(1);
    expect(off.letter.mayGo({ ...(await off.row()), contact: { phone: '13800138000' } })).toBe(false);
  });
});

const wipe = () => ({ do: 'wipe', by: { role: 'system' } }) as const;

async function blocked(rig: World['rig'], row: World['row']): Promise<void> {
  const block = { by: AGENTS.na, at: rig.clock.now(), reason: 'Abuse' };
  await rig.shoppers.write(SITE, (await row()).person, { set: 'block', block });
}

/** What a device reads of a conversation that is over. */
async function readBack(device: Peer, conversation: string) {
  await device.say({ type: 'history', conversation, before: 99 });
  return device.of('history').flatMap(({ events }) => events);
}

describe('the link of that letter', () => {
  async function mailed() {
    const world = await over();
    world.rig.clock.advance(WAIT);
    return { ...world, secret: secretOf(await world.write()) };
  }

  test('[RG7] leads one device to the question: what it says is in the log, for every device, and may be changed', async () => {
    const { rig, shopper, links, secret, who, conversation, row, send } = await mailed();
    expect(await links.use(who('m'), secret)).toEqual({ conversation });
    const device = await rig.shopper('m');
    expect((await readBack(device, conversation)).at(-1)).toMatchObject({ kind: 'rating_asked' });
    await send(device, 'rate', { stars: 2, solved: false, tags: ['slow'] });
    const seen = shopper.of('facts').flatMap(({ events }) => events);
    expect(seen.at(-1)).toMatchObject({ kind: 'rated', stars: 2 });
    rig.clock.advance(100);
    expect((await row()).promises).toMatchObject([{ what: 'follow_up', owner: AGENTS.na }]);
    await send(device, 'rate', { stars: 4 });
    expect((await row()).rating).toMatchObject({ stars: 4 });
    expect(device.problems()).toEqual([]);
  });

  test('[RG7] shows who has rated meanwhile what they said, to change it', async () => {
    const { rig, shopper, links, secret, who, conversation, row, send } = await mailed();
    await send(shopper, 'rate', { stars: 3 });
    await links.use(who('m'), secret);
    const device = await rig.shopper('m');
    expect((await readBack(device, conversation)).at(-1)).toMatchObject({ kind: 'rated', stars: 3 });
    await send(device, 'rate', { stars: 5 });
    expect((await row()).rating).toMatchObject({ stars: 5 });
  });

  test('[RG7] forged, used by another device, or behind its window it is refused, each by its name', async () => {
    const { rig, links, secret, who, conversation, row, send } = await mailed();
    expect(
      await links.use(
        who('f'),
        secret.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')),
      ),
    ).toEqual({
      refused: 'link_invalid',
    });
    expect(await links.use(who('m'), secret)).toEqual({ conversation });
    expect(await links.use(who('n'), secret)).toEqual({ refused: 'link_used' });
    const device = await rig.shopper('m');
    const { secret: late } = await links.make(SITE, conversation, (await row()).rating?.until);
    rig.clock.advance(STANDARD_RATING.windowMs);
    expect(await links.use(who('o'), late)).toEqual({ refused: 'link_over' });
    await send(device, 'rate', { stars: 1 });
    expect(device.problems()).toEqual(['rating_over']);
    expect((await row()).rating?.stars).toBeUndefined();
  });

  test('[RG7] is nothing any more once the words of the conversation are erased, and told as over for a month', async () => {
    const { rig, links, secret, who, conversation } = await mailed();
    rig.clock.advance(STANDARD_RATING.windowMs + 30 * 86_400_000 - WAIT);
    await links.make(SITE, conversation);
    expect(await links.use(who('m'), secret)).toEqual({ refused: 'link_over' });
    rig.clock.advance(1);
    const { secret: fresh } = await links.make(SITE, conversation);
    expect(await links.use(who('m'), secret)).toEqual({ refused: 'link_invalid' });
    await systemDeed(rig, SITE, conversation, wipe);
    expect(await links.use(who('m'), fresh)).toEqual({ refused: 'link_invalid' });
  });
});
