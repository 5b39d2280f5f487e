import type { ChatError } from '@shopbell/sdk';
import type { AgentSelf, Credentials } from '@shopbell/sdk/agent';
import { leftBehind, totalOf } from '../state/left-behind.ts';
import type { SignInFault } from '../state/session.ts';
import { type Context, refusalOf } from './context.ts';
import { giveBack, letAllGo, settled } from './undo.ts';

/** Time between two tries to reach a server that didn't answer at the start, in ms. */
const OPEN_AGAIN_MS = 3000;

/** When a tab of this browser has signed in last: other tabs are told of each change. */
export const SIGNED_IN = 'signedIn';

/** Tries the cookie: in, or to the sign-in page when it is nobody's. Goes on trying while the server is away. */
export async function start(context: Context): Promise<void> {
  const { agent, state, env } = context;
  state.session.value = { is: 'opening' };
  try {
    state.session.value = { is: 'in', self: await agent.connect() };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal.code === 'offline') env.after(OPEN_AGAIN_MS, () => void start(context));
    else if (refusal.code === 'session_invalid') state.session.value = { is: 'out', ended: undefined };
    else state.session.value = { is: 'out', ended: undefined, fault: faultOf(refusal, state.serverTime(env.now())) };
  }
}

/** Signs in and opens the line. A refusal is told on the page. */
export async function signIn(context: Context, credentials: Credentials): Promise<void> {
  const { agent, state, env } = context;
  const before = state.session.peek();
  const ended = before.is === 'out' ? before.ended : undefined;
  state.session.value = { is: 'entering', ended };
  try {
    await agent.signIn(credentials);
    await sitDown(context, ended);
    env.store.set(SIGNED_IN, `${env.now()}`);
  } catch (error) {
    state.session.value = { is: 'out', ended, fault: faultOf(refusalOf(error), state.serverTime(env.now())) };
  }
}

/** Another tab has signed in: its cookie is this one's too. Where it is of no use here, all stays as it is. */
export async function signInAlong(context: Context): Promise<void> {
  const { session } = context.state;
  const before = session.peek();
  if (before.is !== 'out') return;
  session.value = { is: 'entering', ended: before.ended };
  await sitDown(context, before.ended).catch(() => {
    session.value = before;
  });
}

/** Opens the line by the cookie. */
async function sitDown({ agent, state, env }: Context, ended: AgentSelf | undefined): Promise<void> {
  const self = await agent.connect();
  // Somebody else sits down at a desk whose session had run out: nothing of the one before is for their eyes.
  if (ended && ended.id !== self.id) {
    forget(state);
    env.place.push('');
  }
  state.session.value = { is: 'in', self };
}

function faultOf(refusal: ChatError, now: number): SignInFault {
  const { code, retryAfterMs, address } = refusal;
  if (code === 'sign_in_refused') return { is: 'refused' };
  if (code === 'code_required' || code === 'code_refused') return { is: 'code', wrong: code === 'code_refused' };
  if (code === 'rate_limited') {
    return { is: 'tooMany', until: retryAfterMs === undefined ? undefined : now + retryAfterMs };
  }
  if (code === 'offline' || code === 'busy' || code === 'draining') return { is: 'away' };
  return code === 'origin_refused' && address !== undefined ? { is: 'elsewhere', address } : { is: 'other', code };
}

/**
 * Asks first, in place; with `true` it does it, and so it does without a question with `unless` where nothing would be lost. What waits for
 * its undo goes, and what of it isn't stored then is asked about. Drafts and files go with the session, the server keeps the rest. `to` –
 * the shop to sign in to next, once they are out; absent: the one that was named when it was asked or failed, or the same.
 */
