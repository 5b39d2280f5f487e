import { type Answer, type Conversation, type GroupId, isOpen, routing } from '@shopbell/domain';
import type { AgentId, ConversationId, LeftReason, SiteId } from '@shopbell/protocol';
import { groupOf, type SiteSettings, serviceHours } from '../ports/settings.ts';
import { createStaleness } from '../relay/stale.ts';
import { type Book, createBook, type Waiting } from './book.ts';
import {
  assignAll,
  type Deed,
  type Givable,
  type Leaving,
  leaveAll,
  leavings,
  requeueAll,
  withdrawAll,
} from './carry-out.ts';
import { createCompany, type Guest } from './company.ts';
import type { RouterDeps } from './deps.ts';
import { fullGroups } from './full.ts';
import { createLapses } from './lapses.ts';
import { createOffers } from './offers.ts';
import { createPlaces } from './places.ts';
import { createQuiet } from './quiet.ts';
import { snapshot } from './snapshot.ts';
import { createTeller } from './teller.ts';
import { createTurn } from './turn.ts';

/** More than any site has waiting or held: who is left out of a floor would never be served. */
const EVERYBODY = 1_000_000;
/** After a start who was on duty has this long to come back before requests are given up for want of them, in ms. */
const SETTLE_MS = 15_000;
/** A pass lets the loop go on after this much work, in ms. */
const SLICE_MS = 4;
/** After a refusal that says that others count otherwise, all is read anew, and not at once, in ms. */
const MISTAKEN_MS = 1000;

/** For want of people, who may be about to come back. */
const HOPELESS: ReadonlySet<LeftReason> = new Set(['nobody_on_duty', 'everybody_away', 'nobody_able', 'nobody_else']);

/** The routing of one site. */
export interface SiteRouter {
  /** A conversation changed. */
  hear(conversation: Conversation): void;
  /** Who is here changed. */
  changed(): void;
  /** What the floor goes by changed. */
  settingsChanged(): void;
  /** Reads all anew: a hint may have been lost. */
  check(): void;
  stop(): void;
}

