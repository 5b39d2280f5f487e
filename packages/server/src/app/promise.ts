import type { AgentName, Settlement } from '@shopbell/domain';
import { type AgentId, LIMITS, type MakePromise, type PromiseOutcome, type SettlePromise } from '@shopbell/protocol';
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

type Told = 'to' | 'dueAt' | 'text';
/** What may be told with an outcome, and need not be. */
const MAY_TELL: { readonly [O in PromiseOutcome]?: Told } = { kept: 'text' };
/** What is told with each outcome, and nothing else with it. */
const TOLD: { readonly [O in PromiseOutcome]: readonly Told[] } = {
  kept: [],
  taken: [],
  given_up: ['text'],
  moved: ['dueAt', 'text'],
  given: ['to', 'text'],
};

/** The first field that is missing, or too much. */
function wrongWith(frame: SettlePromise): Told | undefined {
  const told = TOLD[frame.outcome];
  const free = MAY_TELL[frame.outcome];
  return (['dueAt', 'to', 'text'] as const).find(
    (name) => name !== free && (frame[name] === undefined) === told.includes(name),
  );
}

function settlementOf(frame: SettlePromise, to: AgentName | undefined): Settlement {
  const { outcome, dueAt = 0, text = '' } = frame;
  if (outcome === 'kept') return { outcome, ...(frame.text === undefined ? {} : { text }) };
  if (outcome === 'taken') return { outcome };
  if (outcome === 'given_up') return { outcome, text };
  return outcome === 'moved' ? { outcome, dueAt, text } : { outcome, to, text };
}

const KINDS = {
  kept: 'promise_kept',
  given_up: 'promise_given_up',
  moved: 'promise_moved',
  given: 'promise_given',
  taken: 'promise_taken',
} as const;

/** An agent says what became of a promise; of two at once, the second is told that it is settled. `member` finds who is of the site. */
export async function settlePromise(
  deps: AppDeps,
  who: AgentWho,
  frame: SettlePromise,
  member: (id: AgentId) => Promise<AgentName | undefined>,
): Promise<Receipt | Refusal> {
  const { conversation, cid, promise, outcome, to: id, dueAt, text } = frame;
  const fault = wrongWith(frame);
  if (fault !== undefined) return wrong(fault);
  if (dueAt !== undefined && isFar(deps, dueAt)) return wrong('dueAt');
  const oversees = who.duty !== 'agent';
  const settlement = settlementOf(frame, id === undefined ? undefined : await member(id));
  return act(deps, who, {
    conversation,
    cid,
    command: () => ({ do: 'settle', by: agentActor(who.agent), cid, promise, oversees, ...settlement }),
    same: ({ event }) =>
      'promise' in event &&
      event.kind === KINDS[outcome] &&
      event.promise === promise &&
      (event.kind !== 'promise_moved' || event.dueAt === dueAt) &&
      // By the id: they may be called otherwise since.
      (event.kind !== 'promise_given' || event.to.id === id) &&
      (!('text' in event) || event.text === text),
  });
}
