import type { AgentId, ConversationId, SiteId, State } from '@shopbell/protocol';
import type { AgentWho } from '../app/who.ts';
import type { Board, BoardChange } from '../ports/board.ts';
import type { RelayDeps } from './deps.ts';
import {
  answersBy,
  availabilityOf,
  colleaguesOf,
  dutyOf,
  type FloorDeps,
  nextHoursChange,
  rulesOf,
} from './floor-states.ts';
import type { Presence } from './presence.ts';
import { send, sendEncoded } from './send.ts';
import type { Session } from './session.ts';
import type { SettingsBook } from './settings-book.ts';

/** Changes are gathered this long: a floor signs in within minutes, and each of them is told of all. */
const GATHER_MS = 250;
/** Loads change with every conversation: they are gathered this long for each agent of the floor, in ms. */
const GATHER_LOADS_MS = 20;
/** Queues that fill up or come free are looked at this much later, in ms. */
const LOOK_FULL_MS = 1000;
/** People told between two turns of the loop; well under a millisecond each. */
const STRIDE = 64;
/** A flip of the hours is looked for at least this often, in ms: the wall clock may be set meanwhile. */
const LOOK_MS = 60_000;

interface Told {
  availability: { rev: number; coming: string; waiting: string };
  colleagues: number;
  /** Cancels the message that is being gathered, and when it goes out. */
  gathering: { cancel: () => void; at: number } | undefined;
  flip: (() => void) | undefined;
  /** Cancels the look at what is full. */
  looking: (() => void) | undefined;
}

