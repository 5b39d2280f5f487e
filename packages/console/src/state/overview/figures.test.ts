import type { ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { describe, expect, it } from 'vitest';
import { idOf, rowOf } from '../../testing/fixtures.ts';
import { levelOf } from '../../time/due.ts';
import { replyClocks } from '../clock.ts';
import { figuresOf } from './figures.ts';

const NOW = 10_000_000;
const ago = (seconds: number): number => NOW - seconds * 1000;
const [LI, BO, EVA] = [
  { id: idOf(901), name: 'Li' },
  { id: idOf(902), name: 'Bo' },
  { id: idOf(903), name: 'Eva' },
];
const FLOOR: Pick<AgentView, 'colleagues' | 'groups' | 'promises'> = {
  colleagues: [
    { ...EVA, status: 'away', groups: ['after'], limit: 5, load: 9 },
    { ...LI, status: 'online', groups: ['pre'], limit: 3, load: 9 },
    { ...BO, status: 'busy', groups: ['pre', 'vip'], limit: 5, load: 9 },
  ],
  groups: [
    { id: 'pre', name: 'Pre', open: true },
    { id: 'after', name: 'After', open: true },
    { id: 'vip', name: 'Vip', open: true },
  ],
  promises: [],
};
const ROWS: readonly ConversationRow[] = [
  rowOf(1, { group: 'pre', openedAt: ago(50), waitingSince: ago(50) }),
  rowOf(2, { group: 'after', openedAt: ago(35), waitingSince: ago(35) }),
  rowOf(3, { group: 'pre', state: 'active', agent: LI, waitingSince: ago(200) }),
  rowOf(4, { group: 'pre', state: 'active', agent: LI }),
  rowOf(5, { group: 'vip', state: 'active', agent: BO, waitingSince: ago(5) }),
  rowOf(6, { group: 'pre', state: 'left', left: { at: ago(99), dueAt: ago(9) } }),
];

const figures = (rows = ROWS, floor = FLOOR, isWhole = true) => {
  const clocks = replyClocks(rows, new Map(), undefined);
  const level = (row: ConversationRow) => {
    const clock = clocks.get(row.conversation);
    return clock && levelOf(clock, NOW);
  };
  return figuresOf(rows, level, clocks, floor, NOW, isWhole, 'en');
};

describe('the figures of the floor', () => {
  it('[CF3] count what waits and since when, what is overdue and nearly so, what agents have, what was left', () => {
    expect(figures()).toMatchObject({
      ...{ waiting: 2, longestMs: 50_000, over: 2, pressing: 1, active: 3 },
      ...{ left: 1, leftOver: 1, promisesOver: 0, on: 2, room: 1 },
    });
    expect(figures([])).toMatchObject({ waiting: 0, longestMs: undefined, over: 0, room: 3 });
  });

  it('say of each group what it has and who answers it; of one without anybody, that', () => {
    expect(figures().groups).toMatchObject([
      { id: 'pre', waiting: 1, active: 2, over: 2, on: 2, online: 1 },
      { id: 'after', waiting: 1, active: 0, pressing: 1, on: 0, online: 0 },
      { id: 'vip', waiting: 0, active: 1, on: 1, online: 0 },
    ]);
  });

  it('say of each colleague what they have and what of it is late, who gets requests first; by what was told where not all is known', () => {
    expect(figures().people).toMatchObject([
      { ...LI, has: 2, over: 1 },
      { ...BO, has: 1, over: 0 },
      { ...EVA, has: 0 },
    ]);
    expect(figures(ROWS, FLOOR, false).people[0]).toMatchObject({ has: 9 });
  });

  it('count the promises that are overdue, whoever owes them', () => {
    const owed = (id: string, dueAt: number) => ({ id, what: 'gift' as const, owner: LI, at: 0, dueAt, text: '' });
    const promises = [
      rowOf(7, { promises: [owed('a', ago(1)), owed('b', NOW + 1)] }),
      rowOf(8, { promises: [owed('c', 0)] }),
    ];
    expect(figures(ROWS, { ...FLOOR, promises }).promisesOver).toBe(2);
  });
});