export async function signOut(context: Context, sure: boolean | 'unless', to?: string): Promise<void> {
  const { agent, state, env } = context;
  const before = totalOf(leftBehind(state));
  if (!sure || (sure === 'unless' && before > 0)) {
    state.leaving.value = { is: 'asked' };
    return;
  }
  const asked = state.leaving.peek();
  const shop = to ?? asked.shop;
  state.leaving.value = { is: 'working', shop };
  letAllGo(context);
  await settled(context);
  if (totalOf(leftBehind(state)) > before && !(asked.is === 'asked' && asked.anew)) {
    state.leaving.value = { is: 'asked', anew: true, shop };
    return;
  }
  try {
    await agent.signOut();
    forget(state);
    void env.drafts.wipe().catch(() => undefined);
    env.place.push('');
    if (shop !== undefined) state.settings.shop.value = shop;
    state.session.value = { is: 'out', ended: undefined };
  } catch (error) {
    state.leaving.value = { is: 'failed', code: refusalOf(error).code, shop };
  }
}

/** The answer "stay". After a sign-out that failed halfway the line is down already: it is taken up anew. */
export function stay(context: Context): void {
  const { leaving } = context.state;
  const failed = leaving.peek().is === 'failed';
  leaving.value = { is: 'no' };
  if (failed) void start(context);
}

/** The session ended elsewhere. What was typed stays for the same person's return. */
export function ended(context: Context): void {
  const { state } = context;
  const session = state.session.peek();
  if (session.is !== 'in') return;
  state.leaving.value = { is: 'no' };
  closeOverlays(state);
  giveBack(context);
  state.session.value = { is: 'out', ended: session.self };
}

/** Who comes in next finds none of them over the desk. */
function closeOverlays(state: Context['state']): void {
  state.paletteShown.value = false;
  state.keysShown.value = false;
}

/** Drops what one person left on the page, before another can sit down: everything but what its test names as the device's. */
export function forget(state: Context['state']): void {
  state.seat += 1;
  state.writing.clear();
  state.undo.held.value = [];
  state.undo.handed.value = [];
  state.undo.shoppers.clear();
  for (const { upload } of state.files.picked.peek()) upload?.cancel();
  state.files.picked.value = [];
  state.files.links.value = new Map();
  state.files.missed.value = new Map();
  state.files.sent.value = new Map();
  state.files.looking.value = undefined;
  state.files.tooMany.value = undefined;
  state.leaving.value = { is: 'no' };
  closeOverlays(state);
  state.ending.value = undefined;
  state.handing.value = undefined;
  state.carding.value = undefined;
  state.promises.dialog.value = undefined;
  state.moves.value = [];
  state.cuts.value = [];
  state.statusMenu.value = false;
  state.signingOff.value = false;
  state.wished.value = undefined;
  state.awayAsked.value = false;
  state.ended.value = state.answered.value = new Set();
  state.notice.value = undefined;
  state.asking.value = undefined;
  state.menu.value = undefined;
  state.editing.value = undefined;
  state.changing.value = new Set();
  state.details.value = false;
  state.ready.replies.value = { is: 'loading' };
  state.ready.tag = undefined;
  state.ready.slash.value = undefined;
  const { facts, earlier, tags, blocked, focus } = state.shopper;
  focus.value = undefined;
  facts.value = earlier.value = undefined;
  tags.value = blocked.value = { is: 'loading' };
  state.search.look.value = { words: '' };
  state.search.finding.value = { is: 'unasked' };
  state.search.opened.value = undefined;
  state.around.value = undefined;
  state.revealed.value = new Map();
  state.inviting.value = undefined;
  state.missing.value = undefined;
  state.busy.value = new Set();
  state.cursor.value = state.wantedRow.value = state.focus.value = undefined;
  state.office.before = undefined;
  state.office.unsaved.value = 0;
  state.office.away.value = undefined;
  const { account, people, floor, site, look, log, guard, caught, summary } = state.office;
  for (const page of [account, people, floor, site, look, log, guard, caught, summary.day, summary.team]) {
    page.value = { is: 'loading' };
  }
  summary.unkept.value = summary.wanted.value = undefined;
}
