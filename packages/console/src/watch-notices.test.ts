import type { ConversationRow } from '@shopbell/protocol';
import { describe, expect, it } from 'vitest';
import { noticesKey, writeNotices } from './state/notice-settings.ts';
import { idOf, ME, member, rowOf, SELF } from './testing/fixtures.ts';
import { headless, threeOf } from './testing/headless.ts';
import { REST_MS } from './time/rest.ts';

const shopper = (n: number, name: string) => ({ id: idOf(n), member: member(String(n), name) });

/** At a console that has been looked at for a while, in three conversations, the first one open. */
async function sit() {
  const agent = threeOf();
  const desk = headless({ agent });
  await desk.settle();
  desk.app.intents.open(idOf(1));
  desk.pass(1000);
  const { played, app, pass } = desk;
  const rows = (): readonly ConversationRow[] => agent.view.mine;
  return {
    ...desk,
    tones: () => played.heard.map(({ kind }) => kind),
    set: app.intents.notices.set,
    /** Lets other tabs say what they have to, and the turn be taken. */
    async heed() {
      pass(200);
      await desk.settle();
    },
    waits(...ns: number[]) {
      agent.set({ waiting: ns.map((n) => rowOf(n, { shopper: shopper(n, `W${n}`) })) });
    },
    writes(n: number, text: string, name = 'Mei') {
      const last = { by: 'shopper', at: desk.now(), text } as const;
      const at = { last, shopper: shopper(n, name), waitingSince: desk.now() };
      agent.set({ mine: rows().map((row) => (row.conversation === idOf(n) ? { ...row, ...at } : row)) });
    },
  };
}

describe('sound', () => {
  it('is heard for a new request, and not for those that were there', async () => {
    const desk = await sit();
    desk.waits(11);
    await desk.heed();
    expect(desk.tones()).toEqual(['waiting']);
    desk.pass(5000);
    desk.waits(11);
    await desk.heed();
    expect(desk.tones()).toEqual(['waiting']);
  });

  it('[CN3] is heard once in 3 seconds, however much comes, and in one tab only', async () => {
    const desk = await sit();
    desk.waits(11);
    await desk.heed();
    desk.waits(11, 12);
    await desk.heed();
    expect(desk.tones()).toHaveLength(1);
    desk.pass(3000);
    await desk.played.devices.tabs.once('sound', 3000);
    desk.waits(11, 12, 13);
    await desk.heed();
    expect(desk.tones()).toHaveLength(1);
    desk.pass(3000);
    desk.waits(11, 12, 13, 14);
    await desk.heed();
    expect(desk.tones()).toHaveLength(2);
  });

  it('is heard for words in a conversation of mine that is not before my eyes', async () => {
    const desk = await sit();
    desk.writes(1, 'Hello');
    await desk.heed();
    expect(desk.tones()).toEqual([]);
    desk.writes(2, 'Hello');
    await desk.heed();
    expect(desk.tones()).toEqual(['message']);
    desk.pass(3000);
    desk.look(false);
    desk.writes(1, 'Are you there?');
    await desk.heed();
    expect(desk.tones()).toEqual(['message', 'message']);
  });

  it('is not heard for what another tab has before somebody’s eyes', async () => {
    const desk = await sit();
    desk.writes(2, 'Hello');
    expect(desk.played.told).toContainEqual({ is: 'asks' });
    desk.played.tell({ is: 'looks', open: idOf(2) });
    await desk.heed();
    expect(desk.tones()).toEqual([]);
  });

  it('is heard when an answer is nearly due, and when it is late', async () => {
    const desk = await sit();
    desk.set('message', { sound: 'off' });
    desk.writes(2, 'Hello');
    desk.pass(29_000);
    await desk.heed();
    expect(desk.tones()).toEqual([]);
    desk.pass(2000);
    await desk.heed();
    expect(desk.tones()).toEqual(['due']);
    desk.pass(8000);
    await desk.heed();
    expect(desk.tones()).toEqual(['due']);
    desk.pass(10_000);
    await desk.heed();
    expect(desk.tones()).toEqual(['due', 'due']);
  });

  it('is not heard for an answer that became late before my eyes, once I look away', async () => {
    const desk = await sit();
    desk.writes(1, 'Hello');
    desk.pass(60_000);
    await desk.heed();
    desk.app.intents.open(idOf(2));
    desk.pass(2000);
    await desk.heed();
    expect(desk.tones()).toEqual([]);
    expect(desk.app.state.notices.strip.peek()).toMatchObject([{ is: 'late', conversation: idOf(1) }]);
  });

  it('is an offer’s before a message’s, where both come', async () => {
    const desk = await sit();
    const offers = [{ conversation: idOf(11), group: 'a', until: desk.now() + 20_000 }];
    desk.agent.set({ offers, waiting: [rowOf(11)] });
    desk.writes(2, 'Hello');
    await desk.heed();
    expect(desk.tones()).toEqual(['offer']);
  });

  it('[CN4] is off with one press, in every tab, and each kind can be off or loud', async () => {
    const desk = await sit();
    desk.app.intents.notices.mute();
    desk.waits(11);
    await desk.heed();
    expect(desk.tones()).toEqual([]);
    const { settings } = desk.app.state.notices;
    const text = writeNotices(settings.peek());
    expect(desk.played.told).toContainEqual({ is: 'kept', agent: SELF.id, text });
    desk.app.intents.notices.mute();
    desk.played.tell({ is: 'kept', agent: SELF.id, text });
    expect(settings.peek().muted).toBe(true);
    desk.played.tell({ is: 'kept', agent: 'another', text: '{}' });
    expect(settings.peek().muted).toBe(true);
    desk.app.intents.notices.mute();
    desk.set('waiting', { sound: 'loud' });
    desk.pass(5000);
    desk.waits(11, 12);
    await desk.heed();
    expect(desk.played.heard.map(({ loud }) => loud)).toEqual([true]);
    expect(noticesKey(SELF.id)).toContain(SELF.id);
  });

  it('is not heard for the queue by who is away', async () => {
    const desk = await sit();
    desk.agent.set({ duty: { status: 'away', limit: 5, groups: [] } });
    desk.waits(11);
    await desk.heed();
    desk.agent.set({ duty: { status: 'online', limit: 5, groups: [] } });
    await desk.heed();
    expect(desk.tones()).toEqual([]);
  });

  it('is not heard for what comes anew after a cut line, but for what came meanwhile', async () => {
    const desk = await sit();
    desk.waits(11);
    await desk.heed();
    desk.pass(5000);
    desk.agent.set({ connection: 'waiting' });
    desk.agent.set({ connection: 'online', waiting: [] });
    desk.waits(11);
    await desk.heed();
    expect(desk.tones()).toEqual(['waiting']);
    desk.waits(11, 12);
    await desk.heed();
    expect(desk.tones()).toEqual(['waiting', 'waiting']);
  });

  it('is not heard for words in what the agent takes', async () => {
    const desk = await sit();
    const last = { by: 'shopper', at: desk.now(), text: 'Hi' } as const;
    desk.agent.set({ mine: [...desk.agent.view.mine, rowOf(20, { state: 'active', agent: ME, last })] });
    await desk.heed();
    expect(desk.tones()).toEqual([]);
  });
});

