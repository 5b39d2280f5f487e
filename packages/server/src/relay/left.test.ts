import { STANDARD_LEFT_FORM } from '@shopbell/domain';
import { describe, expect, test } from 'vitest';
import { createAnswerLinks } from '../app/answer-links.ts';
import type { Shopper } from '../app/who.ts';
import { hashSecret } from '../auth/secrets.ts';
import { createRig, type Peer, SITE } from '../testing/rig.ts';

const HOUR = 3_600_000;
const CONTACT = { name: 'Li Lei', email: 'lilei@mail.example', phone: '13800138000' };
const LEAVE = { contact: CONTACT, order: 'A-1042' };

const facts = (peer: Peer) => peer.of('facts').flatMap(({ events }) => events);
const kinds = (peer: Peer) => facts(peer).map(({ kind }) => kind);
const desk = (peer: Peer) => peer.of('desk').flatMap(({ events }) => events);
const own = (peer: Peer) => peer.of('welcome')[0]?.conversations.map(({ conversation }) => conversation);

function rowOf(peer: Peer) {
  const put = peer.of('state').flatMap(({ state }) => ('put' in state ? state.put : []));
  return put.at(-1);
}

type Rig = ReturnType<typeof createRig>;

async function leave(rig: Rig, typed: { contact: object; order: string } = LEAVE) {
  const shopper = await rig.shopper();
  await shopper.say({ type: 'say', cid: rig.cid(), text: 'Where is my parcel?', leave: typed });
  await rig.pass(200);
  return { shopper, conversation: shopper.of('ack').at(-1)?.conversation ?? '' };
}

const PHONE_TOO = { leftForm: { ...STANDARD_LEFT_FORM, fields: ['name', 'email', 'phone'] as const } };

