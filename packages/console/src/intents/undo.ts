import type { ConversationId } from '@shopbell/protocol';
import { wipedIn } from '../state/erased.ts';
import { goesAt, type Held } from '../state/undo.ts';
import { type Context, refusalOf } from './context.ts';
import { rememberWhom, tellUnsaid } from './unsaid.ts';
import { until } from './until.ts';

/** So long signing out, or off, waits for what was just let go, in ms. */
const BEFORE_LEAVING_MS = 3000;

/** What is to be sent. `cid` – it was pressed in an earlier life of the page and may have gone then. */
type Words = Pick<Held, 'conversation' | 'lane' | 'text'> & { cid?: string | undefined };

/**
 * Sends words after the agent's time for undo, behind what waits in their conversation; without such a time, and with nothing
 * before them, at once.
 */
export function sendLater(context: Context, { conversation, lane, text, cid }: Words): void {
  const { agent, state, env } = context;
  const { held } = state.undo;
  state.notice.value = undefined;
  rememberWhom(state);
  const undoMs = state.settings.undoMs.peek();
  const now = state.serverTime(env.now());
  const until = goesAt(held.peek(), conversation, now, undoMs);
  const about = state.about.peek();
  const to = about?.conversation === conversation ? about.agent : state.lists.rows.peek().get(conversation)?.agent;
  const words = { conversation, lane, text, to: lane === 'whisper' ? to : undefined, at: now, until };
  if (until <= now) {
    hand(context, { ...words, cid: cid ?? '' });
    return;
  }
  const waits: Held = { ...words, cid: cid ?? agent.cid() };
  held.value = [...held.peek(), waits];
  env.after(until - now, () => letGo(context, waits));
}

/**
 * Lets one go with everything that waits before it in its conversation; nothing when it is no longer there. An answer to what was erased
 * since goes back into the box (CW15).
 */
function letGo(context: Context, last: Held): void {
  const { state } = context;
  const { held } = state.undo;
  const place = held.peek().findIndex(({ cid }) => cid === last.cid);
  if (place < 0) return;
  const goes = held.peek().filter((one, at) => at <= place && one.conversation === last.conversation);
  held.value = held.peek().filter((one) => !goes.includes(one));
  for (const one of goes) {
    const wiped = one.lane === 'public' && wipedIn(state.view.peek().threads.get(one.conversation));
    if (wiped && wiped.at >= one.at) state.writing.putBack(one.conversation, one.lane, one.text);
    else hand(context, one);
  }
}

/** Lets everything go at once that waits in a conversation, or anywhere. True when there was something. */
export function letAllGo(context: Context, conversation?: ConversationId): boolean {
  const waits = context.state.undo.held.peek();
  const goes = waits.filter((one) => conversation === undefined || one.conversation === conversation);
  for (const one of goes) letGo(context, one);
  return goes.length > 0;
}

/** Takes back what was sent last in the open conversation and has not gone: its words are in the box again. */
export function undo({ state }: Context): boolean {
  const last = state.undo.heldHere.peek().at(-1);
  if (!last) return false;
  const { conversation, lane, text, cid } = last;
  state.undo.held.value = state.undo.held.peek().filter((one) => one.cid !== cid);
  state.writing.putBack(conversation, lane, text);
  state.writing.setLane(conversation, lane);
  return true;
}

/** Resolves once what was let go is stored or refused, at the latest after a while. */
export function settled({ state, env }: Context): Promise<void> {
  const { handed } = state.undo;
  return until(env, BEFORE_LEAVING_MS, () => handed.value.length === 0);
}

/** The session ended without the agent's doing: what waits becomes words in the boxes again. */
export function giveBack({ state }: Context): void {
  for (const { conversation, lane, text } of [...state.undo.held.peek()].reverse()) {
    state.writing.putBack(conversation, lane, text);
  }
  state.undo.held.value = [];
}

function submit({ agent }: Context, { conversation, lane, text, to, cid }: Held): Promise<unknown> {
  const own = cid === '' ? [] : ([{ cid }] as const);
  if (lane === 'public') return agent.send(conversation, text, ...own);
  return lane === 'whisper' && to
    ? agent.whisper(conversation, to.id, text, ...own)
    : agent.note(conversation, text, ...own);
}

/** Gives words to the outbox; given back to the box when they are refused without a trace. */
function hand(context: Context, words: Held): void {
  const { agent, state } = context;
  const { conversation, lane, text } = words;
  const { handed } = state.undo;
  const over = () => {
    handed.value = handed.peek().filter((one) => one !== words);
  };
  // A whisper stands in no thread while it is on its way, and whoever has the conversation by then is another.
  if (lane === 'whisper' && state.view.peek().connection !== 'online') {
    tellUnsaid(state, conversation, 'offline');
    state.writing.putBack(conversation, lane, text);
    return;
  }
  if (words.cid !== '') handed.value = [...handed.peek(), words];
  submit(context, words).then(over, (error: unknown) => {
    const { code } = refusalOf(error);
    // A refused message stands in the thread with its reason. One without a line there must not vanish silently.
    const thread = agent.view.threads.get(conversation);
    const stands = thread?.pending.some((pending) => pending.text === text && pending.status === 'failed');
    over();
    if (stands || state.session.peek().is !== 'in') return;
    tellUnsaid(state, conversation, code);
    state.writing.putBack(conversation, lane, text);
  });
}
