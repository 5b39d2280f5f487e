import { describe, expect, it } from 'vitest';
import { createRig, greet } from './testing/rig.ts';
import { ack, assigned, C1, C2, facts, greetedShopper, requested, said, shopperOn } from './testing/shopper.ts';

const list = [{ conversation: C1, state: 'requested', seq: 2 }];
const asked = facts([requested(), said(2, 'hello')]);
const place = (rev: number, place: number, more: object = {}) => ({
  type: 'state',
  state: { topic: 'queue', conversation: C1, rev, place, ...more },
});

describe('waiting', () => {
  it('[QU1] shows the newest place and the expected wait of what is on the counter, until it waits no more', async () => {
    const { chat, tell } = await greetedShopper({ conversations: list });
    tell(asked);
    expect(chat.view.queue).toBeUndefined();
    tell(place(3, 4, { expectedWaitMs: 90_000 }));
    expect(chat.view.queue).toEqual({ place: 4, expectedWaitMs: 90_000 });
    tell(place(2, 5));
    expect(chat.view.queue).toMatchObject({ place: 4 });
    tell({ type: 'state', state: { topic: 'queue', conversation: C2, rev: 4, place: 9 } });
    expect(chat.view.queue).toMatchObject({ place: 4 });
    tell(place(5, 0));
    tell(facts([assigned(3)]));
    expect(chat.view.queue).toBeUndefined();
  });

  it('[QU1] shows none without a line, and what the next greeting tells, whatever its number', async () => {
    const { rig, chat, tell } = await greetedShopper({ conversations: list, state: [place(70, 2).state] });
    tell(asked);
    expect(chat.view.queue).toMatchObject({ place: 2 });
    rig.net.last.end();
    expect(chat.view.queue).toBeUndefined();
    await rig.clock.advance(500);
    await greet(rig, { conversations: list, state: [place(1, 1).state] });
    expect(chat.view.queue).toMatchObject({ place: 1 });
  });

  it('[WR1] skips a place that is none', async () => {
    const { chat, tell } = await greetedShopper({ conversations: list });
    tell(asked);
    for (const odd of [
      place(1, Number.NaN),
      place(2, 1, { expectedWaitMs: 'soon' }),
      { type: 'state', state: { topic: 'queue' } },
    ]) {
      tell(odd);
    }
    expect(chat.view.queue).toBeUndefined();
  });

  it('knows when service begins again as soon as it is greeted, and loads nothing for that', async () => {
    const rig = createRig();
    const { later } = rig.ports;
    let loads = 0;
    rig.ports.later = () => {
      loads += 1;
      return later();
    };
    const { chat, tell, of } = shopperOn(rig);
    void chat.connect();
    await greet(rig, { state: [{ topic: 'availability', rev: 1, value: 'away', opensAt: 5000 }] });
    expect([chat.view.availability, chat.view.opensAt, loads]).toEqual(['away', 5000, 0]);
    tell({ type: 'state', state: { topic: 'availability', rev: 2, value: 'away', opensAt: 9000 } });
    expect([chat.view.opensAt, of('availability')]).toEqual([9000, ['away']]);
    tell({ type: 'state', state: { topic: 'availability', rev: 3, value: 'away', opensAt: 'nine' } });
    expect([chat.view.opensAt, of('error')]).toMatchObject([9000, [{ code: 'bad_frame' }]]);
    tell({ type: 'state', state: { topic: 'availability', rev: 4, value: 'online' } });
    expect(chat.view.opensAt).toBeUndefined();
  });

  it('asks the group that is named, and shows by when a left message is answered', async () => {
    const { chat, sent, tell } = await greetedShopper();
    void chat.send('Where is my parcel?', { group: 'after-sales', language: 'en-GB', skills: ['returns'] });
    await new Promise((resolve) => setImmediate(resolve));
    const [say] = sent('say');
    expect(say).toMatchObject({
      text: 'Where is my parcel?',
      group: 'after-sales',
      language: 'en-GB',
      skills: ['returns'],
    });
    tell(ack(say?.cid, 2));
    const by = { role: 'system' };
    tell(facts([requested(), said(2, 'Where is my parcel?'), { kind: 'left', seq: 3, at: 1, by, dueAt: 9000 }]));
    expect(chat.view.thread).toMatchObject({ state: 'left' });
    expect(chat.view.thread?.events.at(-1)).toMatchObject({ kind: 'left', dueAt: 9000 });
  });
});