/** @param startedAt epoch ms of the start of this process */
export function createSiteRouter(deps: RouterDeps, site: SiteId, startedAt: number): SiteRouter {
  const { store, clock, board, staffing, log } = deps;
  const book: Book = createBook();
  const company = createCompany();
  const places = createPlaces();
  const teller = createTeller(deps, site, places);
  const lapses = createLapses();
  const quiet = createQuiet(deps, site, () => deps.settings.get(site));
  const offers = createOffers(book, clock, teller.offers);
  let loaded = false;
  /** What is here may not be all there is: it is read anew before the next pass. */
  let stale = true;
  let settlesAt = 0;
  /** What came while all was read. */
  let missed: Conversation[] | undefined;

  const isStale = createStaleness();
  const hear = (conversation: Conversation): void => {
    // One that has ended is in no book: what a bus repeats of before must not bring it back.
    if (isStale(conversation)) return;
    if (company.hear(conversation)) turn.due();
    quiet.hear(conversation);
    const before = book.waiting.get(conversation.id)?.offer?.agent;
    if (!book.hear(conversation, clock.now())) return;
    if (!book.waiting.has(conversation.id)) places.drop(conversation.id);
    if (conversation.state === 'active') lapses.answered(conversation.agent.id);
    if (before !== undefined && book.waiting.get(conversation.id)?.offer === undefined) teller.offers([before]);
    teller.loads();
    turn.due();
  };

  async function load(): Promise<void> {
    missed = [];
    const [waiting, held] = await Promise.all([
      store.conversations(site, { of: 'waiting', limit: EVERYBODY }),
      store.conversations(site, { of: 'held', limit: EVERYBODY }),
    ]);
    const all = [...waiting, ...held];
    book.reset(all, clock.now());
    company.reset(held);
    quiet.reset(held);
    if (all.some(({ lastAt }) => lastAt < startedAt)) settlesAt = startedAt + SETTLE_MS;
    const since = missed;
    missed = undefined;
    loaded = true;
    stale = false;
    for (const conversation of since) hear(conversation);
  }

  /**
   * Outside of its group's hours when it was asked for: decided once for each wait, whatever hours are set later. What waited before this
   * process began was let in by the one before.
   */
  function cameClosed(settings: SiteSettings, request: Waiting): boolean {
    if (!request.isAsked || request.waitsSince < startedAt) return false;
    if (request.cameClosed === undefined) {
      const hours = serviceHours(settings, request.group);
      request.cameClosed = hours !== undefined && !isOpen(hours, request.waitsSince);
    }
    return request.cameClosed;
  }

  /** `workMs`: what it cost, without the time in which the loop went on. */
  async function pass(
    settings: SiteSettings,
    now: number,
  ): Promise<{ answer: Answer; late: Leaving[]; workMs: number }> {
    let workMs = 0;
    const late: Leaving[] = [];
    const served: Waiting[] = [];
    for (const request of book.waiting.values()) {
      if (cameClosed(settings, request)) late.push({ request, why: 'outside_hours' });
      else served.push(request);
    }
    let sliceAt = clock.elapsed();
    const steps = routing(snapshot({ site, book, staffing, settings, since: startedAt }, served), now);
    for (;;) {
      const step = steps.next();
      const sliceMs = clock.elapsed() - sliceAt;
      if (step.done) return { answer: step.value, late, workMs: workMs + sliceMs };
      if (sliceMs < SLICE_MS) continue;
      workMs += sliceMs;
      await new Promise<void>((resolve) => void clock.after(0, resolve));
      sliceAt = clock.elapsed();
    }
  }

  /** What came of the deeds: those that were refused went another way meanwhile, and make another pass. */
  async function settled(deeds: readonly Deed[]): Promise<void> {
    for (const { conversation, refused } of await Promise.all(deeds)) {
      if (conversation) hear(conversation);
      if (refused === undefined) continue;
      // Somebody else counts as well: what this book says of loads is not all there is.
      if (refused === 'at_limit') stale = true;
      turn.due(refused === 'at_limit' ? MISTAKEN_MS : 0);
    }
  }

  /** As the settings are now; undefined while they are read anew. */
  let current: SiteSettings | undefined;
  let changes = 0;
  async function readSettings(): Promise<SiteSettings | undefined> {
    const before = changes;
    const settings = await deps.settings.get(site);
    if (before === changes) current = settings;
    return settings;
  }

  function givable(agent: AgentId): Givable | undefined {
    for (const { id, name, status, lineLostSince } of staffing.all(site)) {
      if (id !== agent || name === '') continue;
      const limit = current?.staff.get(agent)?.limit ?? 0;
      return { name, limit, isThere: status === 'online' && lineLostSince === undefined };
    }
    return undefined;
  }

  /** When a guest is one no more, epoch ms: at once, or when the grace of their line is over. Undefined while they have one. */
  function goneAt(settings: SiteSettings): (guest: Guest) => number | undefined {
    const people = new Map([...staffing.all(site)].map((one) => [one.id, one]));
    return ({ agent, group }) => {
      const person = people.get(agent);
      if (person?.status === 'off') return 0;
      const lostSince = person ? person.lineLostSince : startedAt;
      return lostSince === undefined ? undefined : lostSince + groupOf(settings, group).graceMs;
    };
  }

  /** Takes who has signed off, or doesn't come back, out of what their colleagues have. */
  async function seeOff(settings: SiteSettings, now: number): Promise<void> {
    const when = goneAt(settings);
    const off: Guest[] = [];
    for (const guest of company.all()) {
      const at = when(guest);
      if (at === undefined) continue;
      if (at <= now) off.push(guest);
      else turn.dueAt(at);
    }
    if (off.length === 0) return;
    const outcomes = await Promise.all(withdrawAll(deps, site, off));
    for (const [n, { conversation }] of outcomes.entries()) {
      const id = off[n]?.conversation;
      if (conversation) hear(conversation);
      else if (id !== undefined) company.drop(id);
    }
  }

  let full: ReadonlySet<GroupId> = new Set();
  function look(settings: SiteSettings, all: Answer['waiting']): void {
    const waiting = all.filter(({ conversation }) => book.waiting.has(conversation));
    const now = fullGroups({ settings, waiting, people: staffing.all(site), load: book.load });
    const isSame = now.size === full.size && [...now].every((id) => full.has(id));
    full = now;
    if (!isSame) teller.full();
  }

  /** Who lets offer after offer lapse is away: requests would go round by them for nothing. */
  function notice(ended: Answer['ended'], settings: SiteSettings, now: number): void {
    for (const { agent, conversation, why } of ended) {
      const { acceptMs = 0 } = groupOf(settings, book.waiting.get(conversation)?.group);
      if (why !== 'lapsed' || !lapses.lapsed(agent, now, acceptMs)) continue;
      staffing.unanswered(site, agent);
      board.tell({ kind: 'duty', site, agent });
    }
  }

  async function round(): Promise<number> {
    if (stale) await load();
    const settings = await readSettings();
    if (!settings) return 0;
    await seeOff(settings, clock.now());
    const now = clock.now();
    for (const { id } of staffing.all(site)) book.seen(id, now);
    const { answer, late, workMs } = await pass(settings, now);
    notice(answer.ended, settings, now);
    offers.end(answer.ended);
    if (answer.requeued.length > 0) {
      // They wait at a time that the commit says: who gets them is another pass's.
      await settled(requeueAll(deps, site, answer.requeued));
      turn.due(0);
      return workMs;
    }
    offers.make(answer.offered);
    const mayGiveUp = (why: LeftReason) => now >= settlesAt || !HOPELESS.has(why);
    const leaving = [...late, ...leavings(answer.left, book.waiting, mayGiveUp)];
    places.set(answer.waiting.filter(({ conversation }) => book.waiting.has(conversation)));
    if (answer.nextAt !== undefined) turn.dueAt(answer.nextAt);
    if (now < settlesAt) turn.dueAt(settlesAt);
    await settled([...assignAll(deps, site, answer.assigned, givable), ...leaveAll(deps, site, leaving, settings)]);
    teller.places();
    look(settings, answer.waiting);
    return workMs;
  }

  const turn = createTurn(clock, round, (error) => log.error({ error, site }, 'a routing pass failed'));

  board.put(site, {
    offers: (agent) => offers.of(agent),
    load: (agent) => (loaded ? book.load(agent) : undefined),
    isFull: (group) => full.has(group),
    place: (conversation: ConversationId) => places.of(conversation),
    pass(agent, conversation) {
      if (!offers.pass(agent, conversation)) return;
      lapses.answered(agent);
      turn.due();
    },
  });
  turn.due(0);

  return {
    hear(conversation) {
      if (missed) missed.push(conversation);
      else if (loaded) hear(conversation);
    },
    changed: () => turn.due(),
    settingsChanged() {
      changes += 1;
      quiet.changed();
      current = undefined;
      readSettings().catch((error: unknown) => log.error({ error, site }, 'settings were not read'));
      turn.due();
    },
    check() {
      stale = true;
      turn.due();
    },
    stop() {
      turn.stop();
      quiet.stop();
      teller.stop();
    },
  };
}
