import { type DaySummary, dateIn, dayIn, summarise } from '@shopbell/domain';
import type { ProblemCode, SiteId } from '@shopbell/protocol';
import { breathe } from '../breathe.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ledger } from '../ports/ledger.ts';
import type { Settings } from '../ports/settings.ts';
import type { KeptSummary, Remark, Summaries } from '../ports/summaries.ts';

/** Log entries read in one turn of the loop: some 2 ms. */
const ENTRIES_AT_ONCE = 500;
const DAY_MS = 86_400_000;
/** After a day's end it can be kept this long, in ms: who signs off past midnight, or forgot. */
const KEEP_MS = 2 * DAY_MS;

/** For ratings a conversation counts for who had it last, also where they took it up to so long after the day's end, in ms. */
const TAKEN_WITHIN_MS = 7 * DAY_MS;

/** Days before today that are looked through for one that its agent has not kept. */
const LOOKED_BACK = 7;

/** Whose day. */
interface Whose {
  id: string;
  name: string;
}

/** An agent's day: as the log tells it now, and as it was kept. */
export interface DayView {
  day: string;
  zone: string;
  /** Epoch ms. */
  now: number;
  /** It can still be kept. */
  open: boolean;
  figures: DaySummary;
  /** Newest first. */
  kept: readonly KeptSummary[];
}

type Refused = { problem: ProblemCode };

/** The days of a site's agents: computed from the log, and kept by them. */
export interface DayBook {
  /** `day`: `YYYY-MM-DD` in the site's zone, absent for today. One to come is refused. */
  view(site: SiteId, agent: Whose, day?: string): Promise<DayView | Refused>;
  /** Keeps the day as the log tells it now, after version `after` of it. The same again is the one that was kept. */
  keep(
    site: SiteId,
    agent: Whose,
    wish: { day: string; after: number; remarks: readonly Remark[] },
  ): Promise<KeptSummary | Refused>;
  /** The newest of the last seven days before today in which the agent did something, where it was not kept. */
  unkept(site: SiteId, agent: string): Promise<string | undefined>;
  /** The newest version of everybody's, and who did something in it and has kept none. */
  ofDay(site: SiteId, day?: string): Promise<TeamDay | Refused>;
}

/** By name. */
export interface TeamDay {
  day: string;
  zone: string;
  kept: readonly KeptSummary[];
  unkept: readonly Whose[];
}

interface Deps {
  store: Ledger;
  summaries: Summaries;
  settings: Pick<Settings, 'get'>;
  /** Who works at a site. */
  directory: Pick<Directory, 'people'>;
  clock: Pick<Clock, 'now'>;
}

/** Has the agent done something in it? What merely stayed open is no day's work. */
const isWorked = ({
  served,
  leftAnswered,
  transferredAway,
  transferredIn,
  promised,
  kept,
  givenUp,
}: DaySummary): boolean =>
  [served, leftAnswered, transferredAway, transferredIn, promised, kept, givenUp].some((did) => did.length > 0);

const isSame = (a: readonly Remark[], b: readonly Remark[]): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A read of the store may answer within the same turn: after so many entries, what shoppers and agents do comes in between. */
function breaths(): (entries: number) => Promise<void> {
  let read = 0;
  return async (entries) => {
    read += entries;
    if (read < ENTRIES_AT_ONCE) return;
    read = 0;
    await breathe();
  };
}

export function createDayBook({ store, summaries, settings, directory, clock }: Deps): DayBook {
  /** A day of the site that has begun. */
  async function dayOf(site: SiteId, wanted: string | undefined) {
    const zone = (await settings.get(site))?.timeZone ?? 'UTC';
    const now = clock.now();
    const day = wanted ?? dateIn(zone, now);
    const span = day === undefined ? undefined : dayIn(zone, day);
    if (day === undefined || span === undefined || span.start > now || span.end <= span.start) return undefined;
    return { day, zone, now, from: span.start, until: Math.min(span.end, now), open: now < span.end + KEEP_MS };
  }
  type Day = NonNullable<Awaited<ReturnType<typeof dayOf>>>;

  /** `breathe`: one for all that is read in a row. `takenBy`: what they took up to then is read too, which only ratings need. */
  async function figuresOf(
    site: SiteId,
    agent: string,
    { from, until }: Day,
    breathe: (entries: number) => Promise<void> = breaths(),
    takenBy = until,
  ): Promise<DaySummary> {
    const ids = await store.worked(site, agent, from, takenBy);
    const logs = [];
    for (const id of new Set(ids)) {
      const bones = await store.bones(site, id);
      if (bones) logs.push(bones);
      await breathe(bones?.log.length ?? 0);
    }
    return summarise(logs, agent, from, until);
  }

  const wholeDay = (site: SiteId, agent: string, day: Day): Promise<DaySummary> =>
    figuresOf(site, agent, day, breaths(), Math.min(day.now, day.until + TAKEN_WITHIN_MS));

  return {
    async view(site, agent, wanted) {
      const day = await dayOf(site, wanted);
      if (!day) return { problem: 'not_found' };
      const [figures, kept] = await Promise.all([
        wholeDay(site, agent.id, day),
        summaries.versions(site, agent.id, day.day),
      ]);
      return { day: day.day, zone: day.zone, now: day.now, open: day.open, figures, kept };
    },
    async keep(site, agent, { day: wanted, after, remarks }) {
      const day = await dayOf(site, wanted);
      if (!day) return { problem: 'not_found' };
      if (!day.open) return { problem: 'summary_closed' };
      const figures = await wholeDay(site, agent.id, day);
      const one = { agent: { id: agent.id, name: agent.name }, day: day.day, at: day.now, figures, remarks };
      const kept = await summaries.keep(site, after, one);
      if (kept) return kept;
      // The answer to the first try was lost.
      const [newest] = await summaries.versions(site, agent.id, day.day);
      if (newest?.version === after + 1 && isSame(newest.remarks, remarks)) return newest;
      return { problem: 'summary_changed' };
    },
    async unkept(site, agent) {
      const today = await dayOf(site, undefined);
      const breathe = breaths();
      for (let back = 1; today && back <= LOOKED_BACK; back += 1) {
        const noon = Date.parse(`${today.day}T12:00:00Z`) - back * DAY_MS;
        const day = await dayOf(site, new Date(noon).toISOString().slice(0, 10));
        if (!day || !isWorked(await figuresOf(site, agent, day, breathe))) continue;
        const versions = await summaries.versions(site, agent, day.day);
        return versions.length === 0 ? day.day : undefined;
      }
      return undefined;
    },
    async ofDay(site, wanted) {
      const day = await dayOf(site, wanted);
      if (!day) return { problem: 'not_found' };
      const [kept, people] = await Promise.all([summaries.ofDay(site, day.day), directory.people(site)]);
      const have = new Set(kept.map(({ agent }) => agent.id));
      const unkept: Whose[] = [];
      const breathe = breaths();
      // One after the other: of a large team each is hundreds of conversations.
      for (const { agent } of people) {
        if (have.has(agent.id) || !isWorked(await figuresOf(site, agent.id, day, breathe))) continue;
        unkept.push({ id: agent.id, name: agent.name });
      }
      return { day: day.day, zone: day.zone, kept, unkept };
    },
  };
}
