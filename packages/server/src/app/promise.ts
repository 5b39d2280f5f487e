import type { Settlement } from '@shopbell/domain';
import { LIMITS, type MakePromise, type SettlePromise } from '@shopbell/protocol';
import { act } from './act.ts';
import type { AppDeps } from './deps.ts';
import type { Receipt, Refusal } from './outcome.ts';
import { type AgentWho, agentActor } from './who.ts';

/** A due time is no further away than may be; one that is past came late, and is a debt all the same. */
const isFar = ({ clock }: AppDeps, dueAt: number): boolean => dueAt > clock.now() + LIMITS.promiseDueMaxMs;

const wrong = (path: string): Promise<Refusal> => Promise.resolve({ refused: 'bad_frame', path });

/** An agent notes what they have promised the shopper. */
export function promise(deps: AppDeps, who: AgentWho, frame: MakePromise): Promise<Receipt | Refusal> {
  const { conversation, cid, what, order, dueAt, text } = frame;
  if (isFar(deps, dueAt)) return wrong('dueAt');
  const said = { what, dueAt, text, ...(order === undefined ? {} : { order }) };
  return act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'promise', by: agentActor(who.agent), cid, ...said, most: LIMITS.promisesMax }),
    same: ({ event }) =>
      event.kind === 'promised' &&
      event.what === what &&
      event.order === order &&
      event.dueAt === dueAt &&
      event.text === text,
  });
}

/** What is told with each outcome, and with no other. */
function settlementOf({ outcome, dueAt, text }: SettlePromise): Settlement | { missing: string } {
  if (outcome === 'kept' || outcome === 'taken') {
    if (dueAt !== undefined || text !== undefined) return { missing: dueAt === undefined ? 'text' : 'dueAt' };
    return { outcome };
  }
  if (text === undefined) return { missing: 'text' };
  if (outcome === 'given_up') return dueAt === undefined ? { outcome, text } : { missing: 'dueAt' };
  return dueAt === undefined ? { missing: 'dueAt' } : { outcome, dueAt, text };
}

const KINDS = {
  kept: 'promise_kept',
  given_up: 'promise_given_up',
  moved: 'promise_moved',
  taken: 'promise_taken',
} as const;

/** An agent says what became of a promise; of two at once, the second is told that it is settled. */
export function settlePromise(deps: AppDeps, who: AgentWho, frame: SettlePromise): Promise<Receipt | Refusal> {
  const { conversation, cid, promise, outcome, dueAt, text } = frame;
  const settlement = settlementOf(frame);
  if ('missing' in settlement) return wrong(settlement.missing);
  if (dueAt !== undefined && isFar(deps, dueAt)) return wrong('dueAt');
  const oversees = who.duty !== 'agent';
  return act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'settle', by: agentActor(who.agent), cid, promise, oversees, ...settlement }),
    same: ({ event }) =>
      'promise' in event &&
      event.kind === KINDS[outcome] &&
      event.promise === promise &&
      (event.kind !== 'promise_moved' || event.dueAt === dueAt) &&
      (!('text' in event) || event.text === text),
  });
}
