import type { ConversationId, Request } from '@shopbell/protocol';
import { readable } from '../app/readable.ts';
import { actorOf, type Who } from '../app/who.ts';
import { follow } from './catch-up.ts';
import type { RelayDeps } from './deps.ts';
import { durable } from './durable.ts';
import type { FloorTold } from './floor-told.ts';
import { beat } from './heads.ts';
import { history } from './history.ts';
import { proveMember } from './identify.ts';
import { isLate } from './late.ts';
import type { LiveBook } from './live.ts';
import { mustYield, owe } from './order.ts';
import { pay } from './pay.ts';
import { sendReceipts, setReceipt } from './receipts.ts';
import { mayAsk, OTHER_ALLOWANCE, RULES } from './rules.ts';
import { tellProblem } from './send.ts';
import type { Session } from './session.ts';
import { setStatus } from './status.ts';
import { typeAtDesk } from './writing.ts';

interface HandleDeps extends RelayDeps {
  told: FloorTold;
  live: LiveBook;
}

type FollowFrame = Extract<Request, { type: 'follow' }>;
type TypingFrame = Extract<Request, { type: 'typing' }>;

type Place = FollowFrame['conversations'][number];

async function followOne(
  deps: HandleDeps,
  session: Session,
  who: Who,
  { conversation: id, seq, deskSeq }: Place,
): Promise<void> {
  const conversation = await readable(deps, who, id);
  if (session.phase !== 'live') return;
  if (!conversation) return tellProblem(deps, session, 'conversation_unknown', { about: 'follow', path: id });
  await follow(deps, session, conversation, { seq, deskSeq });
  await sendReceipts(deps, session, who, id);
  if (who.role === 'agent') await deps.live.tellOne(session, conversation);
}

/** One that can't be read now costs the others nothing; the client asks for it again. */
async function followAll(deps: HandleDeps, session: Session, who: Who, frame: FollowFrame): Promise<void> {
  const errors: unknown[] = [];
  for (const place of frame.conversations) {
    if (session.phase !== 'live') return;
    await followOne(deps, session, who, place).catch((error: unknown) => void errors.push(error));
  }
  if (errors.length > 0) throw errors[0];
}

const talksIn = ({ lists }: Session, id: ConversationId): boolean =>
  !!lists && (lists.held.mine.has(id) || lists.joined.has(id));

/**
 * Only who talks in a conversation can be seen typing in it: the shopper whose it is, the agent who has it, who joined it. A guest who has
 * not spoken is nobody yet.
 */
function typing(deps: RelayDeps, session: Session, who: Who, frame: TypingFrame): void {
  const by = actorOf(who);
  const { conversation, on } = frame;
  if (!by || !session.cursors.has(conversation)) return;
  if (who.role === 'agent' ? !talksIn(session, conversation) : deps.blocks.of(who)) return;
  deps.bus.publish({ kind: 'typing', site: who.site, conversation, by, on, from: session.id });
}

/** A follow reads each of its conversations. */
const costOf = (frame: Request): number => (frame.type === 'follow' ? frame.conversations.length : 1);

/** The ms a request has to wait: for the allowance, and for the one before it that was told to come again. */
function waitFor(deps: RelayDeps, session: Session, who: Who, frame: Request): number {
  const now = deps.clock.elapsed();
  const behind = 'cid' in frame ? mustYield(session, frame.cid, now) : 0;
  if (behind > 0) return behind;
  const { ratePerSecond: perSecond, rateBurst } = deps.limits;
  const isDurable = RULES[frame.type].allowance === 'durable';
  if (isDurable && 'cid' in frame && isLate(frame.cid, deps.clock.now()) && deps.late.take(who, now)) return 0;
  const retryAfterMs = isDurable
    ? pay(session, 'durable', { perSecond, burst: rateBurst }, now)
    : pay(session, 'other', OTHER_ALLOWANCE, now, costOf(frame));
  if (retryAfterMs > 0 && 'cid' in frame) owe(session, frame.cid, retryAfterMs, now);
  return retryAfterMs;
}

/** Says no when it is too much at once, and when to go on. */
function overRate(deps: RelayDeps, session: Session, who: Who, frame: Request): boolean {
  const retryAfterMs = waitFor(deps, session, who, frame);
  if (retryAfterMs === 0) return false;
  const cid = 'cid' in frame ? { cid: frame.cid } : {};
  tellProblem(deps, session, 'rate_limited', { about: frame.type, ...cid, retryAfterMs });
  return true;
}

/** Carries out one request of a greeted connection. Rejects, or throws, when the server fails. */
export function handle(deps: HandleDeps, session: Session, who: Who, frame: Request): Promise<void> | undefined {
  if (!mayAsk(who, frame.type)) {
    const cid = 'cid' in frame ? { cid: frame.cid } : {};
    tellProblem(deps, session, 'forbidden', { about: frame.type, ...cid });
    return undefined;
  }
  if (overRate(deps, session, who, frame)) return undefined;
  switch (frame.type) {
    case 'say':
    case 'note':
    case 'take':
    case 'transfer':
    case 'give_back':
    case 'give_up':
    case 'merge':
    case 'take_over':
    case 'whisper':
    case 'invite':
    case 'join':
    case 'decline':
    case 'part':
    case 'promise':
    case 'settle_promise':
    case 'ask_rating':
    case 'rate':
    case 'close':
    case 'edit':
    case 'recall':
      return durable(deps, session, who, frame);
    case 'follow':
      return followAll(deps, session, who, frame);
    case 'unfollow':
      for (const id of frame.conversations) deps.hub.unfollow(session, id);
      return undefined;
    case 'history':
      return history(deps, session, who, frame);
    case 'receipt':
      return setReceipt(deps, session, who, frame);
    case 'status':
      return who.role === 'agent' ? setStatus(deps, session, who, frame) : undefined;
    case 'pass':
      if (who.role === 'agent') deps.board.pass(who.site, who.agent.id, frame.conversation);
      return undefined;
    case 'page':
      if (who.role === 'shopper') deps.live.show(session, who, frame);
      return undefined;
    case 'typing':
      typing(deps, session, who, frame);
      return undefined;
    case 'desk_typing':
      if (who.role === 'agent') typeAtDesk(deps, session, who, frame);
      return undefined;
    case 'identify':
      return who.role === 'shopper' ? proveMember(deps, session, who, frame) : undefined;
    case 'heartbeat':
      beat(deps, session);
      return undefined;
  }
}