describe('the desktop', () => {
  it('[CN1] shows who it is and no words, unless this agent wants them', async () => {
    const desk = await sit();
    desk.look(false);
    desk.writes(2, 'My secret');
    await desk.heed();
    expect(desk.played.cards()).toEqual([{ tag: idOf(2), title: 'Mei', body: 'has written' }]);
    desk.app.intents.notices.words(true);
    desk.pass(1);
    desk.writes(2, 'Hello <b>\u202Ethere');
    await desk.heed();
    expect(desk.played.cards().map(({ body }) => body)).toEqual(['Hello <b> there']);
  });

  it('shows nothing while a tab of the console is before somebody’s eyes', async () => {
    const desk = await sit();
    desk.writes(2, 'Hello');
    await desk.heed();
    expect(desk.played.cards()).toEqual([]);
    desk.look(false);
    desk.writes(3, 'Hello');
    desk.played.tell({ is: 'looks' });
    await desk.heed();
    expect(desk.played.cards()).toEqual([]);
  });

  it('[CN5] takes it back once the conversation is open in any tab, is no more, or the session ends', async () => {
    const desk = await sit();
    desk.look(false);
    desk.set('waiting', { desktop: true });
    desk.writes(2, 'Hello');
    desk.writes(3, 'Hello', 'Bo');
    desk.waits(11);
    await desk.heed();
    const titles = () =>
      desk.played
        .cards()
        .map(({ title }) => title)
        .sort();
    expect(titles()).toEqual(['Bo', 'Mei', 'W11']);
    desk.played.tell({ is: 'looks', open: idOf(2) });
    expect(titles()).toEqual(['Bo', 'W11']);
    desk.waits();
    expect(titles()).toEqual(['Bo']);
    desk.app.intents.open(idOf(3));
    expect(titles()).toEqual(['Bo']);
    desk.look(true);
    expect(titles()).toEqual([]);
    desk.look(false);
    desk.pass(1000);
    desk.waits(12);
    await desk.heed();
    expect(titles()).toEqual(['W12']);
    desk.agent.emit('signedOut', undefined);
    expect(titles()).toEqual([]);
  });

  it('opens the conversation by a click', async () => {
    const desk = await sit();
    desk.look(false);
    desk.writes(3, 'Hello', 'Bo');
    await desk.heed();
    desk.played.press('Bo');
    expect(desk.app.state.open.peek()).toBe(idOf(3));
  });

  it('tells other tabs where one rests, and not what one goes by', async () => {
    const desk = await sit();
    desk.played.told.length = 0;
    desk.app.intents.open(idOf(2));
    desk.pass(REST_MS - 1);
    desk.app.intents.open(idOf(3));
    desk.pass(REST_MS - 1);
    expect(desk.played.told).toEqual([]);
    desk.pass(1);
    expect(desk.played.told).toEqual([{ is: 'looks', open: idOf(3) }]);
  });

  it('answers other tabs only while it is before somebody’s eyes', async () => {
    const desk = await sit();
    desk.played.told.length = 0;
    desk.played.tell({ is: 'asks' });
    expect(desk.played.told).toEqual([{ is: 'looks', open: idOf(1) }]);
    desk.look(false);
    desk.played.told.length = 0;
    desk.played.tell({ is: 'asks' });
    expect(desk.played.told).toEqual([]);
  });
});
