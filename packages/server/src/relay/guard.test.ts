import { STANDARD_GUARD } from '@shopbell/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { createRig, type Peer } from '../testing/rig.ts';

const SORRY = 'Sorry, not my job';
const INSULT = 'you moron';

describe('the guard', () => {
  let rig: ReturnType<typeof createRig>;
  let shopper: Peer;
  let na: Peer;
  let conversation: string;

  const start = async (options: Parameters<typeof createRig>[0] = {}) => {
    rig = createRig(options);
    shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'you moron, 加我微信 abc123' });
    conversation = shopper.of('ack')[0]?.conversation ?? '';
    na = await rig.agent('na');
    await na.say({ type: 'follow', conversations: [{ conversation }] });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
  };
  const says = (text: string, cid = rig.cid()) => na.say({ type: 'say', cid, conversation, text });
  const desk = (peer: Peer = na) => peer.of('desk').flatMap(({ events }) => events);
  const caught = (peer: Peer = na) => desk(peer).filter(({ kind }) => kind === 'guarded' || kind === 'held_back');
  const logged = async () =>
    (await rig.store.readDesk('01kafzs1te0000000001', conversation, { after: 0, limit: 99 })).events;

  beforeEach(() => start());

  it('[GD1] never looks at what a shopper says', async () => {
    expect(shopper.of('ack')).toHaveLength(1);
    expect((await logged()).map(({ kind }) => kind)).not.toContain('guarded');
  });

  it('[GD1] lets a message go that it asks about, and records it right behind', async () => {
    await says(SORRY);
    expect(na.of('ack').at(-1)).toMatchObject({ seq: 4, head: { seq: 4, deskSeq: 3 } });
    expect(shopper.of('facts').at(-1)?.events).toMatchObject([{ kind: 'message', text: SORRY }]);
    expect(caught()).toMatchObject([{ kind: 'guarded', rules: ['phrases'], of: 4, afterSeq: 4 }]);
    expect(shopper.raw.join()).not.toContain('guarded');
  });

  it('[GD2] refuses what is to be blocked by its rule; nothing reaches the shopper, the attempt is in the log', async () => {
    const before = shopper.raw.length;
    await says(`${INSULT}, not my job`);
    expect(na.of('problem').at(-1)).toMatchObject({ code: 'guarded', about: 'say', rule: 'abuse' });
    expect(shopper.raw).toHaveLength(before);
    expect((await logged()).at(-1)).toMatchObject({
      kind: 'held_back',
      rules: ['abuse', 'phrases'],
      text: `${INSULT}, not my job`,
    });
    await says('Sorry');
    expect(shopper.of('facts').at(-1)?.events).toMatchObject([{ kind: 'message', seq: 4, text: 'Sorry' }]);
  });

  it('[GD3] tells nobody the words that were held back, on any line', async () => {
    await says(INSULT);
    const boss = await rig.agent('wei', 'supervisor');
    await boss.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    await boss.say({ type: 'history', conversation, before: 4 });
    const again = await rig.agent('na');
    await again.say({ type: 'follow', conversations: [{ conversation, seq: 0, deskSeq: 0 }] });
    for (const peer of [na, boss, again]) {
      expect(caught(peer).at(-1)).toMatchObject({ kind: 'held_back', rules: ['abuse'] });
      expect(peer.raw.filter((json) => json.includes('held_back')).join()).not.toContain(`"text":"${INSULT}"`);
    }
  });

  it('[GD2] refuses the same request again, and records it once', async () => {
    const cid = rig.cid();
    await says(INSULT, cid);
    await says(INSULT, cid);
    expect(na.problems()).toEqual(['guarded', 'guarded']);
    expect(caught()).toHaveLength(1);
    await says('other words', cid);
    expect(na.problems().at(-1)).toBe('cid_conflict');
  });

  it('[GD2] looks at an edit too', async () => {
    await says('Hello there');
    await na.say({ type: 'edit', cid: rig.cid(), conversation, of: 4, text: INSULT });
    expect(na.of('problem').at(-1)).toMatchObject({ code: 'guarded', about: 'edit', rule: 'abuse' });
    await na.say({ type: 'edit', cid: rig.cid(), conversation, of: 4, text: SORRY });
    expect(caught()).toMatchObject([
      { kind: 'held_back', rules: ['abuse'], of: 4 },
      { kind: 'guarded', rules: ['phrases'], of: 4 },
    ]);
    expect(shopper.raw.join()).not.toContain(`"text":"${INSULT}"`);
  });

  it('[GD1] leaves notes and whispers alone', async () => {
    await na.say({ type: 'note', cid: rig.cid(), conversation, text: INSULT });
    const boss = await rig.agent('wei', 'supervisor');
    await boss.say({ type: 'whisper', cid: rig.cid(), conversation, to: '01kafzagnt00000000a1', text: INSULT });
    expect([...na.problems(), ...boss.problems()]).toEqual([]);
    expect(caught()).toEqual([]);
  });

  it('[GD4] finds the third same reply in a row within ten minutes, whoever spoke between', async () => {
    const text = 'We are looking into it.';
    for (const reply of [text, 'we are looking into it', text]) {
      await says(reply);
      await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'And?' });
    }
    expect(caught()).toMatchObject([{ rules: ['repetition'], of: 8 }]);
    rig.clock.advance(600_001);
    await says(text);
    expect(caught()).toHaveLength(1);
    await says('Here it is.');
    await says(text);
    await says(text);
    expect(caught()).toHaveLength(1);
    await says(text);
    expect(caught()).toHaveLength(2);
  });

  it('[GD5] goes by the site’s rules from the moment they are set', async () => {
    const levels = { phrases: 'block', abuse: 'off', repetition: 'off', contacts: 'off' } as const;
    rig.settings.change({ guard: { ...STANDARD_GUARD, levels, phrases: ['never say'] } });
    await rig.pass(10);
    await says(INSULT);
    await says('Never, say this');
    await says('never say this');
    expect(na.problems()).toEqual(['guarded']);
    const rules = na.of('state').map(({ state }) => state);
    expect(rules.findLast(({ topic }) => topic === 'rules')).toMatchObject({
      guard: { phrases: ['never say'], hosts: [] },
    });
  });

  describe('and the names of files', () => {
    const named = (name: string) => ({ id: '01kafzf0000000000001', name, type: 'image/png', bytes: 9 }) as const;
    const sends = async (name: string, text = '', cid = rig.cid()) => {
      await start({ files: { claim: async () => named(name), settled: async () => {} } });
      await na.say({ type: 'say', cid, conversation, text, file: named(name).id });
      await rig.pass(10);
    };

    it('[GD1] asks about what one is called like about words, but not for its ending', async () => {
      await sends('加我微信 abc123.png');
      expect(caught()).toMatchObject([{ kind: 'guarded', rules: ['contacts'], of: 4 }]);
      for (const name of ['kettle.png', 'size.guide.pdf', 'note 备注.txt', 'IMG_20261122_101530.jpg']) {
        await sends(name);
        expect([name, caught()]).toEqual([name, []]);
      }
    });

    it('[GD2] refuses it too; what was held back is the words and the name', async () => {
      const cid = rig.cid();
      await sends('you_moron.png', 'Here it is', cid);
      expect(na.of('problem').at(-1)).toMatchObject({ code: 'guarded', about: 'say', rule: 'abuse' });
      expect(shopper.raw.join()).not.toContain('moron.png');
      expect((await logged()).at(-1)).toMatchObject({ kind: 'held_back', text: 'Here it is you_moron.png' });
      await na.say({ type: 'say', cid, conversation, text: 'Here it is', file: named('').id });
      await rig.pass(10);
      expect(na.problems()).toEqual(['guarded', 'guarded']);
      expect(caught()).toHaveLength(1);
    });
  });

  it('[GD1] a conversation that is not theirs records nothing', async () => {
    const min = await rig.agent('min');
    await min.say({ type: 'say', cid: rig.cid(), conversation, text: INSULT });
    expect(min.problems()).toEqual(['not_yours']);
    expect(await logged()).toHaveLength(2);
  });
});

