import type { AgentStatus } from '@shopbell/domain';
import type { ConversationRow, DownFrame, State } from '@shopbell/protocol';
import type { Dice } from '../world/dice.ts';
import type { FloorLine } from './line.ts';

/** Somebody scripted, who comes back when their line is cut. */
export interface Person {
  readonly name: string;
  line: FloorLine | undefined;
  hear(frame: DownFrame): void;
  hello(): object;
  /** Does what they like. */
  act(): void;
}

export interface Agent extends Person {
  readonly id: string;
  /** As they were last told. */
  status(): AgentStatus | undefined;
  /** Statuses they came back to that were not their own. */
  readonly broken: readonly string[];
  /** What they declined: whether it came, and was remembered, is not known. */
  readonly declined: ReadonlySet<string>;
  /** From here on they take what is offered, if they ever look, and do nothing else. */
  calm(): void;
}

export interface Shopper extends Person {
  readonly conversation: string | undefined;
  /** Their place as they were last told. */
  place(conversation: string): number;
}

type Cid = () => string;
const STATUSES: readonly AgentStatus[] = ['online', 'online', 'online', 'busy', 'away', 'off'];
const REASON = { reason: 'other', text: 'Look at it' } as const;

/** Every state of a frame. */
const statesOf = (frame: DownFrame): State[] =>
  frame.type === 'welcome' ? frame.state : frame.type === 'state' ? [frame.state] : [];

export function createAgent(dice: Dice, id: string, others: readonly string[], cid: Cid, isBoss: boolean): Agent {
  const lists = new Map<string, Map<string, ConversationRow>>();
  let offers: string[] = [];
  let status: AgentStatus | undefined;
  /** What they said, and on which of their lines: whether it came is not known. */
  const said = new Map<AgentStatus, number>();
  let lines = 0;
  const broken: string[] = [];
  const declined = new Set<string>();
  let isCalm = false;
  /** When it is calm, some never look at what is offered. */
  const looks = dice.hit(0.7);
  const rows = (topic: string): ConversationRow[] => [...(lists.get(topic)?.values() ?? [])];
  const say = (frame: object): void => person.line?.say(frame);
  const take = (conversation: string): void => say({ type: 'take', cid: cid(), conversation });

  function stand(next: AgentStatus, isBack: boolean): void {
    // Who was on duty may have let offers lapse since.
    const isSent = next === 'away' && status !== 'off';
    const isTheirs = status === undefined || next === status || said.has(next) || isSent;
    if (isBack && !isTheirs) broken.push(`${id} was ${status}, and came back ${next}`);
    // What they said on this line before its welcome came is still on its way.
    if (isBack) for (const [each, on] of said) if (on < lines) said.delete(each);
    status = next;
  }

  function heard(state: State, isBack: boolean): void {
    if (state.topic === 'duty') stand(state.status, isBack);
    if (state.topic === 'offers') {
      offers = state.offers.map(({ conversation }) => conversation);
      if (isCalm && looks) for (const conversation of offers) take(conversation);
    }
    if (!('rows' in state || 'put' in state)) return;
    const list = 'rows' in state ? new Map<string, ConversationRow>() : (lists.get(state.topic) ?? new Map());
    if ('put' in state) for (const gone of state.drop) list.delete(gone);
    for (const row of 'rows' in state ? state.rows : state.put) list.set(row.conversation, row);
    lists.set(state.topic, list);
  }

  const person: Agent = {
    name: id,
    id,
    line: undefined,
    hello() {
      lines += 1;
      return { type: 'hello', role: 'agent', protocol: 1, token: id };
    },
    hear(frame) {
      if (frame.type === 'welcome') lists.clear();
      for (const state of statesOf(frame)) heard(state, frame.type === 'welcome');
    },
    status: () => status,
    broken,
    declined,
    calm() {
      isCalm = true;
      if (looks) for (const conversation of offers) take(conversation);
    },
    act() {
      if (isCalm) return;
      const roll = dice.number();
      if (status === 'away' && roll < 0.2) {
        said.set('online', lines);
        return say({ type: 'status', status: 'online' });
      }
      const offered = dice.pick(offers);
      if (offered && roll < 0.45) return take(offered);
      if (offered && roll < 0.6) {
        declined.add(offered);
        return say({ type: 'pass', conversation: offered });
      }
      const mine = dice.pick(rows('mine'));
      if (roll < 0.04) {
        const next = dice.pick(STATUSES) ?? 'online';
        said.set(next, lines);
        return say({ type: 'status', status: next });
      }
      const free = dice.pick([...rows('waiting'), ...rows('left')]);
      if (free && roll < 0.5) return take(free.conversation);
      if (!mine) return;
      const { conversation } = mine;
      if (roll < 0.6) return say({ type: 'say', cid: cid(), conversation, text: 'Yes' });
      if (roll < 0.85) return say({ type: 'close', cid: cid(), conversation });
      const to = dice.hit(0.5) ? { group: dice.pick(['pre-sales', 'after-sales']) } : { to: dice.pick(others) ?? id };
      if (roll < 0.95) return say({ type: 'transfer', cid: cid(), conversation, ...to, ...REASON });
      if (isBoss) {
        const [theirs] = rows('owned').filter(({ agent }) => agent && agent.id !== id);
        const from = theirs?.agent?.id;
        if (theirs && from)
          return say({ type: 'take_over', cid: cid(), conversation: theirs.conversation, from, text: 'Mine' });
      }
      say({ type: 'give_back', cid: cid(), conversation, ...REASON });
    },
  };
  return person;
}

export function createShopper(dice: Dice, name: string, token: string, cid: Cid): Shopper {
  let conversation: string | undefined;
  let places = new Map<string, number>();
  const person: Shopper = {
    name,
    line: undefined,
    get conversation() {
      return conversation;
    },
    place: (id) => places.get(id) ?? 0,
    hello: () => ({ type: 'hello', role: 'shopper', protocol: 1, site: 'demo', token }),
    hear(frame) {
      if (frame.type === 'welcome') places = new Map();
      if (frame.type === 'ack') conversation = frame.conversation;
      for (const state of statesOf(frame)) if (state.topic === 'queue') places.set(state.conversation, state.place);
    },
    act() {
      if (conversation !== undefined && dice.hit(0.06)) {
        person.line?.say({ type: 'close', cid: cid(), conversation });
        return;
      }
      const group = dice.hit(0.4) ? { group: dice.pick(['after-sales', 'no-such']) } : {};
      const where = conversation !== undefined && dice.hit(0.8) ? { conversation } : {};
      person.line?.say({ type: 'say', cid: cid(), text: 'Hello', ...group, ...where });
    },
  };
  return person;
}
