import { append, type Conversation, decide, open } from '@shopbell/domain';
import { describe, expect, test } from 'vitest';
import type { Appended } from '../ports/store.ts';
import { gathered } from './gather.ts';

const id = (n: number) => `01k9zc3m8t${String(n).padStart(10, '0')}`;
const shopper = { role: 'shopper', id: id(1) } as const;
const agent = { role: 'agent', id: id(2), name: 'Ann' } as const;

/** A conversation whose commands are told one by one, as a store tells them. */
function talk(n: number, site = id(9)) {
  const { blank, events } = open(
    { id: id(n), site, participant: id(1), case: { opens: id(n + 1000) }, by: shopper, cid: 'first', text: 'hello' },
    1,
  );
  let current: Conversation = blank;
  const step = ({ conversation, log }: ReturnType<typeof append>): Appended => {
    current = conversation;
    return {
      site,
      conversation,
      public: log.flatMap((each) => (each.lane === 'public' ? [each.event] : [])),
      desk: log.flatMap((each) => (each.lane === 'desk' ? [each.event] : [])),
    };
  };
  const command = (asked: Parameters<typeof decide>[1]): Appended => {
    const verdict = decide(current, asked);
    if (!('events' in verdict)) throw new Error('refused');
    return step(append(current, verdict.events, 2));
  };
  return {
    opened: step(append(blank, events, 1)),
    ask: (text: string) => command({ do: 'ask', by: shopper, cid: text, text }),
    answer: (text: string) => command({ do: 'answer', by: agent, cid: text, text }),
    take: () => command({ do: 'take', by: agent, cid: 'take', hasRoom: true, mayPick: true }),
    close: () => command({ do: 'close', by: agent, cid: 'close' }),
  };
}

const seqs = (all: readonly Appended[]) =>
  all.map(({ conversation, public: events }) => [conversation.id, conversation.seq, events.map(({ seq }) => seq)]);

describe('what a group appended', () => {
  test('to one conversation by messages becomes one entry, in order, with the newest row', () => {
    const [a, b] = [talk(10), talk(20)];
    const [a3, b3, a4, a5] = [a.ask('1'), b.ask('2'), a.ask('3'), a.ask('4')];
    expect(seqs(gathered([a3, b3, a4, a5]))).toEqual([
      [id(10), 5, [3, 4, 5]],
      [id(20), 3, [3]],
    ]);
  });

  test('stays apart where it changes who may read on, before and after', () => {
    const a = talk(10);
    const all = [a.opened, a.ask('1'), a.take(), a.ask('2'), a.answer('3'), a.close()];
    expect(seqs(gathered(all))).toEqual([
      [id(10), 2, [1, 2]],
      [id(10), 3, [3]],
      [id(10), 4, [4]],
      [id(10), 6, [5, 6]],
      [id(10), 7, [7]],
    ]);
  });

  test('leaves what the store told as it was', () => {
    const a = talk(10);
    const all = [a.ask('1'), a.ask('2'), a.ask('3')];
    const before = structuredClone(all);
    gathered(all);
    expect(all).toEqual(before);
  });

  test('of two sites is never joined, not even under the same id', () => {
    const [here, there] = [talk(10), talk(10, id(8))];
    expect(gathered([here.ask('1'), there.ask('2'), here.ask('3')]).map(({ site }) => site)).toEqual([
      id(9),
      id(8),
      id(9),
    ]);
  });
});
