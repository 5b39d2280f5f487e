import { describe, expect, it } from 'vitest';
import type { ChatError } from '../errors.ts';
import type { UploadsPart } from '../files/part.ts';
import { createRig, greet, memoryDevice, welcome } from '../testing/rig.ts';
import { scriptedTransport } from '../testing/scripted-socket.ts';
import { ack, C1, facts, greetedShopper, requested, said, shopperOn } from '../testing/shopper.ts';
import { KNOWN, type Opened, tabStage } from '../testing/tabs.ts';
import { settle } from '../testing/virtual-clock.ts';

const code = (promise: Promise<unknown>) => promise.catch((error: ChatError) => error.code);
const list = (seq: number) => ({ conversations: [{ conversation: C1, state: 'active', seq }] });

describe('consent', () => {
  it.each(['none', 'session'] as const)(
    '[SK1] to %s takes all off the device, and the page goes on with its talk and its words',
    async (kind) => {
      const { chat, device, rig, says, tell, of } = await greetedShopper();
      void chat.send('one');
      await settle();
      tell(ack(says()[0]?.cid, 2));
      tell(facts([requested(), said(2, 'one', { cid: says()[0]?.cid })]));
      const second = chat.send('two');
      await settle();
      const { token } = JSON.parse(device.value ?? '{}');
      expect([rig.disk.records.size > 0, token?.length]).toEqual([true, 43]);
      rig.net.last.end();
      await chat.consent(kind);
      expect([device.value, rig.disk.records.size, chat.view.consent, chat.view.storage]).toEqual([
        undefined,
        0,
        kind,
        'memory',
      ]);
      expect(device.session).toEqual(kind === 'session' ? expect.stringContaining(token) : undefined);
      expect(chat.view.thread?.events).toHaveLength(2);
      await rig.clock.advance(600);
      await greet(rig, list(2));
      expect(rig.net.last.sent[0]).toMatchObject({ type: 'hello', token });
      expect(says().map(({ text }) => text)).toEqual(['two']);
      tell(ack(says()[0]?.cid, 3));
      expect(await second).toMatchObject({ seq: 3 });
      void chat.send('three');
      await settle();
      expect([rig.disk.records.size, device.value, of('consent')]).toEqual([0, undefined, [kind]]);
    },
  );

  it('[SK1] what an earlier page left unsent comes into this one before the device forgets it', async () => {
    const device = memoryDevice();
    const rig = createRig();
    const first = shopperOn(rig, device);
    void first.chat.send('from before');
    await settle();
    first.chat.destroy();
    expect(rig.disk.records.size).toBe(1);
    const { token } = JSON.parse(device.value ?? '{}');
    const { chat, says } = shopperOn(createRig(2, rig.net, rig.disk, rig.clock), device);
    rig.disk.mode = 'hangs';
    const done = chat.consent('none');
    await settle();
    rig.disk.thaw();
    await done;
    expect([device.value, rig.disk.records.size, chat.view.pending.map(({ text }) => text)]).toEqual([
      undefined,
      0,
      ['from before'],
    ]);
    void chat.connect();
    await greet(rig);
    expect([rig.net.last.sent[0], says()]).toMatchObject([{ token }, [{ text: 'from before' }]]);
  });

  it('[SK2] the last word counts, however soon it comes after another', async () => {
    const { chat, device, rig, of } = await greetedShopper();
    void chat.send('one');
    await settle();
    await Promise.all([chat.consent('none'), chat.consent('persistent')]);
    await settle();
    expect([chat.view.consent, device.value, of('consent')]).toEqual([
      'persistent',
      expect.stringContaining(String(rig.net.last.sent[0]?.token)),
      ['none', 'persistent'],
    ]);
    expect(await Promise.all([code(chat.consent('all' as 'none')), chat.consent('session')])).toEqual([
      'bad_option',
      undefined,
    ]);
    expect(chat.view.consent).toBe('session');
  });

  it('[SK1] what was said before the client ended still holds for the device, and nothing is opened for it', async () => {
    const { chat, device, rig } = await greetedShopper();
    void chat.send('one');
    await settle();
    void chat.consent('session');
    chat.destroy();
    let opened = 0;
    const { open } = rig.disk;
    Object.assign(rig.disk, {
      open(...args: Parameters<typeof open>) {
        opened += 1;
        return open(...args);
      },
    });
    await settle();
    expect([device.value, rig.disk.records.size, opened]).toEqual([undefined, 0, 0]);
    expect(device.session).toBeDefined();
  });

  it('[SK2] before the first message nothing is kept, whatever is said', async () => {
    const { chat, device, rig } = await greetedShopper();
    for (const kind of ['session', 'persistent', 'none', 'persistent'] as const) await chat.consent(kind);
    expect([device.value, device.session, device.writes, rig.disk.made.size]).toEqual([undefined, undefined, 0, 0]);
  });

  it('[SK2] to a higher kind it is kept from here on: who talks, and what is unsent', async () => {
    const device = memoryDevice();
    device.kind = 'none';
    const { chat, rig, says, tell } = await greetedShopper({}, device);
    void chat.send('one');
    await settle();
    const token = String(rig.net.last.sent[0]?.token);
    expect([device.value, rig.disk.records.size, chat.view.storage]).toEqual([undefined, 0, 'memory']);
    await chat.consent('persistent');
    await settle();
    expect([device.value, chat.view.consent, chat.view.storage]).toEqual([
      expect.stringContaining(token),
      'persistent',
      'device',
    ]);
    expect([...rig.disk.records.keys()].filter((key) => key.includes(' outbox '))).toHaveLength(1);
    tell(ack(says()[0]?.cid, 2));
    tell(facts([requested(), said(2, 'one', { cid: says()[0]?.cid })]));
    await settle();
    expect([...rig.disk.records.keys()].filter((key) => key.includes(' outbox '))).toEqual([]);
  });

  it('[SK2] to a higher kind, who was here before is back when nobody has spoken so far', async () => {
    const device = memoryDevice(KNOWN);
    device.kind = 'none';
    const { chat, rig } = await greetedShopper({}, device);
    expect(rig.net.last.sent[0]?.token).not.toBe(JSON.parse(KNOWN).token);
    await chat.consent('persistent');
    await rig.clock.advance(1_000);
    await greet(rig, list(2));
    expect(rig.net.last.sent[0]?.token).toBe(JSON.parse(KNOWN).token);
    expect(device.value).toBe(KNOWN);
  });

  it('[SK2] to a higher kind, another person on the device stays there, and this talk in memory', async () => {
    const device = memoryDevice(KNOWN);
    device.kind = 'none';
    const { chat } = await greetedShopper({}, device);
    void chat.send('one');
    await settle();
    await chat.consent('persistent');
    await settle();
    expect([device.value, chat.view.storage, chat.view.pending.length]).toEqual([KNOWN, 'memory', 1]);
  });

  it('[SK1] uploads hear of it once the device has forgotten what it kept, and not of a higher kind', async () => {
    const rig = createRig();
    const { later } = rig.ports;
    const told: string[] = [];
    const part: Pick<UploadsPart, 'startUpload' | 'uploadShelf'> = {
      uploadShelf: () => undefined,
      startUpload({ watch }, blob) {
        watch?.(() => told.push(`${blob.size} bytes, ${shopper.device.value}`));
        return {} as never;
      },
    };
    rig.ports.later = async () => ({
      ...(await later()),
      files: async () => ({ fileCalls: () => ({}) as never }),
      uploads: async () => part as UploadsPart,
    });
    const shopper = shopperOn(rig);
    const { chat } = shopper;
    await chat.upload(new Blob(['hello']));
    await chat.consent('none');
    await chat.consent('persistent');
    expect(told).toEqual(['5 bytes, undefined']);
    for (const nothing of [undefined, 'a.png', {}]) {
      await expect(chat.upload(nothing as Blob)).rejects.toMatchObject({ code: 'bad_option', path: 'file' });
    }
  });

  it('[SK1] is refused by name where there is no such kind', async () => {
    const { chat, device } = await greetedShopper();
    expect(await code(chat.consent('all' as 'none'))).toBe('bad_option');
    expect(device.kind).toBe('persistent');
  });
});

