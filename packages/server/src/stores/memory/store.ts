import { randomBytes } from 'node:crypto';
import type { Conversation } from '@shopbell/domain';
import type { ConversationId, SiteId } from '@shopbell/protocol';
import type { Appended, Change, Device, OnDurable, Store } from '../../ports/store.ts';
import { checkDevice, checkedAppend } from '../checked.ts';
import { createGroups, type Job, type Written } from '../group.ts';
import { bodyBytes } from '../log-row.ts';
import { takePage } from '../page.ts';
import { append, emptyTables, list, load, sentKey, type Tables, viewOf } from './tables.ts';

export interface MemoryStoreOptions {
  onDurable: OnDurable;
  /** When what was written counts as durable. Default: at once. Must not reject. */
  sync?: () => Promise<void>;
  /** Default: random. */
  epoch?: string;
}

/** One step of a commit, checked and ready to be carried out. */
type Step = { device: Device } | { appended: Appended; change: Extract<Change, { put: 'conversation' }> };

/** Checks all changes of a commit before the first is carried out, so that a bad one leaves nothing behind. */
function plan(site: SiteId, tables: Tables, changes: readonly Change[]): readonly Step[] {
  const rows = new Map<ConversationId, Conversation>();
  const sent = new Set<string>();
  const steps: Step[] = [];
  for (const change of changes) {
    if (change.put === 'device') {
      const { device } = change;
      checkDevice(tables.devices.get(device.tokenHash), device);
      steps.push({ device });
      continue;
    }
    const { conversation, log } = change;
    const appended = checkedAppend(site, rows.get(conversation.id) ?? load(tables, conversation.id), change);
    if (log.length === 0) continue;
    for (const key of log.map(sentKey)) {
      if (key === undefined) continue;
      if (tables.sent.has(key) || sent.has(key)) throw new Error('a cid would be stored twice');
      sent.add(key);
    }
    rows.set(conversation.id, conversation);
    steps.push({ appended, change });
  }
  return steps;
}

/**
 * The store in memory, with the semantics of the durable ones: for tests, the simulation, and a server that may forget.
 * Commits made in one turn of the microtask queue form a group.
 */
export function createMemoryStore({ onDurable, sync = async () => {}, epoch }: MemoryStoreOptions): Store {
  const sites = new Map<SiteId, Tables>();
  const of = (site: SiteId): Tables => {
    const tables = sites.get(site) ?? emptyTables();
    sites.set(site, tables);
    return tables;
  };

  const write = (jobs: readonly Job[]): Written => {
    const failed = new Map<Job, unknown>();
    const appended: Appended[] = [];
    let changed = false;
    for (const job of jobs) {
      const tables = of(job.site);
      try {
        for (const step of plan(job.site, tables, job.decide(viewOf(tables)))) {
          changed = true;
          if ('device' in step) tables.devices.set(step.device.tokenHash, step.device);
          else {
            append(tables, step.appended, step.change.log);
            appended.push(step.appended);
          }
        }
      } catch (error) {
        failed.set(job, error);
      }
    }
    return { failed, appended, changed };
  };

  const groups = createGroups({ write, sync, onDurable, schedule: (run) => queueMicrotask(run) });
  const { read } = groups;

  return {
    epoch: epoch ?? randomBytes(12).toString('base64url'),
    commit: (site, _keys, decide) => groups.commit(site, decide),
    conversation: (site, id) => read(() => load(of(site), id)),
    conversations: (site, query) => read(() => list(of(site), query)),
    device: (site, tokenHash) => read(() => of(site).devices.get(tokenHash)),
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
    readDeskBetween: (site, id, from, to) =>
      read(() => (of(site).logs.get(id)?.desk ?? []).filter(({ afterSeq }) => from <= afterSeq && afterSeq < to)),
    ping: async () => {},
    close: () => groups.close(),
  };
}