describe('masks', () => {
  const NUMBER = '13812345678';

  it('[MK1] agents get a shopper’s private things masked, live, later, and in lists; the shopper gets their own words', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: `Call ${NUMBER}` });
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    const na = await rig.agent('na');
    await na.say({ type: 'follow', conversations: [{ conversation }] });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: `or ${NUMBER}, mei@qq.com` });
    await shopper.say({ type: 'edit', cid: rig.cid(), conversation, of: 4, text: `or ${NUMBER}` });
    await rig.pass(1000);
    const boss = await rig.agent('wei', 'admin');
    await boss.say({ type: 'follow', conversations: [{ conversation, seq: 0 }] });
    await boss.say({ type: 'history', conversation, before: 5 });
    for (const peer of [na, boss]) {
      const events = peer.of('facts').flatMap((frame) => frame.events);
      expect(events).toContainEqual(
        expect.objectContaining({ text: 'Call 138****5678', masked: [{ kind: 'phone', start: 5, end: 16 }] }),
      );
      expect(events).toContainEqual(expect.objectContaining({ kind: 'edited', text: 'or 138****5678' }));
      expect(peer.raw.join()).not.toContain(NUMBER);
      expect(peer.raw.join()).not.toContain('mei@');
      expect(peer.raw.join()).toContain('138****5678');
    }
    expect(boss.of('history')[0]?.events).toContainEqual(expect.objectContaining({ text: 'Call 138****5678' }));
    const again = await rig.shopper('a', { follow: [{ conversation, seq: 0 }] });
    expect(again.of('facts').flatMap((frame) => frame.events)).toContainEqual(
      expect.objectContaining({ text: `Call ${NUMBER}` }),
    );
    expect(again.raw.join()).not.toContain('****');
  });

  it('[MK1] what a shopper’s file is called reaches agents masked too, live, later, and in lists', async () => {
    const file = { id: '01kafzf0000000000001', name: `寄给 ${NUMBER}.png`, type: 'image/png', bytes: 9 } as const;
    const rig = createRig({ files: { claim: async () => file, settled: async () => {} } });
    const shopper = await rig.shopper();
    const na = await rig.agent('na');
    await shopper.say({ type: 'say', cid: rig.cid(), text: '', file: file.id });
    await rig.pass(1000);
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    await na.say({ type: 'follow', conversations: [{ conversation, seq: 0 }] });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    await shopper.say({ type: 'say', cid: rig.cid(), conversation, text: 'again', file: file.id });
    await rig.pass(1000);
    await na.say({ type: 'history', conversation, before: 2 });
    expect(na.of('facts').flatMap(({ events }) => events)).toContainEqual(
      expect.objectContaining({ text: 'again', file: { ...file, name: '寄给 138****5678.png' } }),
    );
    expect(na.raw.join()).not.toContain(NUMBER);
    expect(JSON.stringify(shopper.of('facts'))).toContain(file.name);
  });

  it('[MK1] what an agent writes is not masked', async () => {
    const rig = createRig();
    const shopper = await rig.shopper();
    await shopper.say({ type: 'say', cid: rig.cid(), text: 'Hi' });
    const conversation = shopper.of('ack')[0]?.conversation ?? '';
    const na = await rig.agent('na');
    await na.say({ type: 'follow', conversations: [{ conversation }] });
    await na.say({ type: 'take', cid: rig.cid(), conversation });
    await na.say({ type: 'say', cid: rig.cid(), conversation, text: `Our courier is ${NUMBER}` });
    expect(na.of('facts').at(-1)?.events).toMatchObject([{ text: `Our courier is ${NUMBER}` }]);
  });
});
