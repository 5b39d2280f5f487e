import type { AgentId, Cid, DeskEvent } from '@shopbell/protocol';
import type { Conversation, OpenPromise } from './conversation.ts';

type PromiseEvent = Extract<DeskEvent, { kind: `promise${string}` }>;

/** The open promise of that name, if it is one of this conversation. */
export const promiseOf = ({ promises = [] }: Conversation, id: Cid): OpenPromise | undefined =>
  promises.find((promise) => promise.id === id);

/** Does this agent owe something here? */
export const owesIn = ({ promises = [] }: Conversation, agent: AgentId): boolean =>
  promises.some(({ owner }) => owner.id === agent);

/** When the first of the promises is due, those of `agent` where one is named; Infinity where there is none. Epoch ms. */
export const firstDue = ({ promises = [] }: Conversation, agent?: AgentId): number =>
  Math.min(...promises.filter(({ owner }) => agent === undefined || owner.id === agent).map(({ dueAt }) => dueAt));

/** The open promises after an event of the desk; undefined for none. */
export function promisesAfter(
  before: readonly OpenPromise[] | undefined,
  event: PromiseEvent,
): readonly OpenPromise[] | undefined {
  const { by } = event;
  if (event.kind === 'promised') {
    const owner = event.owner ?? (by.role === 'agent' ? { id: by.id, name: by.name } : undefined);
    if (!owner) return before;
    const { cid: id, what, at, dueAt, deskSeq, order, text } = event;
    const made = { id, what, owner, at, dueAt, deskSeq, text };
    return [...(before ?? []), order === undefined ? made : { ...made, order }];
  }
  const { promise: id } = event;
  const change = (promise: OpenPromise): OpenPromise[] => {
    if (promise.id !== id) return [promise];
    if (event.kind === 'promise_moved') return [{ ...promise, dueAt: event.dueAt }];
    const { givenBy: _, ...owed } = promise;
    if (by.role !== 'agent') return event.kind === 'promise_taken' || event.kind === 'promise_given' ? [promise] : [];
    const self = { id: by.id, name: by.name };
    if (event.kind === 'promise_taken') return [{ ...owed, owner: self }];
    if (event.kind === 'promise_given') return [{ ...owed, owner: event.to, givenBy: self }];
    return [];
  };
  const after = before?.flatMap(change);
  return after?.length ? after : undefined;
}
