import { expect, it } from 'vitest';
import { createRig } from './testing/rig.ts';
import { shopperOn } from './testing/shopper.ts';
import { tinyRelay } from './testing/tiny-relay.ts';
import { virtualClock } from './testing/virtual-clock.ts';
import { eachSeed } from './testing/walk.ts';

/** What a person reads of a log: a message has the words of its last edit. */
const folded = (log: readonly { seq: number; kind: string; text?: string; of?: unknown }[]) =>
  log.map(({ seq, kind, text }) => {
    const edit = kind === 'message' && log.findLast((event) => event.kind === 'edited' && event.of === seq);
    return [seq, edit ? edit.text : text];
  });

it('[TL1] [TL5] [TL8] [RC1] [OB1] over a network that delays, cuts and loses, everything said is stored and shown once, in order', () =>
  eachSeed(60, async (chance, seed) => {
    const clock = virtualClock();
    const relay = tinyRelay(clock, chance);
    const rig = createRig(seed, relay.net);
    const { chat, of } = shopperOn({ ...rig, clock, ports: { ...rig.ports, clock } });
    const open = () => relay.net.sockets.filter((socket) => !opened.has(socket));
    const opened = new Set<unknown>();
    const accept = () => {
      for (const socket of open()) {
        opened.add(socket);
        clock.after(chance.number() * 50, () => socket.open());
      }
    };
    const acked: string[] = [];
    const pressed: string[] = [];

    for (let i = 0; i < 120; i++) {
      const dice = chance.number();
      if (dice < 0.25) {
        const text = `m${pressed.length}`;
        pressed.push(text);
        void chat.send(text).then(() => acked.push(text));
      } else if (dice < 0.3) {
        // Second thoughts about some message of one's own.
        const own =
          chat.view.thread?.events.filter(({ kind, by }) => kind === 'message' && by.role === 'shopper') ?? [];
        const seq = own[Math.floor(chance.number() * own.length)]?.seq;
        if (seq) void (chance.number() < 0.5 ? chat.recall(seq) : chat.edit(seq, `e${i}`));
      } else if (dice < 0.4 && relay.log.length) relay.answer(`a${i}`);
      else if (dice < 0.44) relay.cut();
      else if (dice < 0.5) rig.wake();
      accept();
      await clock.advance(chance.number() * 400);
    }
    relay.faulty = false;
    for (let i = 0; i < 400; i++) {
      accept();
      await clock.advance(150);
      if (i % 20 === 0) rig.wake();
    }

    const log = folded(relay.read());
    const shown = (chat.view.thread?.events ?? []).map((event) => [
      event.seq,
      'text' in event ? event.text : undefined,
    ]);
    const said = relay.log.filter(({ kind, cid }) => kind === 'message' && cid);
    expect(said.map(({ text }) => text)).toEqual(pressed);
    expect(acked.toSorted()).toEqual(pressed.toSorted());
    expect(shown).toEqual(log);
    expect([...chat.view.pending, ...(chat.view.thread?.pending ?? [])]).toEqual([]);
    const told = of('message').map((event) => (event as { seq: number }).seq);
    expect(told).toEqual([...new Set(told)].sort((a, b) => a - b));
    expect(of('error')).toEqual([]);
    const theirs = relay.log.findLast(({ kind, by }) => kind === 'message' && 'role' in by && by.role === 'agent');
    expect(relay.marks.delivered).toBe(theirs?.seq ?? 0);
    chat.destroy();
  }));