describe('consent in several tabs', () => {
  it.each([0, 1])(
    '[SK3] said in tab %i it holds in both: each goes on alone with the same person, nobody is signed out',
    async (who) => {
      const net = scriptedTransport();
      const stage = tabStage({ net, stored: KNOWN });
      const tabs = [stage.open(), stage.open()] as [Opened, Opened];
      const kinds: unknown[] = [];
      for (const { chat } of tabs) chat.on('consent', (kind) => kinds.push(kind));
      void tabs[0].chat.connect();
      await settle();
      net.last.open();
      net.last.tell(welcome(list(2)));
      net.last.tell(facts([requested(), said(2, 'mine')]));
      void tabs[1].chat.connect();
      await stage.clock.advance(300);
      net.last.tell(facts([requested(), said(2, 'mine')]));
      await settle();
      expect(net.sockets).toHaveLength(1);
      net.last.end();
      await settle();
      const words = tabs.map(({ chat }, at) => chat.send(`from ${at}`));
      await settle();
      await tabs[who]?.chat.consent('none');
      await settle();
      expect([stage.device.value, stage.disk.records.size, kinds]).toEqual([undefined, 0, ['none', 'none']]);
      expect(
        tabs.map(({ chat }) => [chat.view.threads.length, chat.view.consent, chat.view.thread?.pending.length]),
      ).toEqual([
        [1, 'none', 2],
        [1, 'none', 2],
      ]);
      await stage.clock.advance(5_000);
      const lines = net.sockets.slice(1);
      expect(lines).toHaveLength(2);
      for (const line of lines) {
        line.open();
        line.tell(welcome(list(2)));
        await settle();
        expect(line.sent[0]).toMatchObject({ type: 'hello', token: JSON.parse(KNOWN).token });
        for (const { cid } of line.sent.filter(({ type }) => type === 'say'))
          line.tell(ack(cid, cid === line.sent[1]?.cid ? 3 : 4));
        await settle();
      }
      expect((await Promise.all(words)).map(({ conversation }) => conversation)).toEqual([C1, C1]);
      expect(tabs.map(({ chat }) => chat.view.leader)).toEqual([true, true]);
    },
  );
});