/** Tells people of the floor: shoppers whether somebody would answer, agents who is here, how they stand and what is offered to them. */
export function createFloorTold(deps: RelayDeps, presence: Presence, settings: SettingsBook, board: Board) {
  const parts: FloorDeps = { presence, settings, board, mails: deps.mails };
  const sites = new Map<SiteId, Told>();
  let rev = 0;

  const toldOf = (site: SiteId): Told => {
    const told = sites.get(site) ?? {
      ...{
        availability: { rev: 0, coming: '', waiting: '' },
        colleagues: 0,
        gathering: undefined,
        flip: undefined,
        looking: undefined,
      },
    };
    sites.set(site, told);
    return told;
  };

  /** Looks again when hours change, for as long as there are any. */
  function watch(site: SiteId): void {
    const told = toldOf(site);
    told.flip?.();
    told.flip = undefined;
    const at = nextHoursChange(settings.of(site), deps.clock.now());
    if (at === undefined) return;
    told.flip = deps.clock.after(Math.max(1, Math.min(at - deps.clock.now(), LOOK_MS)), () => {
      watch(site);
      announce(site);
      colleagues(site, GATHER_MS);
    });
  }

  /** Brings both words up to date: for who comes, and for who waits already. */
  function lookAt(site: SiteId): Told['availability'] {
    const told = toldOf(site);
    const before = told.availability;
    const json = (waits: boolean) => JSON.stringify(availabilityOf(parts, site, deps.clock.now(), waits));
    const now = { coming: json(false), waiting: json(true) };
    const isSame = now.coming === before.coming && now.waiting === before.waiting;
    if (!isSame) told.availability = { rev: before.rev + 1, ...now };
    return told.availability;
  }

  function stateOf(site: SiteId, rev: number, json: string): State {
    const { leave, ...rest } = JSON.parse(json);
    const by = answersBy(settings.of(site), deps.clock.now());
    return { topic: 'availability', rev, ...rest, leave: { ...leave, ...by } };
  }

  const waits = (site: SiteId, { cursors }: Session): boolean =>
    [...cursors].some(([id]) => board.place(site, id) !== undefined);

  /** Tells shoppers, when there is something new. */
  function announce(site: SiteId): void {
    const before = toldOf(site).availability;
    const now = lookAt(site);
    if (now.rev === before.rev) return;
    const frame = (json: string) => JSON.stringify({ type: 'state', state: stateOf(site, now.rev, json) });
    const frames = { coming: frame(now.coming), waiting: frame(now.waiting) };
    for (const session of deps.hub.shoppers(site)) {
      // Who is being greeted is told by their welcome, and nothing may come before that.
      if (session.phase !== 'live') continue;
      const word = waits(site, session) ? 'waiting' : 'coming';
      if (now[word] !== before[word]) sendEncoded(deps, session, 'state', frames[word]);
    }
  }

  /** A queue that is full has a place again with every one that is taken: shoppers are told at most this often. */
  function announceFull(site: SiteId): void {
    const told = toldOf(site);
    told.looking ??= deps.clock.after(LOOK_FULL_MS, () => {
      told.looking = undefined;
      announce(site);
    });
  }

  /** Tells agents who is here, soon. */
  function colleagues(site: SiteId, withinMs: number): void {
    const told = toldOf(site);
    const at = deps.clock.elapsed() + withinMs;
    if (told.gathering && told.gathering.at <= at) return;
    told.gathering?.cancel();
    told.colleagues += 1;
    const cancel = deps.clock.after(withinMs, () => {
      told.gathering = undefined;
      const state = colleaguesOf(parts, site, told.colleagues, deps.clock.now());
      const json = JSON.stringify({ type: 'state', state });
      for (const session of deps.hub.agents(site)) {
        if (session.phase === 'live') sendEncoded(deps, session, 'state', json);
      }
    });
    told.gathering = { cancel, at };
  }

  /** The first at once, the others in pieces between which the loop goes on. What each is told is found out when it is told. */
  function inStrides<T>(all: readonly T[], tell: (one: T) => void): void {
    let from = 0;
    const go = (): void => {
      for (const one of all.slice(from, from + STRIDE)) tell(one);
      from += STRIDE;
      if (from < all.length) deps.clock.after(0, go);
    };
    go();
  }

  /** One state to each connection of these agents; of all without `only`. */
  function toAgents(site: SiteId, only: ReadonlySet<AgentId> | undefined, make: (who: AgentWho) => State): void {
    const theirs = deps.hub
      .agents(site)
      .filter(({ who }) => who?.role === 'agent' && (only === undefined || only.has(who.agent.id)));
    inStrides(theirs, (session) => {
      const { who } = session;
      if (session.phase === 'live' && who?.role === 'agent') send(deps, session, { type: 'state', state: make(who) });
    });
  }

  const offers = ({ site, agent }: AgentWho): State => ({
    topic: 'offers',
    rev,
    offers: [...board.offers(site, agent.id)],
  });
  const duty = (who: AgentWho): State => dutyOf(parts, who, rev);

  function place(site: SiteId, conversation: ConversationId): State {
    return { topic: 'queue', conversation, rev, ...(board.place(site, conversation) ?? { place: 0 }) };
  }

  function onBoard(change: BoardChange): void {
    rev += 1;
    const { site } = change;
    if (change.kind === 'loads') {
      return colleagues(site, Math.max(GATHER_MS, presence.here(site).length * GATHER_LOADS_MS));
    }
    if (change.kind === 'full') return announceFull(site);
    if (change.kind === 'duty') return toAgents(site, new Set([change.agent]), duty);
    if (change.kind === 'offers') {
      return toAgents(site, new Set(change.agents), offers);
    }
    inStrides(change.conversations, (id) => {
      for (const session of deps.hub.followers(id)) {
        if (session.phase !== 'live' || session.who?.role !== 'shopper') continue;
        send(deps, session, { type: 'state', state: place(site, id) });
      }
    });
  }

  const stops = [
    board.onChange(onBoard),
    presence.onChange((site) => {
      announce(site);
      colleagues(site, GATHER_MS);
    }),
  ];

  return {
    /** For a shopper's welcome. */
    availability(site: SiteId, waits: boolean): State {
      if (!sites.get(site)?.flip) watch(site);
      // Whatever this finds out is told to the others too.
      announce(site);
      const { rev, coming, waiting } = toldOf(site).availability;
      return stateOf(site, rev, waits ? waiting : coming);
    },
    /** The place of a conversation that waits. */
    place: (site: SiteId, id: ConversationId): State[] => (board.place(site, id) ? [place(site, id)] : []),
    /** For an agent's welcome. */
    forAgent: (who: AgentWho): State[] => [
      colleaguesOf(parts, who.site, toldOf(who.site).colleagues, deps.clock.now()),
      duty(who),
      offers(who),
      rulesOf(parts, who.site, rev),
    ],
    /** An agent's status changed. */
    duty(who: AgentWho): void {
      rev += 1;
      toAgents(who.site, new Set([who.agent.id]), duty);
    },
    /** A site's settings changed. */
    settings(site: SiteId): void {
      rev += 1;
      watch(site);
      announce(site);
      colleagues(site, GATHER_MS);
      toAgents(site, undefined, duty);
      toAgents(site, undefined, ({ site }) => rulesOf(parts, site, rev));
    },
    stop(): void {
      for (const stop of stops) stop();
      for (const { flip, gathering, looking } of sites.values()) {
        looking?.();
        flip?.();
        gathering?.cancel();
      }
    },
  };
}

export type FloorTold = ReturnType<typeof createFloorTold>;
