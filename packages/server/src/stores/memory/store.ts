import { randomBytes } from 'node:crypto';
import type { SiteId } from '@shopbell/protocol';
import type { Appended, OnDurable, Store } from '../../ports/store.ts';
import { checkedSteps, type Step } from '../checked.ts';
import { behind, createGroups, isBehind, type Job, type Written } from '../group.ts';
import { bodyBytes } from '../log-row.ts';
import { createMarkBook } from '../marks.ts';
import { takePage } from '../page.ts';
import { byLetter } from './by-letter.ts';
import { bonesOf, workedBy } from './ledger.ts';
import type { MemoryOutbox } from './outbox.ts';
import { referralsOf, referralsSent } from './referrals.ts';
import {
  append,
  emptyTables,
  forgetOnce,
  list,
  load,
  promiseKey,
  putLink,
  sentKey,
  type Tables,
  unname,
  untold,
  viewOf,
} from './tables.ts';

export interface MemoryStoreOptions {
  onDurable: OnDurable;
  /** When what was written counts as durable. Default: at once. Must not reject. */
  sync?: () => Promise<void>;
  /** Where what is to go out is put. Default: nowhere. */
  outbox?: Pick<MemoryOutbox, 'put'>;
  /** Default: random. */
  epoch?: string;
  /** Default: it never was. */
  restoredAt?: number | undefined;
}

/** A cid is stored once for each author, whatever a decision looked at (C1). */
function refuseKnownCids(tables: Tables, steps: readonly Step[]): void {
  const keys = steps.flatMap((step) => ('log' in step ? step.log.flatMap((logged) => sentKey(logged) ?? []) : []));
  if (keys.some((key) => tables.sent.has(key)) || new Set(keys).size < keys.length) {
    throw new Error('a cid would be stored twice');
  }
}

/**
 * The store in memory, with the semantics of the durable ones: for tests, the simulation, and a server that may forget.
 * Commits made in one turn of the microtask queue form a group.
 */
export function createMemoryStore(options: MemoryStoreOptions): Store {
  const { onDurable, sync = async () => {}, outbox, epoch, restoredAt } = options;
  const sites = new Map<SiteId, Tables>();
  const of = (site: SiteId): Tables => {
    const tables = sites.get(site) ?? emptyTables();
    sites.set(site, tables);
    return tables;
  };

  const write = (jobs: readonly Job[]): Written => {
    const failed = new Map<Job, unknown>();
    const appended: Appended[] = [];
    let commits = 0;
    for (const job of jobs) {
      const tables = of(job.site);
      try {
        if (isBehind(failed, job)) throw behind();
        const view = viewOf(tables);
        const steps = checkedSteps(job.site, job.decide(view), view);
        refuseKnownCids(tables, steps);
        if (steps.length > 0) commits += 1;
        for (const step of steps) {
          if ('device' in step) tables.devices.set(step.device.tokenHash, step.device);
          else if ('unnamed' in step) unname(tables, step.unnamed);
          else if ('once' in step) tables.once.set(step.once.name, step.once);
          else if ('toldDue' in step) {
            const { conversation, deskSeq, dueAt } = step.toldDue;
            tables.toldDue.set(promiseKey(conversation, deskSeq), dueAt);
          } else if ('outgoing' in step) outbox?.put(job.site, step.outgoing);
          else if ('referral' in step) tables.referrals.set(step.referral.hash, step.referral);
          else if ('link' in step) putLink(tables, step.link, step.at);
          else {
            append(tables, step.appended, step.log);
            appended.push(step.appended);
          }
        }
      } catch (error) {
        failed.set(job, error);
      }
    }
    return { failed, appended, commits };
  };

  // Nothing is kept elsewhere, so what has risen stays in the book.
  const marks = createMarkBook(() => undefined);
  const groups = createGroups({ write, sync, onDurable, schedule: (run) => queueMicrotask(run) });
  const { read } = groups;

  return {
    epoch: epoch ?? randomBytes(12).toString('base64url'),
    restoredAt,
    commit: (site, _keys, decide, sender) => groups.commit(site, decide, sender),
    conversation: (site, id) => read(() => load(of(site), id)),
    busySites: () =>
      read(() =>
        [...sites].flatMap(([site, { conversations }]) =>
          [...conversations.values()].some(({ state }) => state === 'requested' || state === 'active') ? [site] : [],
        ),
      ),
    conversations: (site, query) => read(() => list(of(site), query)),
    listed: (site, query) => read(() => list(of(site), query).map(({ id }) => id)),
    these: (site, ids) => read(() => ids.flatMap((id) => load(of(site), id) ?? [])),
    device: (site, tokenHash) => read(() => of(site).devices.get(tokenHash)),
    byLetter: (site, person) => read(() => byLetter(of(site), person)),
    readPublic: (site, id, { after, limit }) =>
      read(() => {
        const log = of(site).logs.get(id)?.public ?? [];
        return { events: takePage(log.slice(after), limit, bodyBytes), head: log.length };
      }),
    readDesk: (site, id, { after, limit }) =>
      read(() => {
        const log = of(site).logs.get(id)?.desk ?? [];
        return { events: takePage(log.slice(after), limit, bodyBytes), head: log.length };
      }),
    readBefore: (site, id, before, limit) =>
      read(() => {
        const log = of(site).logs.get(id)?.public ?? [];
        return takePage(log.slice(0, Math.max(0, before - 1)).reverse(), limit, bodyBytes).reverse();
      }),
    takenBack: (site, id, seq) => read(() => of(site).logs.get(id)?.takenBack.get(seq) ?? []),
    worked: (site, agent, from, to) => read(() => workedBy(of(site), agent, from, to)),
    bones: (site, id) => read(() => bonesOf(of(site), id)),
    untold: (site, now, limit) => read(() => untold(of(site), now, limit)),
    referral: (hash) => read(() => [...sites.values()].flatMap(({ referrals }) => referrals.get(hash) ?? [])[0]),
    referralById: (site, id) => read(() => [...of(site).referrals.values()].find((each) => each.id === id)),
    referralsOf: (site, conversation) => read(() => referralsOf(of(site), conversation)),
    referralsSent: (site, query) => read(() => referralsSent(of(site), query)),
    deskSeqBefore: (site, id, before) =>
      read(
        () =>
          of(site)
            .logs.get(id)
            ?.desk.findLast(({ afterSeq }) => afterSeq < before)?.deskSeq ?? 0,
      ),
    heads: (site, ids) =>
      read(
        () =>
          new Map(
            ids.flatMap((id) => {
              const row = of(site).conversations.get(id);
              return row ? [[id, { seq: row.seq, deskSeq: row.deskSeq }]] : [];
            }),
          ),
      ),
    receipts: async (site, id) => marks.of(site, id),
    mark: async (site, id, side, raised) => marks.raise(site, id, side, raised),
    async forgetOver(now) {
      for (const { once } of sites.values()) forgetOnce(once, ({ until }) => until <= now);
    },
    ping: async () => {},
    close: () => groups.close(),
  };
}
