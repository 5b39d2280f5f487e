import type { ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { COLLEAGUE, idOf, ME, member, message, SYSTEM, shopperOf } from '../src/testing/fixtures.ts';
import { ago, MINE, mine, page, WAITING, waiter } from './scene-rows.ts';
import { talk, threads } from './scene-talks.ts';
import { scene } from './scenes.ts';

const HOUR = 3600;

/** A left message of so many seconds ago, due within so many. */
const left = (n: number, secs: number, dueIn: number, text: string, name?: string): ConversationRow => ({
  ...waiter(n, { secs, text, on: page('/p/tin', 'Tea tin, 250 g'), left: true }),
  group: n % 2 ? 'pre-sales' : 'after-sales',
  left: { at: ago(secs), dueAt: ago(-dueIn) },
  ...(name ? { shopper: { id: idOf(n), member: member(`${n}`, name) } } : {}),
});

const grouped = (rows: readonly ConversationRow[]) =>
  rows.map((row, n) => ({ ...row, group: n % 2 ? 'after-sales' : 'pre-sales' }));

const FLOOR: Partial<AgentView> = {
  waiting: grouped(WAITING.slice(0, 3)),
  mine: grouped(MINE),
  left: [
    left(41, 26 * HOUR, -2 * HOUR, 'Can I exchange the green tin for the white one?', '陈晓'),
    left(42, 2 * HOUR, 3 * HOUR, '请问发票可以补开吗？'),
    left(43, 600, 20 * HOUR, 'Do you ship to Iceland?'),
  ],
  duty: { status: 'online', limit: 5, groups: ['pre-sales', 'after-sales'] },
  groups: [
    { id: 'pre-sales', name: 'Pre-sales', open: true },
    { id: 'after-sales', name: 'After-sales', open: false },
  ],
  colleagues: [
    { id: ME.id, name: ME.name, status: 'online', load: 3, limit: 5, groups: ['pre-sales'] },
    { id: COLLEAGUE.id, name: COLLEAGUE.name, status: 'online', load: 2, limit: 5, groups: ['pre-sales'] },
    { id: idOf(902), name: 'Jonas Maier', status: 'busy', load: 5, limit: 5, groups: ['after-sales'] },
    { id: idOf(903), name: '王芳', status: 'away', load: 1, limit: 8, groups: ['after-sales'] },
  ],
};

const floor = (patch: Partial<AgentView> = {}) =>
  scene({ ...FLOOR, threads: threads({ ...talk(), typing: [] }), ...patch });

/** What was given back and left again, as the desk sees it. */
const requeued = () => {
  const s = shopperOf(11);
  return {
    ...talk(),
    typing: [],
    state: 'active' as const,
    events: [
      { kind: 'requested' as const, seq: 1, at: ago(900), by: s },
      message(2, s, ago(898), 'My kettle leaks.'),
      { kind: 'assigned' as const, seq: 3, at: ago(890), by: COLLEAGUE, agent: COLLEAGUE },
      { kind: 'requested' as const, seq: 4, at: ago(700), by: SYSTEM },
      { kind: 'left' as const, seq: 5, at: ago(640), by: SYSTEM, dueAt: ago(-3000) },
      { kind: 'assigned' as const, seq: 6, at: ago(600), by: SYSTEM, agent: ME },
      message(7, s, ago(48), 'Anybody there?'),
    ],
    desk: [
      {
        kind: 'requeued' as const,
        deskSeq: 1,
        afterSeq: 4,
        at: ago(700),
        by: SYSTEM,
        from: COLLEAGUE,
        why: 'line_lost' as const,
      },
      {
        kind: 'left_because' as const,
        deskSeq: 2,
        afterSeq: 5,
        at: ago(640),
        by: SYSTEM,
        why: 'waited_too_long' as const,
      },
    ],
  };
};

/** What a colleague handed over, with the note to be read before the first answer. */
const handed = () => ({
  ...talk(),
  typing: [],
  events: [
    ...talk().events.slice(0, 5),
    message(6, shopperOf(11), ago(300), 'The parcel came today, but the green tin has a dent.'),
    { kind: 'assigned' as const, seq: 7, at: ago(60), by: COLLEAGUE, agent: ME },
  ],
  desk: [
    ...talk().desk,
    {
      kind: 'transferred' as const,
      deskSeq: 5,
      afterSeq: 7,
      at: ago(60),
      by: COLLEAGUE,
      to: { id: ME.id, name: ME.name },
      reason: 'expertise' as const,
      text: 'She wants the dented tin exchanged, not refunded. Photo is on the order KL-20931.\nI promised an answer today. 请先查库存，白罐也可以。',
    },
  ],
});

/** What the shop says by itself while the agent is away. */
const spoken = () => ({
  ...talk(),
  typing: [],
  events: [
    ...talk().events,
    {
      kind: 'message' as const,
      seq: 14,
      at: ago(46),
      by: SYSTEM,
      text: 'I am in the store room, back in ten minutes.',
    },
  ],
});

/** A case of one's own that a colleague has now. */
const THEIRS = mine(44, {
  agent: COLLEAGUE,
  owner: ME,
  waitingSince: ago(40),
  last: { by: 'shopper', at: ago(40), text: 'Any news on the tin?' },
  page: page('/p/tin', 'Tea tin, 250 g'),
});

/** What the floor tells: statuses, offers, left messages, limits. */
export const FLOOR_SCENES: Readonly<Record<string, () => AgentView>> = {
  floor: () => floor(),
  offer: () =>
    floor({
      offers: [{ conversation: idOf(1), group: 'pre-sales', until: ago(-22) }],
    }),
  offers: () =>
    floor({
      offers: [
        { conversation: idOf(1), group: 'pre-sales', until: ago(-12) },
        { conversation: idOf(2), group: 'after-sales', until: ago(-25) },
      ],
    }),
  limit: () => floor({ duty: { status: 'busy', limit: 3, groups: ['pre-sales'] } }),
  signedOff: () => floor({ mine: [], waiting: [], duty: { status: 'off', limit: 5, groups: ['pre-sales'] } }),
  floorEmpty: () => floor({ waiting: [], mine: [], left: [], threads: threads() }),
  away: () => floor({ duty: { status: 'away', limit: 5, groups: ['pre-sales'] }, threads: threads(spoken()) }),
  owned: () => floor({ owned: [THEIRS, { ...THEIRS, conversation: idOf(45), waitingSince: ago(8) }] }),
  handed: () => floor({ threads: threads(handed()) }),
  requeued: () => floor({ threads: threads(requeued()) }),
};
