import type { ConversationId } from '@shopbell/protocol';
import type { ThreadPage } from '@shopbell/sdk/agent';
import type { Around } from '../state/around.ts';
import { placeOf, type Spot } from '../state/place.ts';
import { type Context, refusalOf } from './context.ts';
import { patiently } from './patient.ts';

/** Events asked for at a time, and how many of the first ones stand before the place. */
const PAGE = 50;
const BEFORE = 25;
/** Pages that may come shorter than asked, where messages are long, before it is given up. */
const TRIES = 20;

type Part = Pick<Around, 'first' | 'last' | 'events' | 'desk'>;

const joined = (older: ThreadPage, newer: Part): Part => ({
  first: older.first,
  last: newer.last,
  events: [...older.events.filter(({ seq }) => seq < newer.first), ...newer.events],
  desk: [...older.desk.filter(({ deskSeq }) => newer.desk.every((one) => one.deskSeq !== deskSeq)), ...newer.desk].sort(
    (a, b) => a.deskSeq - b.deskSeq,
  ),
});

/** This very look: the same place looked at anew is another one. */
type Looked = Pick<Around, 'conversation' | 'spot'>;

const isStill = ({ state }: Context, { spot }: Looked): boolean => state.around.peek()?.spot === spot;

const pageOf = (context: Context, look: Looked, before: number, limit: number): Promise<ThreadPage> =>
  patiently(
    context,
    () => isStill(context, look),
    () => context.agent.page(look.conversation, before, limit),
  );

/** All of the log from `from` up to, but without, `to`: a page ends at its bytes, and then begins later than asked. */
async function stretch(context: Context, look: Looked, from: number, to: number): Promise<Part> {
  let part: Part = await pageOf(context, look, to, to - from);
  for (let tries = 0; part.first > from && part.events.length > 0 && tries < TRIES; tries++) {
    if (!isStill(context, look)) break;
    const older = await pageOf(context, look, part.first, part.first - from);
    if (older.last < older.first) break;
    part = joined(older, part);
  }
  return part;
}

const isSame = (a: Spot, b: Spot): boolean => a.seq === b.seq && a.deskSeq === b.deskSeq;

/** Follows the address to a place in a conversation, or to none. */
export async function lookAround(
  context: Context,
  conversation: ConversationId,
  spot: Spot | undefined,
): Promise<void> {
  const { around } = context.state;
  const before = around.peek();
  if (!spot) {
    around.value = undefined;
    return;
  }
  if (before?.conversation === conversation && isSame(before.spot, spot) && before.is !== 'failed') return;
  const blank = { conversation, spot, first: spot.seq, last: spot.seq - 1, events: [], desk: [] };
  const asked: Around = { ...blank, is: 'loading' };
  around.value = asked;
  const end = (is: 'here' | 'failed', part: Partial<Part> = {}): void => {
    if (around.peek() === asked) around.value = { ...asked, ...part, is };
  };
  try {
    end('here', await stretch(context, asked, Math.max(1, spot.seq - BEFORE), spot.seq + PAGE - BEFORE));
  } catch (error) {
    refusalOf(error);
    end('failed');
  }
}

/** Loads what stands before what is around a place, or behind it. False when that failed; the next scroll, or a press, tries again. */
export async function widen(context: Context, conversation: ConversationId, way: 'older' | 'newer'): Promise<boolean> {
  const { around } = context.state;
  const before = around.peek();
  if (before?.conversation !== conversation || before.is !== 'here') return false;
  try {
    if (way === 'older') {
      const older = await pageOf(context, before, before.first, PAGE);
      const now = around.peek();
      if (now?.first === before.first && now.spot === before.spot) around.value = { ...now, ...joined(older, now) };
      return true;
    }
    const newer = await stretch(context, before, before.last + 1, before.last + 1 + PAGE);
    const now = around.peek();
    if (now?.last !== before.last || now.spot !== before.spot) return true;
    const { first, events, desk } = now;
    around.value = { ...now, ...joined({ first, last: now.last, events, desk }, newer) };
    return true;
  } catch (error) {
    refusalOf(error);
    return false;
  }
}

/** Back to the end of the conversation, where it goes on. */
export function leaveAround({ state, env }: Context): void {
  const around = state.around.peek();
  if (!around) return;
  state.around.value = undefined;
  if (state.open.peek() === around.conversation) env.place.replace(placeOf(around.conversation));
}
