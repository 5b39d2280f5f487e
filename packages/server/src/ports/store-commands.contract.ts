import { type AskTerms, type Command, personOf } from '@shopbell/domain';
import { HANDOVER_REASONS, LEFT_REASONS, PROMISE_KINDS, REQUEUE_REASONS } from '@shopbell/protocol';
import { agent, cid, id, NOON, shopper } from './store-world.contract.ts';

/** A seeded source of chance: the same seed, the same talk. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return {
    below,
    pick: <T>(from: readonly T[]): T => {
      const [one] = from.slice(below(from.length));
      return one as T;
    },
  };
}
export type Chance = ReturnType<typeof chance>;

const DEEDS: readonly Command['do'][] = [
  'ask',
  'ask',
  'ask',
  'answer',
  'answer',
  'note',
  'edit',
  'edit',
  'recall',
  'take',
  'take',
  'assign',
  'transfer',
  'transfer_to_group',
  'give_back',
  'take_over',
  'whisper',
  'invite',
  'invite',
  'join',
  'join',
  'decline',
  'part',
  'promise',
  'promise',
  'settle',
  'settle',
  'withdraw',
  'requeue',
  'leave',
  'give_up',
  'merge_into',
  'merge_in',
  'close',
  'ask_rating',
  'rate',
  'rate',
  'identify',
  'wipe',
];

/** What a site asks with. */
const TERMS = [
  { until: NOON + 9e8 },
  { until: NOON + 9e8, recommend: true, tags: [['慢'], ['慢'], [], [], ['快']] },
] as const satisfies readonly AskTerms[];
const LEAVE = { leave: { contact: { name: '李雷', email: 'lilei@mail.example' }, order: 'A-1042', dueAt: NOON + 7 } };

/** A command that could be anybody's; an amendment's `target` is looked up when it is carried out. */
export function command({ below, pick }: Chance, c: number): Command {
  const [by, who] = [agent(1 + below(3)), shopper(1 + below(3))];
  const system = { role: 'system' } as const;
  const text = pick(['hi', 'a\n\tb', '😀'.repeat(300), `${'x'.repeat(159)}😀`, '有货吗']);
  const deed = pick(DEEDS);
  switch (deed) {
    case 'ask':
      return { do: deed, by: who, cid: cid(c), text, ...pick([{}, { autoReply: '稍等，马上回来' }, LEAVE]) };
    case 'answer':
    case 'note':
      return { do: deed, by, cid: cid(c), text };
    case 'edit':
    case 'recall': {
      const amendment = { by: who, cid: cid(c), of: 2 + below(6), target: undefined, now: NOON, windowMs: 1e6 };
      return deed === 'edit' ? { do: deed, text, ...amendment } : { do: deed, ...amendment };
    }
    case 'take':
      return { do: deed, by, cid: cid(c), hasRoom: below(4) > 0, mayPick: true };
    case 'assign': {
      const { id: to, name } = agent(1 + below(3));
      return { do: deed, by: system, agent: { id: to, name }, hasRoom: true, isThere: true };
    }
    case 'transfer_to_group': {
      const group = pick([undefined, { id: 'pre-sales', name: 'Pre-sales' }, { id: 'own', name: '自营' }]);
      return { do: deed, by, cid: cid(c), group, reason: pick(HANDOVER_REASONS), text };
    }
    case 'requeue':
      return { do: deed, by: system, from: agent(1 + below(3)).id, why: pick(REQUEUE_REASONS) };
    case 'transfer': {
      const { id: to, name } = agent(1 + below(3));
      return { do: deed, by, cid: cid(c), to: { id: to, name }, hasRoom: true, reason: pick(HANDOVER_REASONS), text };
    }
    case 'give_up':
      return { do: deed, by, cid: cid(c), text };
    case 'merge_into':
      return { do: deed, by, into: { id: '', case: { id: '' } } };
    case 'merge_in': {
      const from = { id: id('c', 1), person: personOf(who.id), left: { at: NOON, dueAt: NOON + below(9) } };
      return { do: deed, by, cid: cid(c), from: { ...from, ...pick([{}, { contact: LEAVE.leave.contact }]) } };
    }
    case 'give_back':
      return { do: deed, by, cid: cid(c), reason: pick(HANDOVER_REASONS), text };
    case 'take_over':
      return { do: deed, by, cid: cid(c), from: agent(1 + below(3)).id, text };
    case 'whisper':
      return { do: deed, by, cid: cid(c), to: agent(1 + below(3)).id, text };
    case 'invite': {
      const { id: to, name } = agent(1 + below(3));
      return { do: deed, by, cid: cid(c), to: { id: to, name }, most: 2, text };
    }
    case 'join':
      return { do: deed, by, cid: cid(c), oversees: below(3) > 0 };
    case 'decline':
    case 'part':
      return { do: deed, by, cid: cid(c) };
    case 'promise': {
      const order = pick([{}, { order: 'A-1042' }, { order: '订单 7' }]);
      return { do: deed, by, cid: cid(c), what: pick(PROMISE_KINDS), ...order, dueAt: NOON + below(9), text, most: 8 };
    }
    case 'settle': {
      const settlement = pick([
        { outcome: 'kept', ...pick([{}, { text }]) } as const,
        { outcome: 'taken' } as const,
        { outcome: 'given_up', text } as const,
        { outcome: 'given', to: pick([1, 2, 3].map((n) => ({ id: agent(n).id, name: agent(n).name }))), text } as const,
        { outcome: 'moved', dueAt: NOON + below(9), text } as const,
      ]);
      return { do: deed, by, cid: cid(c), promise: '', oversees: below(2) > 0, ...settlement };
    }
    case 'withdraw':
      return { do: deed, by: system, agent: agent(1 + below(3)).id };
    case 'leave':
      return {
        ...{ do: deed, by: system, since: 0, why: pick(LEFT_REASONS) },
        ...pick([{}, { dueAt: NOON + c }, { lacking: ['shoes', 'de'] }]),
      };
    case 'close': {
      const rating = { rating: pick(TERMS) };
      return pick([
        { do: deed, by: system, ...rating } as const,
        { do: deed, by: who, cid: cid(c), ...rating } as const,
        { do: deed, by, cid: cid(c) } as const,
      ]);
    }
    case 'ask_rating':
      return { do: deed, by, cid: cid(c), terms: pick(TERMS), oversees: below(2) > 0 };
    case 'rate': {
      const said = {
        stars: 1 + below(5),
        ...pick([{}, { solved: false }, { solved: true, recommend: below(11) }]),
        ...pick([{}, { tags: ['慢', 'slow'] }]),
        ...pick([{}, { text }]),
      };
      return { do: deed, by: who, cid: cid(c), now: NOON, said, low: { upTo: 2, dueAt: NOON + below(9) } };
    }
    case 'identify':
      return { do: deed, by: system, member: pick([{ id: 'M1' }, { id: 'M2', name: 'Mei' }]), priority: below(3) };
    case 'wipe':
      return { do: deed, by: system };
  }
}
