import { askedOf, type Leaving } from '@shopbell/domain';
import type { AgentId, ConversationId, DurableRequest, GroupSlug, Leave, ParticipantId, Say } from '@shopbell/protocol';
import { fits, LIMITS } from '@shopbell/protocol';
import { amend } from '../app/amend.ts';
import { ask, type Floor } from '../app/ask.ts';
import { barredBy } from '../app/barred.ts';
import type { Carried } from '../app/carried.ts';
import { close } from '../app/close.ts';
import { leftDueAt } from '../app/left-due.ts';
import { type Receipt, type Refusal, refused } from '../app/outcome.ts';
import { readable } from '../app/readable.ts';
import type { Shopper, Who } from '../app/who.ts';
import { StoreBusy } from '../ports/store.ts';
import { ackJson } from './ack.ts';
import { agentDeed } from './agent-deed.ts';
import { inOrder } from './attach.ts';
import { noteAttributes } from './attributes.ts';
import { follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import { awayBecause } from './floor-states.ts';
import { speakForAll } from './greet.ts';
import { guardingOf } from './guarding.ts';
import { MustWait, owe } from './order.ts';
import { rateHere } from './rating.ts';
import { sendEncoded, tellProblem } from './send.ts';
import type { Session } from './session.ts';

/** Whom a request asks, where the site has such a group: whom it names, else whom the store's door leads to by which they came. */
function groupOf(deps: RelayDeps, { site }: Shopper, { group, page }: Say): GroupSlug | undefined {
  const { groups } = deps.settings.of(site);
  const named = [group, page && deps.doors.group(site, page.url)];
  return named.find((id) => id !== undefined && groups.some((one) => one.id === id));
}

/** What the shop asked for of what was left, and when it means to answer. */
function leavingOf(deps: RelayDeps, { site }: Shopper, given: Leave, group: GroupSlug | undefined): Leaving | Refusal {
  const settings = deps.settings.of(site);
  const asked = askedOf(settings.leftForm, given);
  if (asked === 'contact_missing') return { refused: asked, path: 'leave.contact' };
  const dueAt = leftDueAt(settings, group, deps.clock.now());
  const why = awayBecause(deps, site, group, deps.clock.now());
  return { ...asked, ...(dueAt === undefined ? {} : { dueAt }), ...(why === undefined ? {} : { why }) };
}

/** Who has it doesn't look: they have said so, or their line is lost and they may come back to it. */
const floorOf = (deps: RelayDeps, who: Shopper, frame: Say): Floor => ({
  group: groupOf(deps, who, frame),
  autoReplyOf: (agent: AgentId) => {
    const words = deps.presence.isAway(who.site, agent) ? deps.settings.staff(who.site, agent).autoReply : undefined;
    // The rules may be younger than the words.
    return words !== undefined && barredBy(deps.settings.of(who.site), words) ? undefined : words;
  },
  caseWindowMs: deps.settings.of(who.site).caseWindowMs,
  isBlocked: () => deps.blocks.of(who) !== undefined,
  leaving: (given, group) => leavingOf(deps, who, given, group),
});

/** Who is blocked puts no other words in place of theirs; taking them back is no harm. */
const barred = (deps: RelayDeps, who: Who, { type }: DurableRequest): Refusal | undefined =>
  who.role === 'shopper' && type === 'edit' && deps.blocks.of(who) ? { refused: 'blocked' } : undefined;

/** A client offers a restored relay what it lacks; what was erased since the backup stays erased (C13). */
const wasErased = ({ erasures }: RelayDeps, { site }: Who, { cid }: DurableRequest): boolean =>
  erasures.holds(site, cid);

/** Sends a request to its use case; a role that has no business with it is refused. */
function carryOut(deps: RelayDeps, who: Who, frame: DurableRequest, carried: Carried): Promise<Receipt | Refusal> {
  if (wasErased(deps, who, frame)) return Promise.resolve({ refused: 'message_unknown' });
  if (frame.type === 'close') return close(deps, who, frame, deps.settings.of(who.site).rating);
  if (frame.type === 'edit' || frame.type === 'recall') {
    const guarding = who.role === 'agent' ? guardingOf(deps.settings.of(who.site)) : undefined;
    return amend(deps, who, frame, deps.limits.amendWindowMs, () => barred(deps, who, frame), guarding);
  }
  if (who.role === 'shopper') {
    if (frame.type === 'rate') return rateHere(deps, who, frame);
    return frame.type === 'say'
      ? ask(deps, who, frame, floorOf(deps, who, frame), carried)
      : Promise.resolve({ refused: 'forbidden' });
  }
  // Agents rate nothing: the rules have refused it.
  return frame.type === 'rate' ? Promise.resolve({ refused: 'forbidden' }) : agentDeed(deps, who, frame, carried);
}

/** A repeated request may be about a conversation that became a member's: only its proof shows it. */
async function readWhatWasSaid(deps: RelayDeps, session: Session, who: Who, id: ConversationId): Promise<void> {
  const conversation = await readable(deps, who, id);
  if (conversation && !session.cursors.has(id)) await follow(deps, session, conversation, { seq: 0 });
}

/** That it fails is no failure of the request, which is stored: the head in its ack has the client ask. */
function followWhatWasSaid(deps: RelayDeps, session: Session, who: Who, id: ConversationId): void {
  readWhatWasSaid(deps, session, who, id).catch((error: unknown) =>
    deps.log.error({ error, session: session.id }, 'catching up failed'),
  );
}

/** The device has spoken: all its connections here are the participant's, also those that were greeted as a guest's. */
function introduce(
  deps: RelayDeps,
  session: Session,
  who: Shopper,
  participant: ParticipantId,
  id: ConversationId,
): void {
  for (const other of deps.hub.holding(who)) {
    const guest = other.who;
    if (guest?.role !== 'shopper' || guest.participant) continue;
    guest.participant = participant;
    if (guest.attributes) noteAttributes(deps, guest, 'member', guest.attributes);
    speakForAll(deps, other, guest);
    if (other.phase === 'greeting') {
      other.arrived ??= new Set();
      other.arrived.add(id);
    }
    if (other === session || other.phase !== 'live') continue;
    followWhatWasSaid(deps, other, guest, id);
  }
}

/** A device's first words made it a participant; and what a shopper says is followed from there on. */
function join(deps: RelayDeps, session: Session, who: Who, receipt: Receipt): void {
  const { by } = receipt.logged.event;
  if (who.role !== 'shopper' || by.role !== 'shopper') return;
  // Also when this connection has ended meanwhile: the next one may have been greeted as a guest's.
  if (!who.participant) introduce(deps, session, who, by.id, receipt.conversation);
  if (session.phase !== 'live' || session.cursors.has(receipt.conversation)) return;
  followWhatWasSaid(deps, session, who, receipt.conversation);
}

type Outcome = Receipt | Refusal;

/** The outcome is told: an ack, or a refusal by its name. */
function tell(
  deps: RelayDeps,
  session: Session,
  who: Who,
  frame: DurableRequest,
  outcome: Outcome,
  startedAt: number,
): void {
  if (refused(outcome)) {
    const { refused: code, path, rule } = outcome;
    const until = code === 'blocked' && who.role === 'shopper' ? deps.blocks.of(who)?.until : undefined;
    const more = { ...(path ? { path } : {}), ...(rule ? { rule } : {}), ...(until === undefined ? {} : { until }) };
    tellProblem(deps, session, code, { about: frame.type, cid: frame.cid, ...more });
    return;
  }
  deps.metrics.acked(deps.clock.elapsed() - startedAt);
  sendEncoded(deps, session, 'ack', ackJson(outcome, who.role === 'agent'));
  join(deps, session, who, outcome);
}

/** It was not stored, and is welcome again: nothing of the connection passes it until then (C8). */
export function tellAgain(deps: RelayDeps, session: Session, frame: DurableRequest, error: unknown): void {
  const about = { about: frame.type, cid: frame.cid };
  if (error instanceof MustWait) {
    return tellProblem(deps, session, 'rate_limited', { ...about, retryAfterMs: error.retryAfterMs });
  }
  keepFree(deps, session, frame);
  const isBusy = error instanceof StoreBusy;
  if (!isBusy) deps.log.error({ error, session: session.id, about: frame.type }, 'a request failed');
  tellProblem(deps, session, isBusy ? 'busy' : 'internal', { ...about, retryAfterMs: LIMITS.busyRetryMs });
}

/** Nobody passes it for so long as it is told to wait. */
const keepFree = (deps: RelayDeps, session: Session, { cid }: DurableRequest): void =>
  owe(session, cid, LIMITS.busyRetryMs, deps.clock.elapsed());

/**
 * One durable request: stored and acked, or refused by name. An unknown outcome is answered by neither (C7). No `async`
 * here: there is one of these for every message, and each `await` costs it two promises more.
 */
export function durable(deps: RelayDeps, session: Session, who: Who, frame: DurableRequest): Promise<void> | undefined {
  if ('text' in frame && frame.text !== undefined && !fits(frame.text, deps.limits.textMaxChars)) {
    tellProblem(deps, session, 'text_too_long', { about: frame.type, cid: frame.cid });
    return undefined;
  }
  const startedAt = deps.clock.elapsed();
  const failed = () => keepFree(deps, session, frame);
  return inOrder(deps, session, who, frame, (carried) => carryOut(deps, who, frame, carried), failed).then(
    (outcome) => tell(deps, session, who, frame, outcome, startedAt),
    (error: unknown) => tellAgain(deps, session, frame, error),
  );
}
