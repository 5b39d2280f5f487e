import type { AgentStatus } from '@shopbell/domain';
import { type AgentId, type Hello, LIMITS, parseUp, type SiteId, type UpFrame } from '@shopbell/protocol';
import { personsOf } from '../app/who.ts';
import { NO_BOARD } from '../ports/board.ts';
import type { Hint } from '../ports/bus.ts';
import { NO_ERASURES } from '../ports/erasures.ts';
import { NO_SHOPPERS } from '../ports/shoppers.ts';
import type { Door, Socket } from '../ports/socket.ts';
import type { Staffing } from '../ports/staffing.ts';
import { StoreBusy } from '../ports/store.ts';
import { NO_FILES } from './attach.ts';
import { createBlockBook } from './blocks.ts';
import { Cursors } from './cursors.ts';
import { deliver } from './deliver.ts';
import type { GivenDeps, RelayDeps } from './deps.ts';
import { tellAgain } from './durable.ts';
import { createFloorTold } from './floor-told.ts';
import { greet } from './greet.ts';
import { changedHeads } from './heads.ts';
import { createLateBook } from './late.ts';
import { createLists } from './lists.ts';
import { createLive } from './live.ts';
import { pay } from './pay.ts';
import { startPoll } from './poll.ts';
import { createPresence } from './presence.ts';
import { tellReceipts } from './receipts.ts';
import { handle } from './requests.ts';
import { returnAfterMs } from './returning.ts';
import { OTHER_ALLOWANCE } from './rules.ts';
import { dismiss, end, send, sendEncoded, tellProblem } from './send.ts';
import type { Session } from './session.ts';
import { createSettingsBook } from './settings-book.ts';
import { createStaleness } from './stale.ts';
import { startSweep } from './sweep.ts';
import { tellWriting } from './writing.ts';

/** What an edge does with the relay. */
export interface Relay {
  /** A connection came. */
  open(socket: Socket, door: Door): Session;
  /** It sent a text frame. */
  receive(session: Session, json: string): void;
  /** It gave a sign of life below the frames. */
  heard(session: Session): void;
  /** It is gone; `parted`: with a goodbye of its own. */
  gone(session: Session, parted?: boolean): void;
  /** Who of the staff is here. */
  readonly staffing: Staffing;
  /** Before a crash this agent had a line and this status: they have the usual grace to come back. */
  expect(site: SiteId, agent: AgentId, status: AgentStatus): void;
  /** Tells everybody to come back later, spread over their number, and ends the connections with 1012 (C23). */
  drain(): Promise<void>;
}