describe('words that are left', () => {
  test('[RL52] are a left message at once, also while somebody is there, and nothing of who wrote them is told in public', async () => {
    const rig = createRig({ routed: true, settings: PHONE_TOO });
    const agent = await rig.agent('na');
    const { shopper, conversation } = await leave(rig);
    expect(kinds(shopper)).toEqual(['requested', 'message', 'left']);
    expect(facts(shopper).at(-1)).toMatchObject({ by: { role: 'shopper' }, dueAt: expect.any(Number) });
    expect(shopper.raw.join()).not.toMatch(/mail\.example|A-1042|13800138000/);
    expect(await rig.store.conversation(SITE, conversation)).toMatchObject({ state: 'left', contact: { ...CONTACT } });
    expect(rowOf(agent)).toMatchObject({ conversation, state: 'left' });
    expect(shopper.of('state').filter(({ state }) => state.topic === 'queue')).toEqual([]);
  });

  test('[RL52] say why: nobody could have answered, or the shopper would rather leave them', async () => {
    const why = async (rig: Rig, conversation: string) =>
      (await rig.store.readDesk(SITE, conversation, { after: 0, limit: 9 })).events.flatMap((event) =>
        event.kind === 'left_because' ? [event.why] : [],
      );
    const rig = createRig({ routed: true });
    expect(await why(rig, (await leave(rig)).conversation)).toEqual(['nobody_on_duty']);
    const agent = await rig.agent('na');
    const other = await rig.shopper('b');
    await other.say({ type: 'say', cid: rig.cid(), text: 'By post', leave: {} });
    expect(await why(rig, other.of('ack').at(-1)?.conversation ?? '')).toEqual(['shoppers_wish']);
    await agent.say({ type: 'status', status: 'away' });
    await rig.pass(200);
    const third = await rig.shopper('c');
    await third.say({ type: 'say', cid: rig.cid(), text: 'Hello?', leave: {} });
    expect(await why(rig, third.of('ack').at(-1)?.conversation ?? '')).toEqual(['everybody_away']);
  });

  test('[RL52] reach the desk with address and number masked', async () => {
    const rig = createRig({ settings: PHONE_TOO });
    const agent = await rig.agent('na');
    const { conversation } = await leave(rig);
    const masked = { name: 'Li Lei', email: 'l****@mail.example', phone: '138****8000' };
    expect(rowOf(agent)?.contact).toEqual({ ...masked, order: 'A-1042', masked: ['email', 'phone'] });
    await agent.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    const told = desk(agent).find(({ kind }) => kind === 'contact_left');
    expect(told).toMatchObject({ contact: masked, order: 'A-1042', masked: ['email', 'phone'] });
    expect(agent.raw.join()).not.toMatch(/lilei@|13800138000/);
  });

  test('[MK5] reach it with a number or an address masked that was typed as the name, and with the order as it is', async () => {
    const rig = createRig();
    const agent = await rig.agent('na');
    const typed = { contact: { name: 'lilei@mail.example' }, order: '13800138000' };
    const { conversation } = await leave(rig, typed);
    const masked = { name: 'l****@mail.example', order: '13800138000' };
    expect(rowOf(agent)?.contact).toEqual(masked);
    await agent.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    const told = desk(agent).find(({ kind }) => kind === 'contact_left');
    expect(told).toMatchObject({ contact: { name: masked.name }, order: masked.order });
    expect(agent.raw.join()).not.toContain('lilei@');
  });

  test('[RL52] said twice under one cid are one, and what the site does not ask is not kept', async () => {
    const rig = createRig({ settings: { leftForm: { ...STANDARD_LEFT_FORM, fields: ['email'], order: false } } });
    const shopper = await rig.shopper();
    const say = { type: 'say', cid: rig.cid(), text: 'Where is my parcel?', leave: LEAVE } as const;
    await shopper.say(say);
    await shopper.say(say);
    const [first, second] = shopper.of('ack');
    expect(second).toEqual(first);
    expect(kinds(shopper)).toEqual(['requested', 'message', 'left']);
    expect((await rig.store.conversation(SITE, first?.conversation ?? ''))?.contact).toEqual({ email: CONTACT.email });
  });

  test('[RL52] without what the site requires, or with what is no address, are refused by name and nothing is written', async () => {
    const rig = createRig({ settings: { leftForm: { ...STANDARD_LEFT_FORM, contact: 'required' } } });
    const shopper = await rig.shopper();
    const say = (contact: object) =>
      shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello', leave: { contact } } as never);
    await say({ name: 'Li Lei' });
    await say({ email: 'lilei at mail' });
    await say({ phone: 'call me' });
    expect(shopper.of('problem')).toMatchObject([
      { code: 'contact_missing', path: 'leave.contact' },
      { code: 'contact_invalid', path: 'leave.contact.email' },
      { code: 'contact_invalid', path: 'leave.contact.phone' },
    ]);
    expect(shopper.of('ack')).toEqual([]);
  });

  test('[RL52] plain words are taken without an address, also where the site requires one and nobody is here', async () => {
    const rig = createRig({ routed: true, settings: { leftForm: { ...STANDARD_LEFT_FORM, contact: 'required' } } });
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'From a program older than the form' });
    await rig.pass(200);
    expect([shopper.problems(), kinds(shopper).at(-1)]).toEqual([[], 'left']);
    const left = await rig.store.conversation(SITE, shopper.of('ack')[0]?.conversation ?? '');
    expect([left?.state, left?.contact]).toEqual(['left', undefined]);
  });

  test('[RL52] what is asked is told with the availability, and when an answer would be due', async () => {
    const rig = createRig({ settings: { leftForm: { ...STANDARD_LEFT_FORM, promise: '{by} 前回复' } } });
    const shopper = await rig.shopper();
    const { contact, fields, order } = STANDARD_LEFT_FORM;
    const leaving = { contact, fields, order, promise: '{by} 前回复', answersBy: expect.any(Number) };
    expect(shopper.of('welcome')[0]?.state[0]).toMatchObject({ topic: 'availability', leave: leaving });
    rig.settings.change({ leftForm: { ...STANDARD_LEFT_FORM, contact: 'none' } });
    await rig.pass(500);
    expect(shopper.of('state').at(-1)?.state).toMatchObject({ leave: { contact: 'none', fields: [] } });
  });

  test('[RL52] that an answer goes by letter too is told only where the server sends any', async () => {
    for (const mails of [true, false]) {
      const shopper = await createRig({ mails }).shopper();
      const [availability] = shopper.of('welcome')[0]?.state ?? [];
      expect(Object(availability).leave.mails).toBe(mails || undefined);
    }
  });
});

