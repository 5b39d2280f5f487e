import { describe, expect, it } from 'vitest';
import { createRig, greet } from './testing/rig.ts';
import { ack, C1, C2, facts, greetedShopper, MEI, requested, said, shopperOn } from './testing/shopper.ts';
import { settle } from './testing/virtual-clock.ts';

const list = [{ conversation: C1, state: 'active', seq: 3 }];
const log = facts([requested(), said(2, 'helo'), said(3, 'hi', { by: MEI })]);
const problem = (cid: unknown, code: string) => ({ type: 'problem', code, text: code, retry: 'never', cid });

async function talking() {
  const shopper = await greetedShopper({ conversations: list });
  shopper.tell(log);
  await settle();
  return shopper;
}

describe('second thoughts', () => {
  it('an edit goes through the outbox and shows where the message is, once it is in the log', async () => {
    const { chat, sent, tell } = await talking();
    const edited = chat.edit(2, 'hello');
    await settle();
    const [edit] = sent('edit');
    expect(edit).toMatchObject({ type: 'edit', conversation: C1, of: 2, text: 'hello' });
    expect(chat.view.thread?.pending).toEqual([]);
    tell(ack(edit?.cid, 4));
    await expect(edited).resolves.toMatchObject({ seq: 4, conversation: C1 });
    tell(facts([{ ...said(4, 'hello', { cid: edit?.cid, of: 2 }), kind: 'edited' }]));
    expect(chat.view.thread?.events[1]).toMatchObject({ seq: 2, text: 'hello', editedAt: 4 });
  });

  it('a recall takes the words out of sight, and comes again after a cut', async () => {
    const { rig, chat, sent, tell } = await talking();
    void chat.recall(2);
    await settle();
    const cid = sent('recall')[0]?.cid;
    rig.net.last.end();
    await rig.clock.advance(500);
    await greet(rig, { conversations: list });
    expect(sent('recall')).toMatchObject([{ cid, of: 2 }]);
    tell(facts([{ kind: 'recalled', seq: 4, at: 4, by: { role: 'shopper', id: 'x' }, of: 2, cid }]));
    expect(chat.view.thread?.events.map(({ kind }) => kind)).toEqual(['requested', 'erased', 'message', 'recalled']);
  });

  it('is refused for good without a trace below the thread', async () => {
    const { chat, sent, tell } = await talking();
    const edited = chat.edit(2, 'hello').catch((error) => error.code);
    await settle();
    tell(problem(sent('edit')[0]?.cid, 'too_late'));
    expect([await edited, chat.view.thread?.pending]).toEqual(['too_late', []]);
    await expect(chat.edit(2, ' ')).rejects.toMatchObject({ code: 'text_empty' });
  });

  it('tells for how long, as the relay has it', async () => {
    const limits = { textMaxChars: 4000, ratePerSecond: 10, rateBurst: 20, amendWindowMs: 0 };
    expect((await greetedShopper()).chat.view.amendWindowMs).toBe(120_000);
    expect((await greetedShopper({ limits })).chat.view.amendWindowMs).toBe(0);
  });

  it('is of the message that was on the counter at the press, whatever comes there before the verb is loaded', async () => {
    const rig = createRig();
    let gate: Promise<void> | undefined;
    const later = async () => {
      await gate;
      return rig.ports.later();
    };
    const { chat, sent, tell } = shopperOn({ ...rig, ports: { ...rig.ports, later } });
    void chat.connect();
    await greet(rig, { conversations: list });
    tell(log);
    await settle();
    const { promise, resolve } = Promise.withResolvers<void>();
    gate = promise;
    void chat.recall(2);
    tell(facts([{ ...said(4, ''), kind: 'closed', by: MEI }]));
    tell({ ...facts([requested(), said(2, 'new')]), conversation: C2 });
    await settle();
    expect(chat.view.thread?.conversation).toBe(C2);
    resolve();
    await settle();
    expect(sent('recall')).toMatchObject([{ conversation: C1, of: 2 }]);
  });

  it('needs an open conversation', async () => {
    const { chat } = await greetedShopper();
    await expect(chat.recall(1)).rejects.toMatchObject({ code: 'conversation_closed' });
  });
});

describe('receipts of a shopper', () => {
  const state = (shopper: object, shop: object) => ({
    type: 'state',
    state: { topic: 'receipts', conversation: C1, shopper, shop },
  });

  it('[RC1] shows how far the shop has it, tells what was applied, and what the screen says was seen', async () => {
    const { rig, chat, sent, tell } = await talking();
    tell(state({ delivered: 0, read: 0 }, { delivered: 2, read: 2 }));
    expect(chat.view.thread).toMatchObject({ receipts: { delivered: 2, read: 2 }, seen: 0 });
    await rig.clock.advance(1_000);
    expect(sent('receipt')).toEqual([{ type: 'receipt', conversation: C1, delivered: 3 }]);
    chat.read(3);
    expect(chat.view.thread?.seen).toBe(3);
    await rig.clock.advance(1_000);
    expect(sent('receipt').at(-1)).toEqual({ type: 'receipt', conversation: C1, read: 3 });
  });

  it('[RC3] what another tab or device has seen counts here', async () => {
    const { chat, tell, rig, sent } = await talking();
    tell(state({ delivered: 3, read: 3 }, { delivered: 0, read: 0 }));
    expect(chat.view.thread?.seen).toBe(3);
    chat.read(3);
    await rig.clock.advance(2_000);
    expect(sent('receipt')).toEqual([]);
  });

  it('takes the marks that came with the welcome', async () => {
    const marks = {
      topic: 'receipts',
      conversation: C1,
      shopper: { delivered: 3, read: 1 },
      shop: { delivered: 3, read: 2 },
    };
    const { chat, tell } = await greetedShopper({ conversations: list, state: [marks] });
    tell(log);
    await settle();
    expect(chat.view.thread).toMatchObject({ receipts: { delivered: 3, read: 2 }, seen: 1 });
  });
});
