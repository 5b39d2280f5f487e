import { type Bones, boneOf, inOrder, owesIn } from '@shopbell/domain';
import type { AgentId, ConversationId, DeskEvent, PublicEvent } from '@shopbell/protocol';
import { LEDGER_REACH_MS } from '../../ports/ledger.ts';
import type { Tables } from './tables.ts';

/** The log without its words. */
export function bonesOf({ logs }: Tables, conversation: ConversationId): Bones | undefined {
  const log = logs.get(conversation);
  return (
    log && {
      conversation,
      log: inOrder(
        log.public.map((event) => ({ seq: event.seq, bone: boneOf(event) })),
        log.desk.map((event) => ({ afterSeq: event.afterSeq, bone: boneOf(event) })),
      ),
    }
  );
}

/** Is the event about this agent, or a promise of theirs? */
function isAbout(event: PublicEvent | DeskEvent, agent: AgentId): boolean {
  const isTheirs = 'id' in event.by && event.by.id === agent;
  if (event.kind === 'promise_taken' || (event.kind === 'promised' && !event.owner)) return isTheirs;
  return boneOf(event).agent === agent;
}

/** Did they owe something here that was settled since? */
function settledSince(desk: readonly DeskEvent[], agent: AgentId, from: number): boolean {
  const owners = new Map<string, string>();
  return desk.some((event) => {
    if (event.kind === 'promised' && event.owner) owners.set(event.cid, event.owner.id);
    else if (event.kind === 'promised' && 'id' in event.by) owners.set(event.cid, event.by.id);
    if (event.kind === 'promise_taken' && 'id' in event.by) owners.set(event.promise, event.by.id);
    if (event.kind === 'promise_given') owners.set(event.promise, event.to.id);
    const isSettled = event.kind === 'promise_kept' || event.kind === 'promise_given_up';
    return isSettled && event.at >= from && owners.get(event.promise) === agent;
  });
}

/** Conversations that may have something of an agent's. */
export function workedBy(tables: Tables, agent: AgentId, from: number, to: number): ConversationId[] {
  const { conversations, logs } = tables;
  return [...conversations.values()].flatMap((row) => {
    const { public: seen = [], desk = [] } = logs.get(row.id) ?? {};
    const has = (row.state === 'active' && row.agent.id === agent) || owesIn(row, agent);
    const about = [...seen, ...desk].some(
      (event) => event.at >= from - LEDGER_REACH_MS && event.at < to && isAbout(event, agent),
    );
    const isTouched = [seen.at(-1), desk.at(-1)].some((event) => event && event.at >= from);
    return has || (about && isTouched) || settledSince(desk, agent, from) ? [row.id] : [];
  });
}
