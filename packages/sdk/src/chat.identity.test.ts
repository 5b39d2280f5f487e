import { describe, expect, it } from 'vitest';
import { createRig, greet, memoryDevice } from './testing/rig.ts';
import {
  ack,
  C1,
  facts,
  greetedShopper,
  memberToken,
  provenAs,
  requested,
  said,
  shopperOn,
} from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const T1 = 'a'.repeat(43);
const known = (member?: string) => memoryDevice(JSON.stringify({ token: T1, member }));
const problem = (code: string, retry: string, more: object = {}) => ({
  type: 'problem',
  code,
  text: code,
  retry,
  ...more,
});

describe('proving a member', () => {
  it('greets with the token when there is no line yet', async () => {
    const { rig, chat } = shopperOn();
    const member = chat.identify(memberToken('anna'));
    await greet(rig, provenAs('anna'));
    expect(rig.net.last.sent[0]).toMatchObject({ type: 'hello', jwt: memberToken('anna') });
    await expect(member).resolves.toMatchObject({ id: 'anna' });
    expect(chat.view.member).toMatchObject({ id: 'anna' });
  });

  it('proves an anonymous shopper on the greeted line, and keeps the thread', async () => {
    const { rig, chat, tell, sent, says } = await greetedShopper();
    void chat.send('hello');
    tell(facts([requested(), said(2, 'hello', { cid: says()[0]?.cid })]));
    const member = chat.identify(() => memberToken('anna'));
    await settle();
    expect(sent('identify')).toMatchObject([{ jwt: memberToken('anna') }]);
    tell({ type: 'identified', member: { id: 'anna', name: 'Anna', expiresAt: 9 }, conversations: [] });
    await expect(member).resolves.toMatchObject({ id: 'anna', name: 'Anna' });
    expect([rig.net.sockets.length, chat.view.thread?.conversation]).toEqual([1, C1]);
  });

  it('answers renew with a fresh token of the same source', async () => {
    let serial = 0;
    const { rig, chat, sent, tell } = shopperOn();
    void chat.identify(async () => memberToken('anna', ++serial));
    await greet(rig, provenAs('anna'));
    tell({ type: 'renew', closesAt: 9 });
    await settle();
    expect(sent('identify')).toMatchObject([{ jwt: memberToken('anna', 2) }]);
  });

  it('greets anew with a fresh token when the old one ran out', async () => {
    let serial = 0;
    const { rig, chat, tell, of } = shopperOn();
    void chat.identify(() => memberToken('anna', ++serial));
    await greet(rig, provenAs('anna'));
    tell(problem('jwt_expired', 'again'));
    rig.net.last.end(4401);
    await greet(rig, provenAs('anna'));
    expect(rig.net.last.sent[0]?.jwt).toBe(memberToken('anna', 2));
    expect([chat.view.connection, of('error')]).toEqual(['online', []]);
  });

  it('stops with a fixed token that is refused, until another comes', async () => {
    const { rig, chat, tell, of } = shopperOn();
    const member = chat.identify(memberToken('anna'));
    await settle();
    rig.net.last.open();
    tell(problem('jwt_invalid', 'again'));
    await expect(member).rejects.toMatchObject({ code: 'jwt_invalid' });
    expect([chat.view.connection, of('error')]).toMatchObject(['refused', [{ code: 'jwt_invalid' }]]);
    await rig.clock.advance(100_000);
    expect(rig.net.sockets).toHaveLength(1);
    const second = chat.identify(memberToken('anna', 2));
    await greet(rig, provenAs('anna'));
    await expect(second).resolves.toMatchObject({ id: 'anna' });
  });

  it('keeps trying, further and further apart, with a callback whose tokens are refused', async () => {
    const { rig, chat, of } = shopperOn();
    const member = chat.identify(() => memberToken('anna')).catch((error) => error.code);
    await settle();
    for (let i = 0; i < 2; i++) {
      rig.net.last.open();
      rig.net.last.tell(problem('jwt_invalid', 'again'));
      await settle();
    }
    expect([await member, rig.net.sockets.length, chat.view.connection]).toEqual(['jwt_invalid', 2, 'waiting']);
    expect(of('error')).toHaveLength(2);
    await rig.clock.advance(10_000);
    expect(rig.net.sockets.length).toBeGreaterThan(2);
  });

  it('counts the newest source when two were given, whichever token comes first', async () => {
    const { rig, chat } = shopperOn();
    let give: (jwt: string) => void = () => undefined;
    const slow = () =>
      new Promise<string>((resolve) => {
        give = resolve;
      });
    const first = chat.identify(slow);
    await settle();
    const second = chat.identify(memberToken('bob'));
    await greet(rig, provenAs('bob'));
    give(memberToken('anna'));
    await settle();
    await expect(Promise.all([first, second])).resolves.toMatchObject([{ id: 'bob' }, { id: 'bob' }]);
    expect([chat.view.connection, chat.view.member?.id, rig.net.sockets.length]).toEqual(['online', 'bob', 1]);
  });

  it('tells when the callback fails, and tries again later', async () => {
    let fails = true;
    const { rig, chat, of } = shopperOn();
    const member = chat.identify(() => (fails ? Promise.reject(new Error('down')) : memberToken('anna')));
    await expect(member).rejects.toMatchObject({ code: 'identify_failed' });
    expect(of('error')).toMatchObject([{ code: 'identify_failed' }]);
    fails = false;
    await rig.clock.advance(1_000);
    await greet(rig, provenAs('anna'));
    expect(chat.view.member).toMatchObject({ id: 'anna' });
    for (const nothing of ['nonsense', '', undefined as unknown as string]) {
      await expect(chat.identify(nothing)).rejects.toMatchObject({ code: 'identify_failed' });
    }
  });
});