describe('a left message that is not answered', () => {
  test('[RL53] two of one shopper become one: their next words, to either, land in it', async () => {
    const rig = createRig();
    const kept = await leave(rig);
    // The same person on another device, before they have proven to be the same.
    const tab = await rig.shopper('b', { jwt: 'member-a' });
    await tab.say({ type: 'say', cid: rig.cid(), text: 'Me again', leave: {} });
    const agent = await rig.agent('na');
    const other = tab.of('ack')[0]?.conversation ?? '';
    await agent.say({ type: 'merge', cid: rig.cid(), conversation: kept.conversation, from: other });
    expect(agent.problems()).toEqual(['other_person']);
    const phone = await rig.shopper('a', { jwt: 'member-a' });
    expect(own(phone)).toContain(kept.conversation);
    const cid = rig.cid();
    for (let n = 0; n < 2; n++) await agent.say({ type: 'merge', cid, conversation: kept.conversation, from: other });
    expect(agent.of('ack')).toHaveLength(2);
    expect(agent.of('ack')[1]).toEqual(agent.of('ack')[0]);
    const [one, two] = await Promise.all([kept.conversation, other].map((id) => rig.store.conversation(SITE, id)));
    expect(two).toMatchObject({ state: 'closed', successor: kept.conversation, case: { id: one?.case.id } });
    await tab.say({ type: 'say', cid: rig.cid(), conversation: other, text: 'And the invoice?' });
    expect(tab.of('ack').at(-1)?.conversation).toBe(kept.conversation);
  });

  test('[RL53] of one that an agent may not read they learn nothing, on either side: it is as unknown as one that isn’t there', async () => {
    const rig = createRig();
    const { conversation: mine } = await leave(rig);
    const other = await rig.shopper('b');
    await other.say({ type: 'say', cid: rig.cid(), text: 'A secret matter' });
    const held = other.of('ack')[0]?.conversation ?? '';
    const [na, wei] = [await rig.agent('na'), await rig.agent('wei')];
    await wei.say({ type: 'take', cid: rig.cid(), conversation: held });
    const [before, none] = [await rig.store.conversation(SITE, mine), '01kah0t3vqp8p8p8p8p8'];
    const pairs = [held, none].flatMap((one) => [[mine, one] as const, [one, mine] as const]);
    for (const [conversation, from] of pairs) await na.say({ type: 'merge', cid: rig.cid(), conversation, from });
    expect(na.problems()).toEqual(Array(4).fill('conversation_unknown'));
    expect(await rig.store.conversation(SITE, mine)).toEqual(before);
  });

  test('[RL53] of two who merge or claim at once the later one is told', async () => {
    const rig = createRig();
    const { conversation } = await leave(rig);
    const [na, wei] = [await rig.agent('na'), await rig.agent('wei')];
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    await wei.say({ type: 'give_up', cid: rig.cid(), conversation, text: 'An advertisement' });
    expect(wei.problems()).toEqual(['already_taken']);
    await na.say({ type: 'give_up', cid: rig.cid(), conversation, text: 'An advertisement' });
    expect(na.problems()).toEqual([]);
    expect(await rig.store.conversation(SITE, conversation)).toMatchObject({
      state: 'closed',
      left: { gaveUpAt: expect.any(Number) },
    });
  });
});

