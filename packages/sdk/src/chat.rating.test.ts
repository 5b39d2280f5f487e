import { describe, expect, it } from 'vitest';
import type { ChatError } from './errors.ts';
import { ratingOf } from './rating.ts';
import { createRig, greet, memoryDevice } from './testing/rig.ts';
import {
  ack,
  C1,
  C2,
  closed,
  facts,
  greetedShopper,
  MEI,
  requested,
  SHOPPER,
  said,
  shopperOn,
} from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const UNTIL = 259_200_000;
const SYSTEM = { role: 'system' };
const asked = (seq: number, more: object = {}) => ({
  kind: 'rating_asked',
  seq,
  at: seq,
  by: SYSTEM,
  until: UNTIL,
  ...more,
});
const rated = (seq: number, stars: number, more: object = {}) => ({
  kind: 'rated',
  seq,
  at: seq,
  by: SHOPPER,
  stars,
  ...more,
});
const over = { conversations: [{ conversation: C1, state: 'closed', seq: 4 }] };
const log = (...more: ReturnType<typeof asked>[]) =>
  facts([requested(), said(2, 'hi', { by: MEI }), closed(3), asked(4), ...more]);

async function asking() {
  const shopper = await greetedShopper(over);
  shopper.tell(log());
  await settle();
  const rating = () => shopper.chat.view.thread && ratingOf(shopper.chat.view.thread);
  return { ...shopper, rating };
}
const code = (promise: Promise<unknown>) => promise.catch((error: ChatError) => error.code);

describe('rating', () => {
  it('[RN1] the view tells what was asked, up to when, and what may be said with how many stars', async () => {
    const { chat, rating, tell } = await asking();
    expect(rating()).toMatchObject({
      conversation: C1,
      until: UNTIL,
      byAgent: false,
      recommend: false,
      ownWords: false,
      given: undefined,
    });
    expect([1, 3, 5].map((stars) => rating()?.tagsOf(stars)[0])).toEqual(['slow', 'slow', 'fast']);
    tell(facts([asked(5, { by: MEI, until: UNTIL + 5, recommend: true, tags: [['慢'], [], [], [], ['快']] })]));
    expect(rating()).toMatchObject({ until: UNTIL + 5, byAgent: true, recommend: true, ownWords: true });
    expect([1, 2, 5].map((stars) => rating()?.tagsOf(stars))).toEqual([['慢'], [], ['快']]);
    const nobody = await greetedShopper({ conversations: [{ conversation: C1, state: 'active', seq: 2 }] });
    nobody.tell(facts([requested(), said(2, 'hi')]));
    expect(nobody.chat.view.thread && ratingOf(nobody.chat.view.thread)).toBeUndefined();
    expect(await code(nobody.chat.rate({ stars: 5 }))).toBe('rating_not_asked');
    expect(chat.view.thread?.state).toBe('closed');
  });

  it('[RN1] what was said on whichever device is told once, and the newest counts', async () => {
    const { chat, rating, tell } = await asking();
    const heard: unknown[] = [];
    chat.on('rated', (value) => heard.push(value));
    await settle();
    tell(facts([rated(5, 2, { text: 'Slow', tags: ['slow'], solved: false })]));
    tell(facts([rated(5, 2), rated(6, 4)]));
    await settle();
    expect(heard).toMatchObject([
      { conversation: C1, seq: 5, stars: 2, text: 'Slow', tags: ['slow'], solved: false },
      { conversation: C1, seq: 6, stars: 4 },
    ]);
    expect(rating()?.given).toEqual({ seq: 6, at: 6, stars: 4 });
  });

  it('[RN2] goes through the outbox once: kept while the line is away, and by the next page under the same cid', async () => {
    const device = memoryDevice();
    const rig = createRig();
    const { chat, tell } = shopperOn(rig, device);
    const connected = chat.connect();
    await greet(rig, over);
    await connected;
    tell(log());
    await settle();
    rig.net.last.end();
    void chat.rate({ stars: 2, solved: false, tags: ['slow'], text: 'An hour' }).catch(() => undefined);
    await settle();
    chat.destroy();
    const next = shopperOn(createRig(2, rig.net, rig.disk, rig.clock), device);
    void next.chat.connect();
    await greet(rig, over);
    await settle();
    const [frame] = next.sent('rate');
    expect(frame).toMatchObject({ conversation: C1, stars: 2, solved: false, tags: ['slow'], text: 'An hour' });
    rig.net.last.end();
    await rig.clock.advance(20_000);
    rig.net.last.open();
    await greet(rig, over);
    expect(next.sent('rate')).toMatchObject([{ cid: frame?.cid }]);
    next.tell(ack(frame?.cid, 5));
    await settle();
    expect(next.sent('rate')).toHaveLength(1);
  });

  it('[RN2] resolves with its place, rejects with the relay’s name for it, and refuses stars that are none at once', async () => {
    const { chat, tell, sent } = await asking();
    for (const stars of [0, 6, 2.5, Number.NaN, '5' as never as number, undefined as never as number]) {
      expect(await chat.rate({ stars }).catch((error: ChatError) => error.path)).toBe('stars');
    }
    const stored = chat.rate({ stars: 5 });
    await settle();
    tell(ack(sent('rate')[0]?.cid, 5));
    expect(await stored).toMatchObject({ conversation: C1, seq: 5 });
    const late = code(chat.rate({ stars: 4, conversation: C2 }));
    await settle();
    const cid = sent('rate')[1]?.cid;
    tell({ type: 'problem', code: 'rating_over', text: 'over', retry: 'never', cid });
    expect(await late).toBe('rating_over');
  });

  it('[HK1] its words pass the page’s hooks, and stars alone need none', async () => {
    const { chat, sent } = await asking();
    chat.hook('beforeSend', ({ text }) => text.replace(/\d{4}/g, '****'));
    void chat.rate({ stars: 3, text: 'card 1234' });
    void chat.rate({ stars: 5 });
    await settle();
    expect(sent('rate').map(({ stars, text }) => [stars, text])).toEqual([
      [3, 'card ****'],
      [5, undefined],
    ]);
  });

  it('[OB18] words that were erased since are told no more', async () => {
    const { rating, tell } = await asking();
    tell(facts([rated(5, 2, { text: 'Slow' })]));
    expect(rating()?.given?.text).toBe('Slow');
    tell(facts([{ kind: 'wiped', seq: 6, at: 6, by: SYSTEM }]));
    expect(rating()?.given).toEqual({ seq: 5, at: 5, stars: 2 });
  });
});