describe('a callback that never answers', () => {
  const hangs = () => new Promise<string>(() => undefined);

  it('is given up after its time, told, and called again with the next try of the line', async () => {
    let calls = 0;
    const { rig, chat, of } = shopperOn();
    const member = chat.identify(() => (calls++ ? memberToken('anna') : hangs()));
    await rig.clock.advance(9_999);
    expect([of('error'), rig.net.sockets.length]).toEqual([[], 0]);
    await rig.clock.advance(1);
    await expect(member).rejects.toMatchObject({ code: 'identify_failed' });
    expect(of('error')).toMatchObject([{ code: 'identify_failed' }]);
    await rig.clock.advance(1_000);
    await greet(rig, provenAs('anna'));
    expect([calls, chat.view.member?.id]).toEqual([2, 'anna']);
  });

  it('has as long as the page says', async () => {
    const { rig, chat, of } = shopperOn();
    void chat.identify(hangs, { timeoutMs: 50 });
    await rig.clock.advance(50);
    expect(of('error')).toMatchObject([{ code: 'identify_failed' }]);
  });

  it('is given up when a fresh token is wanted on the line, too', async () => {
    let calls = 0;
    const { rig, chat, of, tell } = shopperOn();
    void chat.identify(() => (calls++ ? hangs() : memberToken('anna')));
    await greet(rig, provenAs('anna'));
    tell({ type: 'renew', closesAt: 9 });
    await rig.clock.advance(10_000);
    expect(of('error')).toMatchObject([{ code: 'identify_failed' }]);
    expect(chat.view.connection).toBe('online');
  });

  it('costs the one that was given after it none of its time', async () => {
    const { rig, chat, of } = shopperOn();
    void chat.identify(hangs, { timeoutMs: 100 });
    await rig.clock.advance(60);
    const second = chat.identify(
      () => new Promise((give) => void rig.clock.after(90, () => give(memberToken('bob')))),
      {
        timeoutMs: 100,
      },
    );
    await rig.clock.advance(90);
    await greet(rig, provenAs('bob'));
    await expect(second).resolves.toMatchObject({ id: 'bob' });
    expect(of('error')).toEqual([]);
  });

  it('[LK5] leaves no timer when the client is destroyed or the shopper signs out meanwhile', async () => {
    for (const end of ['destroy', 'signOut'] as const) {
      const { rig, chat } = shopperOn();
      void chat.identify(hangs);
      await settle();
      void chat[end]();
      await settle();
      expect(rig.clock.timers).toBe(0);
    }
  });
});