/** Joins the parts of the relay: one session a socket, hints in, frames out. Opens no socket itself. */
export function createRelay(given: GivenDeps): Relay {
  const presence = createPresence(given);
  const settings = createSettingsBook(
    given.settings,
    (site) => told.settings(site),
    (error) => given.log.error({ error }, 'settings could not be read'),
  );
  const shoppers = given.shoppers ?? NO_SHOPPERS;
  const base: RelayDeps = {
    ...given,
    gone,
    late: createLateBook(given.limits.lateBurst),
    presence,
    settings,
    shoppers,
    blocks: createBlockBook(shoppers, given.clock),
    board: given.board ?? NO_BOARD,
    mails: given.mails ?? false,
    doors: given.doors ?? { group: () => undefined },
    files: given.files ?? NO_FILES,
    erasures: given.erasures ?? NO_ERASURES,
  };
  const lists = createLists(base);
  const told = createFloorTold(base, presence, settings, base.board);
  const live = createLive(base);
  const isStale = createStaleness();
  const deps = { ...base, lists, told, live };
  let count = 0;

  function gone(session: Session, parted = false): void {
    const { phase, who } = session;
    if (phase === 'closed') return;
    session.phase = 'closed';
    live.gone(session);
    session.held = undefined;
    deps.hub.close(session, who?.role === 'shopper' ? personsOf(who) : []);
    if (phase !== 'live' || !who) return;
    deps.metrics.sockets(who.role, -1);
    if (who.role === 'agent') presence.went(who, session.dismissed ? 'ended' : parted ? 'parted' : 'lost');
  }

  function onHint(hint: Hint): void {
    if (hint.kind === 'appended') {
      if (isStale(hint.conversation)) return;
      deliver(deps, hint);
      lists.changed(hint.conversation);
      return;
    }
    if (hint.kind === 'receipts') return tellReceipts(deps, hint);
    if (hint.kind === 'shopper') {
      deps.blocks.hear(hint);
      live.heard(hint).catch((error: unknown) => deps.log.error({ error }, 'a change could not be told'));
      return;
    }
    if (hint.kind === 'typing') {
      const { conversation, by, on } = hint;
      const json = JSON.stringify({ type: 'typing', conversation, by, on });
      for (const session of deps.hub.followers(conversation)) {
        // The shopper's other tabs are the same person.
        const isOwn = session.id === hint.from || (by.role === 'shopper' && session.who?.role === 'shopper');
        if (!isOwn) sendEncoded(deps, session, 'typing', json);
      }
      return;
    }
    if (hint.kind === 'desk_typing') return tellWriting(deps, hint);
    for (const session of [...deps.hub.all]) {
      const { who } = session;
      if (who?.role !== 'agent' || who.agent.id !== hint.agent) continue;
      if (hint.session === undefined || hint.session === who.session) dismiss(deps, session);
    }
    presence.ended(hint.agent, hint.session);
  }

  const isLive = ({ phase }: Session): boolean => phase === 'live';
  const stopHints = deps.bus.subscribe(onHint);
  const stopSweep = startSweep(deps);
  const stopPoll = startPoll(deps, onHint);

  const fail = (session: Session, frame: UpFrame, error: unknown): void => {
    if ('cid' in frame) return tellAgain(deps, session, frame, error);
    if (error instanceof StoreBusy) {
      return tellProblem(deps, session, 'busy', { about: frame.type, retryAfterMs: LIMITS.busyRetryMs });
    }
    deps.log.error({ error, session: session.id, about: frame.type }, 'a request failed');
    tellProblem(deps, session, 'internal', { about: frame.type });
  };

  function onHello(session: Session, hello: Hello): void {
    session.phase = 'greeting';
    greet(deps, session, hello)
      .then((greeting) => {
        if (!greeting || session.phase !== 'greeting') return undefined;
        session.phase = 'live';
        deps.metrics.sockets(hello.role, 1);
        send(deps, session, greeting.welcome);
        // Held frames go first: what comes from now on must not overtake them.
        const { held = [] } = session;
        session.held = undefined;
        for (const frame of held) onFrame(session, frame);
        return isLive(session) ? greeting.goOn() : undefined;
      })
      .catch((error: unknown) => fail(session, hello, error));
  }

  function onFrame(session: Session, frame: UpFrame): void {
    const { phase, who } = session;
    if (phase === 'closed') return;
    if (frame.type === 'hello') {
      if (phase === 'new') onHello(session, frame);
      else tellProblem(deps, session, 'hello_twice', { about: 'hello' });
      return;
    }
    if (phase === 'new') return tellProblem(deps, session, 'hello_expected', { about: frame.type });
    if (phase === 'greeting' || !who) {
      session.held ??= [];
      if (session.held.length >= LIMITS.rateBurst) return tellProblem(deps, session, 'hello_expected');
      session.held.push(frame);
      return;
    }
    try {
      handle(deps, session, who, frame)?.catch((error: unknown) => fail(session, frame, error));
    } catch (error) {
      fail(session, frame, error);
    }
  }

  return {
    open(socket, door) {
      const now = deps.clock.elapsed();
      const { heartbeatMs } = deps.limits;
      count += 1;
      const session: Session = {
        id: `${count}`,
        socket,
        door,
        phase: 'new',
        who: undefined,
        held: undefined,
        cursors: new Cursors(),
        owed: undefined,
        arrived: undefined,
        lists: undefined,
        missed: undefined,
        buckets: { durable: undefined, other: undefined },
        openedAt: now,
        heardAt: now,
        beatAt: now + heartbeatMs,
        stuckSince: undefined,
        taken: 0,
        attaching: undefined,
        renewing: false,
        dismissed: false,
      };
      deps.hub.open(session);
      return session;
    },
    receive(session, json) {
      if (session.phase === 'closed') return;
      session.heardAt = deps.clock.elapsed();
      const parsed = parseUp(json);
      if (parsed.ok) {
        deps.metrics.frameIn(parsed.frame.type);
        return onFrame(session, parsed.frame);
      }
      deps.metrics.frameIn('unknown');
      // Refusals cost an answer each: who goes on sending what can't be read is shut out.
      if (pay(session, 'other', OTHER_ALLOWANCE, session.heardAt) > 0) return end(deps, session, 'rate_limited');
      const { ok: _, code: reason, ...about } = parsed;
      const early = session.phase === 'new' && reason !== 'bad_json' && about.about !== 'hello';
      tellProblem(deps, session, early ? 'hello_expected' : reason, about);
    },
    heard(session) {
      session.heardAt = deps.clock.elapsed();
    },
    gone,
    staffing: presence,
    expect: presence.expect,
    async drain() {
      stopSweep();
      stopPoll();
      const sessions = [...deps.hub.all];
      for (const [index, session] of sessions.entries()) {
        const waitMs = returnAfterMs(index, sessions.length, deps.clock.random());
        send(deps, session, { type: 'goaway', waitMs, heads: changedHeads(session) });
        tellProblem(deps, session, 'draining');
      }
      told.stop();
      settings.stop();
      await presence.stop();
      stopHints();
    },
  };
}
