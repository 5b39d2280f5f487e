import { type AgentActor, type Command, type Deed, nameOf, type ShopperActor } from './command.ts';
import type { Conversation, State } from './conversation.ts';
import { decide } from './decide.ts';
import { append, type Logged } from './evolve.ts';
import { open } from './open.ts';

/** Sample people and conversations for tests of this package. */
export const shopper: ShopperActor = { role: 'shopper', id: '01kah0t3vqp7p7p7p7p7' };
export const na: AgentActor = { role: 'agent', id: '01kafzagnt00000000a1', name: 'Li Na' };
export const wei: AgentActor = { role: 'agent', id: '01kafzagnt00000000a2', name: 'Wang Wei' };
export const boss: AgentActor = { role: 'agent', id: '01kafzagnt00000000a3', name: 'Zhang Min' };
export const system = { role: 'system' } as const;
export const AFTER_SALES = { id: 'after-sales', name: 'After-sales' } as const;
/** Another left message of the same shopper's. */
export const OTHER = '01kah0t3vq8m2r5x9zbd';
export const START = 1_763_712_000_000;

export const cid = (n: number) => `019aa8d1-7b2c-7a00-8000-${n.toString(16).padStart(12, '0')}`;

/** What a site asks with, three days long. */
export const ASKED = { until: START + 259_200_000 } as const;

export interface Walk {
  blank: Conversation;
  conversation: Conversation;
  log: readonly Logged[];
}

export function begin(member?: { id: string; name?: string }): Walk {
  const { blank, events } = open(
    {
      id: '01kah0t3vq8m2r5x9zbc',
      site: '01kafzs1te0000000001',
      participant: shopper.id,
      ...(member ? { member } : {}),
      case: { opens: '01kah0t3vqcase000001' },
      by: shopper,
      cid: cid(1),
      text: 'Is it in stock?',
    },
    START,
  );
  return { blank, ...append(blank, events, START) };
}

/** The shopper's first message, as `begin` stores it, a moment later. */
const AMENDMENT = {
  by: shopper,
  cid: cid(7),
  of: 2,
  target: { kind: 'message', seq: 2, at: START, by: shopper, cid: cid(1), text: 'Is it in stock?' },
  now: START + 1000,
  windowMs: 120_000,
} as const;

export const COMMANDS: {
  readonly [D in Deed]: (by?: AgentActor, whom?: AgentActor) => Extract<Command, { do: D }>;
} = {
  ask: () => ({ do: 'ask', by: shopper, cid: cid(2), text: 'And in blue?' }),
  answer: (by = na) => ({ do: 'answer', by, cid: cid(3), text: 'Yes.' }),
  note: (by = na) => ({ do: 'note', by, cid: cid(4), text: 'Regular customer' }),
  edit: () => ({ do: 'edit', ...AMENDMENT, text: 'Is it in stock, in blue?' }),
  recall: () => ({ do: 'recall', ...AMENDMENT }),
  take: (by = na) => ({ do: 'take', by, cid: cid(5), hasRoom: true, mayPick: true }),
  assign: (_, to = na) => ({ do: 'assign', by: system, agent: nameOf(to), hasRoom: true, isThere: true }),
  transfer: (by = na, to = wei) => ({
    do: 'transfer',
    by,
    cid: cid(10),
    to: nameOf(to),
    hasRoom: true,
    reason: 'expertise',
    text: 'Wants the blue one',
  }),
  transfer_to_group: (by = na) => ({
    do: 'transfer_to_group',
    by,
    cid: cid(13),
    group: AFTER_SALES,
    reason: 'expertise',
    text: 'The parcel is late',
  }),
  give_back: (by = na) => ({ do: 'give_back', by, cid: cid(11), reason: 'off_duty', text: 'Asks for the manager' }),
  take_over: (by = boss, from = na) => ({
    do: 'take_over',
    by,
    cid: cid(12),
    from: from.id,
    text: 'A regular of mine',
  }),
  whisper: (by = boss, to = na) => ({ do: 'whisper', by, cid: cid(14), to: to.id, text: 'Offer free shipping' }),
  invite: (by = na, to = wei) => ({ do: 'invite', by, cid: cid(15), to: nameOf(to), most: 8, text: 'Does it fit?' }),
  join: (by = boss) => ({ do: 'join', by, cid: cid(16), oversees: by.id === boss.id }),
  decline: (by = wei) => ({ do: 'decline', by, cid: cid(17) }),
  part: (by = wei) => ({ do: 'part', by, cid: cid(18) }),
  withdraw: (_, agent = wei) => ({ do: 'withdraw', by: system, agent: agent.id }),
  requeue: (_, from = na) => ({ do: 'requeue', by: system, from: from.id, why: 'line_lost' }),
  promise: (by = na) => ({
    do: 'promise',
    by,
    cid: cid(20),
    what: 'gift',
    order: 'A-1042',
    dueAt: START + 7_200_000,
    text: 'A descaler goes with it',
    most: 8,
  }),
  settle: (by = na) => ({ do: 'settle', by, cid: cid(21), promise: cid(20), oversees: false, outcome: 'kept' }),
  leave: () => ({ do: 'leave', by: system, since: START, why: 'nobody_on_duty' }),
  close: (by = na) => ({ do: 'close', by, cid: cid(6), rating: ASKED }),
  ask_rating: (by = na) => ({ do: 'ask_rating', by, cid: cid(25), terms: ASKED, oversees: by.id === boss.id }),
  rate: () => ({
    do: 'rate',
    by: shopper,
    cid: cid(26),
    now: START,
    said: { stars: 2, solved: false, tags: ['slow'], text: 'An hour' },
    low: { upTo: 2, dueAt: START + 28_800_000 },
  }),
  give_up: (by = na) => ({ do: 'give_up', by, cid: cid(22), text: 'An advertisement' }),
  merge_into: (by = na) => ({ do: 'merge_into', by, into: { id: OTHER, case: { id: '01kah0t3vqcase000002' } } }),
  merge_in: (by = na) => ({
    do: 'merge_in',
    by,
    cid: cid(23),
    from: { id: OTHER, person: `p:${shopper.id}`, left: { at: START, dueAt: START + 3_600_000 } },
  }),
  identify: () => ({ do: 'identify', by: system, member: { id: 'member-7', name: 'Chen' } }),
  wipe: () => ({ do: 'wipe', by: system }),
};

/** Decides and appends; throws when the command is refused, so that a path to a state is never silently wrong. */
export function step(walk: Walk, command: Command, now = START): Walk {
  const verdict = decide(walk.conversation, command);
  if (!('events' in verdict))
    throw new Error(`${command.do} in ${walk.conversation.state}: ${JSON.stringify(verdict)}`);
  const { conversation, log } = append(walk.conversation, verdict.events, now);
  return { blank: walk.blank, conversation, log: [...walk.log, ...log] };
}

/** A conversation in each state, `active` and `closed` by Li Na. */
export function inState(state: State): Walk {
  const requested = begin();
  if (state === 'requested') return requested;
  if (state === 'left') return step(requested, COMMANDS.leave());
  const active = step(requested, COMMANDS.take());
  return state === 'active' ? active : step(active, COMMANDS.close());
}