describe('the link of a letter', () => {
  async function answered(rig: Rig) {
    const { shopper, conversation } = await leave(rig);
    const agent = await rig.agent('na');
    await agent.say({ type: 'take', cid: rig.cid(), conversation });
    await agent.say({ type: 'say', cid: rig.cid(), conversation, text: 'It is on its way' });
    const links = createAnswerLinks({
      store: rig.store,
      clock: rig.clock,
      newId: () => '01kah0t3vqp8p8p8p8p8',
      random: (size) => new Uint8Array(size).fill(7),
      hashOf: hashSecret,
    });
    const { secret } = await links.make(SITE, conversation);
    const who = (device: string): Shopper => ({
      ...{ role: 'shopper', site: SITE, slug: 'demo', tokenHash: device.repeat(43) },
      ...{ participant: undefined, member: undefined },
    });
    return { shopper, agent, conversation, links, secret, who };
  }

  test.each(['a guest', 'a member'])(
    '[RL54] changes nothing that %s said, and what is said by it is changed by it',
    async (whose) => {
      const rig = createRig();
      const { conversation, links, secret, who, shopper } = await answered(rig);
      if (whose === 'a member') await shopper.say({ type: 'identify', jwt: 'member-a' });
      const said = facts(shopper).find(({ kind }) => kind === 'message')?.seq ?? 0;
      await links.use(who('b'), secret);
      const reader = await rig.shopper('b');
      await reader.say({ type: 'edit', cid: rig.cid(), conversation, of: said, text: 'To another address' });
      await reader.say({ type: 'recall', cid: rig.cid(), conversation, of: said });
      expect(reader.problems()).toEqual(['message_unknown', 'message_unknown']);
      await reader.say({ type: 'say', cid: rig.cid(), conversation, text: 'Thanks' });
      const of = reader.of('ack').at(-1)?.seq ?? 0;
      await reader.say({ type: 'recall', cid: rig.cid(), conversation, of });
      expect(facts(shopper).at(-1)).toMatchObject({ kind: 'recalled', of });
    },
  );

  test.each(['before', 'behind'])(
    '[RL54] leads there also where its device proves a member, %s its first words, and proves nothing of who left it',
    async (when) => {
      const rig = createRig();
      const { conversation, links, secret, who } = await answered(rig);
      await links.use(who('b'), secret);
      const reader = await rig.shopper('b', when === 'before' ? { jwt: 'member-a' } : {});
      expect(own(reader)).toEqual([conversation]);
      if (when === 'behind') await reader.say({ type: 'identify', jwt: 'member-a' });
      await reader.say({ type: 'say', cid: rig.cid(), conversation, text: 'Thank you' });
      expect(reader.problems()).toEqual([]);
      expect(reader.of('ack')).toMatchObject([{ conversation }]);
      const kept = await rig.store.conversation(SITE, conversation);
      expect(kept?.last).toMatchObject({ text: 'Thank you' });
      expect(kept?.member).toBeUndefined();
      expect(await rig.store.device(SITE, who('b').tokenHash)).toMatchObject({
        member: { id: 'member-a' },
        only: conversation,
      });
    },
  );

  test('[LE8] is told with all that comes by it, for it proves no member, and with nothing else', async () => {
    const rig = createRig();
    const { shopper, agent, conversation, links, secret, who } = await answered(rig);
    await shopper.say({ type: 'identify', jwt: 'member-a' });
    await links.use(who('b'), secret);
    const reader = await rig.shopper('b');
    await reader.say({ type: 'say', cid: rig.cid(), conversation, text: 'By letter' });
    const of = reader.of('ack').at(-1)?.seq ?? 0;
    await reader.say({ type: 'edit', cid: rig.cid(), conversation, of, text: 'By the letter' });
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'By myself' });
    await reader.say({ type: 'close', cid: rig.cid(), conversation });
    await agent.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    const byLetter = facts(agent).filter(({ by }) => by.role === 'shopper' && by.byLetter);
    expect(byLetter.map(({ kind }) => kind)).toEqual(['message', 'edited', 'closed']);
  });

  test('[RL54] leads one device to one conversation: it reads, its words land there, and nothing else of theirs is seen', async () => {
    const rig = createRig();
    const phone = await rig.shopper('p', { jwt: 'member-a' });
    await phone.say({ type: 'say', cid: rig.cid(), text: 'A secret matter' });
    const other = phone.of('ack')[0]?.conversation ?? '';
    const { shopper, conversation, links, secret, who } = await answered(rig);
    // Both are the same member's from here on.
    await shopper.say({ type: 'identify', jwt: 'member-a' });
    expect(await links.use(who('m'), secret)).toEqual({ conversation });
    const mailed = await rig.shopper('m');
    expect(own(mailed)).toEqual([conversation]);
    expect(kinds(mailed)).toContain('message');
    await mailed.say({ type: 'say', cid: rig.cid(), text: 'Thank you' });
    expect(mailed.of('ack')[0]).toMatchObject({ conversation });
    const { last } = (await rig.store.conversation(SITE, conversation)) ?? {};
    expect(last).toMatchObject({ text: 'Thank you', by: 'shopper' });
    for (const frame of [
      { type: 'say', cid: rig.cid(), conversation: other, text: 'Hello' },
      { type: 'history', conversation: other, before: 9 },
      { type: 'close', cid: rig.cid(), conversation: other },
    ] as const)
      await mailed.say(frame);
    expect(mailed.problems()).toEqual(Array(3).fill('conversation_unknown'));
    expect(mailed.raw.join()).not.toContain('A secret matter');
  });

  test('[RL54] what is said after the end goes on by itself in the same matter, and the shopper’s own way stays free', async () => {
    const rig = createRig();
    const { shopper, agent, conversation, links, secret, who } = await answered(rig);
    await links.use(who('m'), secret);
    const mailed = await rig.shopper('m');
    await agent.say({ type: 'close', cid: rig.cid(), conversation });
    await mailed.say({ type: 'say', cid: rig.cid(), text: 'One more thing' });
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'Mine' });
    await mailed.say({ type: 'say', cid: rig.cid(), conversation, text: 'And another' });
    const ids = [mailed.of('ack')[0], shopper.of('ack').at(-1), mailed.of('ack')[1]].map((ack) => ack?.conversation);
    expect(new Set([...ids, conversation]).size).toBe(3);
    expect(ids[2]).toBe(ids[0]);
    const [before, mine] = await Promise.all(
      [conversation, ids[0] ?? ''].map((id) => rig.store.conversation(SITE, id)),
    );
    expect(mine?.case.id).toBe(before?.case.id);
    expect(mailed.raw.join()).not.toContain('Mine');
  });

  test.each([
    { days: 1, contact: { ...CONTACT, order: 'A-1042' } },
    { days: 9, contact: CONTACT },
  ])(
    '[RL54] where they are reached goes along after the end, the order with its matter: $days days later',
    async (how) => {
      const rig = createRig({ limits: { heartbeatMs: 30 * 24 * HOUR }, settings: PHONE_TOO });
      const { agent, conversation, links, secret, who } = await answered(rig);
      await links.use(who('m'), secret);
      await agent.say({ type: 'close', cid: rig.cid(), conversation });
      agent.hangUp();
      rig.clock.advance(how.days * 24 * HOUR);
      const mailed = await rig.shopper('m');
      await mailed.say({ type: 'say', cid: rig.cid(), text: 'One more thing' });
      const next = mailed.of('ack')[0]?.conversation ?? '';
      expect(next).not.toBe(conversation);
      expect((await rig.store.conversation(SITE, next))?.contact).toEqual(how.contact);
      expect(mailed.raw.join()).not.toMatch(/mail\.example|A-1042|13800138000/);
    },
  );

  test('[RL54] is used once: a second device, and a forged one, are refused by name', async () => {
    const rig = createRig();
    const { links, secret, who, conversation } = await answered(rig);
    const [first, second] = await Promise.all([links.use(who('m'), secret), links.use(who('n'), secret)]);
    expect([first, second]).toEqual([{ conversation }, { refused: 'link_used' }]);
    expect(await links.use(who('m'), secret)).toEqual({ conversation });
    expect(await links.use(who('o'), `${secret}x`)).toEqual({ refused: 'link_invalid' });
    expect(own(await rig.shopper('n'))).toEqual([]);
  });

  test('[RL54] is over after its time, and when the words it leads to are erased', async () => {
    const rig = createRig();
    const { links, secret, who } = await answered(rig);
    rig.clock.advance(14 * 24 * HOUR);
    expect(await links.use(who('m'), secret)).toEqual({ refused: 'link_over' });
  });

  test('[RL54] is not for a device that has spoken itself: it would see less than it has', async () => {
    const rig = createRig();
    const { links, secret, who } = await answered(rig);
    expect(await links.use(who('a'), secret)).toEqual({ refused: 'forbidden' });
    expect(await links.use(who('m'), secret)).toHaveProperty('conversation');
  });
});
