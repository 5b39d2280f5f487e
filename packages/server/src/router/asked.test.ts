import { describe, expect, test } from 'vitest';
import { SITE } from '../testing/rig.ts';
import { ask, desk, groups, na, routed, row, rows, staff, wei } from './sample.contract.ts';

const had = (all: Awaited<ReturnType<typeof rows>>) =>
  all.map((each) => (each?.state === 'active' ? each.agent.id : each?.state));

const crew = () =>
  new Map([
    ...staff({ limit: 9, languages: ['zh'] }),
    [wei.id, { ...staff({}).get(wei.id)!, limit: 9, languages: ['en'], skills: ['returns'] }],
  ]);

describe('what a request brings along', () => {
  test('[RTR11] goes to who has the skills and the language; who has said no language answers in any', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }), staff: crew() });
    await rig.agent('na');
    await rig.agent('wei');
    const all = [
      await ask(rig, { language: 'en-GB' }),
      await ask(rig, { language: 'zh-CN' }),
      await ask(rig, { skills: ['returns'] }),
    ];
    await rig.pass(100);
    expect(had(await rows(rig, all))).toEqual([wei.id, na.id, wei.id]);
    const any = routed({ groups: groups({ mode: 'automatic' }) });
    await any.agent('na');
    const one = await ask(any, { language: 'de-AT' });
    await any.pass(100);
    expect(had(await rows(any, [one]))).toEqual([na.id]);
  });

  test('[RTR11] what somebody of the staff has who is not here is left to them, and named', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }), staff: crew() });
    await rig.agent('na');
    const asking = await ask(rig, { language: 'en', skills: ['returns'] });
    await rig.pass(1000);
    expect(await row(rig, asking)).toMatchObject({ state: 'left', language: 'en', skills: ['returns'] });
    expect((await desk(rig, asking)).at(-1)).toMatchObject({
      ...{ kind: 'left_because', why: 'nobody_able', lacking: ['en', 'returns'] },
    });
  });

  test('[RTR11] what nobody of the staff has sends nobody away', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }), staff: crew() });
    await rig.agent('na');
    const all = [await ask(rig, { language: 'de' }), await ask(rig, { skills: ['retruns'], language: 'zh' })];
    await rig.pass(100);
    expect(had(await rows(rig, all))).toEqual([na.id, na.id]);
  });

  test('[RTR12] who the shop’s token puts first is served first, also when it comes later; they are not told', async () => {
    const rig = routed({ groups: groups({ mode: 'automatic' }), staff: staff({ limit: 0 }) });
    await rig.agent('na');
    const [plain, other] = [await ask(rig), await ask(rig)];
    const vip = await rig.shopper('a', { token: 'v'.repeat(43), jwt: 'vip#9' });
    await vip.say({ type: 'say', cid: rig.cid(), text: 'Hello' });
    const conversation = vip.of('ack')[0]?.conversation ?? '';
    await rig.pass(2000);
    await other.shopper.say({ type: 'identify', jwt: 'late#5' });
    const told = (one: { shopper: typeof vip }) =>
      one.shopper.of('state').flatMap(({ state }) => (state.topic === 'queue' ? [state.place] : []));
    await rig.pass(2000);
    const last = [vip, other.shopper, plain.shopper].map((shopper) => told({ shopper }).at(-1));
    expect(last).toEqual([1, 2, 3]);
    expect(await rig.store.conversation(SITE, conversation)).toMatchObject({ priority: 9 });
    expect([...vip.raw, ...other.shopper.raw].join()).not.toContain('priority');
  });

  test('[RTR12] a shopper sets no priority, and too many skills are refused by name', async () => {
    const rig = routed();
    const asking = await ask(rig, { priority: 9 });
    expect(await row(rig, asking)).not.toHaveProperty('priority');
    const skills = ['a', 'b', 'c', 'd', 'e', 'f'];
    await asking.shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello', skills });
    await asking.shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello', skills: ['x'.repeat(41)] });
    await asking.shopper.say({ type: 'say', cid: rig.cid(), text: 'Hello', language: 'not a tag' });
    expect(asking.shopper.problems()).toEqual(['too_many', 'text_too_long', 'bad_frame']);
  });
});