describe('a shared computer', () => {
  it('[ID1] another member’s token wipes everything before the new hello', async () => {
    const { rig, chat, tell, device, says } = await greetedShopper(provenAs('anna'), known('anna'));
    tell(facts([requested(), said(2, 'secret')]));
    const unsent = chat.send('mine').catch((error) => error.code);
    const old = rig.net.last;
    void chat.identify(memberToken('bob'));
    expect(old.dropped).toBe(true);
    expect(chat.view).toMatchObject({ threads: [], thread: undefined, pending: [], member: undefined });
    expect(device.value).toBeUndefined();
    expect(await unsent).toBe('signed_out');
    await greet(rig, provenAs('bob'));
    const hello = rig.net.last.sent[0];
    expect(hello).toMatchObject({ jwt: memberToken('bob'), follow: [] });
    expect(hello?.token).not.toBe(T1);
    expect([says(), chat.view.member]).toMatchObject([[], { id: 'bob' }]);
  });

  it('[ID1] hangs up while the shop still looks for the next one’s token', async () => {
    const { rig, chat, says } = await greetedShopper(provenAs('anna'), known('anna'));
    const old = rig.net.last;
    let give: (jwt: string) => void = () => undefined;
    void chat.identify(
      () =>
        new Promise<string>((resolve) => {
          give = resolve;
        }),
    );
    const words = chat.send('of whoever is here now').catch((error) => error.code);
    expect([old.dropped, says()]).toEqual([true, []]);
    await settle();
    give(memberToken('bob'));
    await greet(rig, provenAs('bob'));
    expect([await words, says()]).toEqual(['signed_out', []]);
  });

  it('[ID1] knows the last member of the device over a reload', async () => {
    const { rig, chat, device } = shopperOn(createRig(), known('anna'));
    void chat.identify(memberToken('bob'));
    await greet(rig, provenAs('bob'));
    expect(rig.net.last.sent[0]?.token).not.toBe(T1);
    expect(device.value).toBeUndefined();
    const same = shopperOn(createRig(), known('anna'));
    void same.chat.identify(memberToken('anna'));
    await greet(same.rig, provenAs('anna'));
    expect(same.rig.net.last.sent[0]?.token).toBe(T1);
  });

  it('[ID1] a token made from a refresh that proves somebody else wipes as well', async () => {
    let who = 'anna';
    const { rig, chat, tell } = shopperOn();
    void chat.identify(() => memberToken(who));
    await greet(rig, provenAs('anna'));
    tell(facts([requested(), said(2, 'secret')]));
    who = 'bob';
    tell({ type: 'renew', closesAt: 9 });
    await settle();
    expect([chat.view.threads, rig.net.sockets.length]).toEqual([[], 2]);
  });

  it('[ID1] the relay’s other_member wipes too, and greets again as the same member', async () => {
    const { rig, chat, tell, device } = shopperOn(createRig(), known());
    const member = chat.identify(memberToken('bob'));
    const words = chat.send('mine').catch((error) => error.code);
    await settle();
    rig.net.last.open();
    tell(problem('other_member', 'again'));
    expect(await words).toBe('signed_out');
    await greet(rig, provenAs('bob'));
    const hello = rig.net.last.sent[0];
    expect(hello).toMatchObject({ jwt: memberToken('bob') });
    expect(hello?.token).not.toBe(T1);
    await expect(member).resolves.toMatchObject({ id: 'bob' });
    expect(device.value).toBeUndefined();
  });

  it('[ID1] signing out forgets the person and hangs up; the next message starts anew', async () => {
    const { rig, chat, tell, device, says } = await greetedShopper({}, known());
    tell(facts([requested(), said(2, 'secret')]));
    const unsent = chat.send('mine').catch((error) => error.code);
    await chat.signOut();
    expect(await unsent).toBe('signed_out');
    expect([device.value, rig.net.last.dropped, rig.clock.timers, rig.listening]).toEqual([undefined, true, 0, 0]);
    expect(chat.view).toMatchObject({ connection: 'idle', threads: [], member: undefined, more: false });
    void chat.send('anew');
    await greet(rig);
    expect(rig.net.last.sent[0]).toMatchObject({ follow: [] });
    expect(rig.net.last.sent[0]?.token).not.toBe(T1);
    expect(says()).toMatchObject([{ text: 'anew' }]);
    expect(says()[0]).not.toHaveProperty('conversation');
    expect(JSON.parse(device.value ?? '{}').token).toBe(rig.net.last.sent[0]?.token);
  });

  it('[ID1] what arrives on the former line is not heard any more', async () => {
    const { rig, chat, of } = await greetedShopper({}, known());
    const old = rig.net.last;
    await chat.signOut();
    old.tell(facts([requested(), said(2, 'secret')]));
    old.tell(ack('x', 1));
    expect([chat.view.threads, of('message')]).toEqual([[], []]);
  });

  it('[ID1] a token that arrives after signing out proves nobody', async () => {
    const { rig, chat } = shopperOn();
    let give: (jwt: string) => void = () => undefined;
    const member = chat
      .identify(
        () =>
          new Promise<string>((resolve) => {
            give = resolve;
          }),
      )
      .catch((error) => error.code);
    await settle();
    await chat.signOut();
    give(memberToken('anna'));
    expect(await member).toBe('signed_out');
    const connected = chat.connect();
    await greet(rig);
    await connected;
    expect(rig.net.last.sent[0]).not.toHaveProperty('jwt');
  });
});
