import type { Conversation, LeftMessage } from '@shopbell/domain';
import type { DeskEvent } from '@shopbell/protocol';
import type { Appended } from '../../packages/server/src/ports/store.ts';

/** A change of a limit that is younger than this may not have reached everybody, in ms. */
const FRESH_MS = 1000;

/** Follows what is durable, commit by commit, and watches the limits. */
export interface Truth {
  readonly broken: readonly string[];
  readonly reached: ReadonlyMap<string, number>;
  heard(appended: readonly Appended[]): void;
  /** Limits changed. */
  limits(now: ReadonlyMap<string, number>): void;
  /** Everything anew: what was not durable is gone. */
  reset(all: readonly Conversation[]): void;
}

const names: { readonly [K in DeskEvent['kind']]?: (event: DeskEvent) => string } = {
  requeued: (event) => (event.kind === 'requeued' ? `requeued: ${event.why}` : ''),
  left_because: (event) => (event.kind === 'left_because' ? `left: ${event.why}` : ''),
  transferred: (event) => (event.kind === 'transferred' && event.group ? 'given to a group' : 'given to a colleague'),
  given_back: () => 'given back',
  taken_over: () => 'taken over',
};

export function createTruth(now: () => number): Truth {
  const held = new Map<string, string>();
  /** Who gave away what waits. */
  const givers = new Map<string, string>();
  /** Left messages, as they were last. */
  const owed = new Map<string, LeftMessage>();
  const broken: string[] = [];
  const reached = new Map<string, number>();
  let limits: ReadonlyMap<string, number> = new Map();
  let before: ReadonlyMap<string, number> = new Map();
  let changedAt = Number.NEGATIVE_INFINITY;
  const loadOf = (agent: string) => [...held.values()].filter((each) => each === agent).length;
  const reach = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);

  function put({ id, ...conversation }: Conversation, takenOver: boolean, told: boolean): void {
    const had = held.get(id);
    if (conversation.state !== 'active') {
      held.delete(id);
      return;
    }
    const agent = conversation.agent.id;
    held.set(id, agent);
    if (!told || had === agent || takenOver) return;
    const most = Math.max(limits.get(agent) ?? 0, now() - changedAt < FRESH_MS ? (before.get(agent) ?? 0) : 0);
    if (loadOf(agent) > most) broken.push(`${agent} has ${loadOf(agent)}, and may have ${most}`);
  }

  /** What somebody gave away is not given to them again: not by the routing, that is. */
  function watchGivers({ conversation: { id }, public: events, desk }: Appended): void {
    for (const event of events) {
      if (event.kind === 'assigned' && event.by.role === 'system' && event.agent.id === givers.get(id)) {
        broken.push(`${id} was given back to ${event.agent.id}, who gave it away`);
      }
      if (event.kind !== 'message') givers.delete(id);
    }
    for (const event of desk) {
      const isAway = event.kind === 'given_back' || (event.kind === 'transferred' && event.group !== undefined);
      if (isAway && event.by.role === 'agent') givers.set(id, event.by.id);
    }
  }

  /** What is owed stays due when it was; what was answered stays answered, unless the shopper has spoken since. */
  function watchLeft({ conversation: { id, left, waitingSince }, public: events }: Appended): void {
    const before = owed.get(id);
    if (left) owed.set(id, left);
    if (!before || !left) {
      if (before) broken.push(`${id} was a left message, and is none`);
      return;
    }
    const isAnother = before.repliedAt !== undefined && waitingSince !== undefined && before.at < left.at;
    const isSame =
      left.at === before.at && left.dueAt === before.dueAt && left.repliedAt === (before.repliedAt ?? left.repliedAt);
    if (!isSame && !isAnother) broken.push(`${id} lost what was owed: ${events.map(({ kind }) => kind)}`);
    if (events.some(({ kind }) => kind === 'left')) reach('left again');
  }

  return {
    broken,
    reached,
    heard(appended) {
      for (const each of appended) {
        watchGivers(each);
        watchLeft(each);
        const { conversation, public: events, desk } = each;
        put(
          conversation,
          desk.some(({ kind }) => kind === 'taken_over'),
          true,
        );
        for (const event of desk) {
          const what = names[event.kind]?.(event);
          if (what) reach(what);
        }
        for (const { kind, by } of events) if (kind === 'assigned') reach(`assigned by ${by.role}`);
      }
    },
    limits(now_) {
      before = limits;
      limits = now_;
      changedAt = now();
    },
    reset(all) {
      held.clear();
      givers.clear();
      owed.clear();
      for (const conversation of all) put(conversation, false, false);
    },
  };
}
