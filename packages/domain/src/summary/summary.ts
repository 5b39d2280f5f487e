import type { AgentId, Cid, ConversationId } from '@shopbell/protocol';
import type { Bone, Bones } from './bone.ts';
import { ratingOf, SATISFIED_FROM } from './rated.ts';

/** A promise, by the conversation it was made in. */
export interface PromiseRef {
  conversation: ConversationId;
  promise: Cid;
}

/** What one agent did on one natural day (日结). Each figure is the list of what it counts, sorted, so that it can be asked why. */
export interface DaySummary {
  agent: AgentId;
  /** From its first instant up to `until`: the day's end, or the instant of the summary. Epoch ms. */
  from: number;
  until: number;
  /** Conversations in which they answered. */
  served: readonly ConversationId[];
  /** Those they have whose shopper waits for an answer at `until`. */
  waiting: readonly ConversationId[];
  /** Left messages of which theirs was the first answer. */
  leftAnswered: readonly ConversationId[];
  /** Given to a colleague or a group, or given back, by them. */
  transferredAway: readonly ConversationId[];
  /** Given to them by a colleague, or taken over by them. */
  transferredIn: readonly ConversationId[];
  /** Promises they made. */
  promised: readonly PromiseRef[];
  /** Promises they owed that were kept, and given up. */
  kept: readonly PromiseRef[];
  givenUp: readonly PromiseRef[];
  /** Promises they owe at `until`; of these, what is due by then. */
  open: readonly PromiseRef[];
  overdue: readonly PromiseRef[];
  /**
   * Conversations that began in it, were theirs last, and in which both sides have spoken; of these, those that were rated, and with
   * four or five stars. These three alone also count what came after `until`: a rating belongs to the day of its conversation.
   */
  valid: readonly ConversationId[];
  rated: readonly ConversationId[];
  satisfied: readonly ConversationId[];
}

interface Owed {
  owner: string;
  due: number;
}

/** Who has a conversation, who waits in it, and what is owed, up to an instant. */
class Walk {
  holder: string | null = null;
  waits = false;
  /** A left message that nobody has answered. */
  inbox = false;
  wasLeft = false;
  readonly owed = new Map<Cid, Owed>();

  step(bone: Bone): void {
    const { kind, role, author } = bone;
    switch (kind) {
      case 'message':
        if (role === 'shopper') this.waits = true;
        if (role === 'agent') this.waits = this.inbox = false;
        return;
      case 'assigned':
        this.holder = bone.agent;
        return;
      case 'requested':
        this.holder = null;
        return;
      case 'left':
        this.holder = null;
        // What was answered is another left message only once the shopper has spoken again.
        this.inbox ||= !this.wasLeft || this.waits;
        this.wasLeft = true;
        return;
      case 'closed':
        this.holder = null;
        this.waits = false;
        return;
      default:
        this.#promise(bone, author);
    }
  }

  #promise({ kind, role, promise, due, agent }: Bone, author: string | null): void {
    if (promise === null) return;
    const owed = this.owed.get(promise);
    if (kind === 'promised') {
      // A follow-up is opened by the system, for whoever sees the case through.
      const owner = agent ?? author;
      if (owner !== null) this.owed.set(promise, { owner, due: due ?? 0 });
      return;
    }
    if (role !== 'agent' || author === null) return;
    if (kind === 'promise_kept' || kind === 'promise_given_up') this.owed.delete(promise);
    else if (owed && kind === 'promise_moved') this.owed.set(promise, { ...owed, due: due ?? owed.due });
    else if (owed && kind === 'promise_taken') this.owed.set(promise, { ...owed, owner: author });
    else if (owed && kind === 'promise_given') this.owed.set(promise, { ...owed, owner: agent ?? owed.owner });
  }
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byRef = (a: PromiseRef, b: PromiseRef): number =>
  byText(a.conversation, b.conversation) || byText(a.promise, b.promise);

/** The figures of one conversation. */
class Tally {
  readonly conversations = {
    served: new Set<ConversationId>(),
    waiting: new Set<ConversationId>(),
    leftAnswered: new Set<ConversationId>(),
    transferredAway: new Set<ConversationId>(),
    transferredIn: new Set<ConversationId>(),
    valid: new Set<ConversationId>(),
    rated: new Set<ConversationId>(),
    satisfied: new Set<ConversationId>(),
  };
  readonly promises = {
    promised: [] as PromiseRef[],
    kept: [] as PromiseRef[],
    givenUp: [] as PromiseRef[],
    open: [] as PromiseRef[],
    overdue: [] as PromiseRef[],
  };

  /** What one event adds; `walk` stands before it. */
  count({ conversation }: Bones, bone: Bone, walk: Walk, agent: AgentId): void {
    const { kind, role, author, promise } = bone;
    const isTheirs = role === 'agent' && author === agent;
    const { conversations, promises } = this;
    if (kind === 'message' && isTheirs) {
      conversations.served.add(conversation);
      if (walk.inbox) conversations.leftAnswered.add(conversation);
    }
    if (isTheirs && (kind === 'transferred' || kind === 'given_back')) conversations.transferredAway.add(conversation);
    if (kind === 'taken_over' && bone.agent === agent) conversations.transferredAway.add(conversation);
    if (kind === 'transferred' && bone.agent === agent) conversations.transferredIn.add(conversation);
    if (kind === 'taken_over' && isTheirs) conversations.transferredIn.add(conversation);
    if (promise === null) return;
    const ref = { conversation, promise };
    if (kind === 'promised' && isTheirs) promises.promised.push(ref);
    if (walk.owed.get(promise)?.owner !== agent) return;
    if (kind === 'promise_kept') promises.kept.push(ref);
    if (kind === 'promise_given_up') promises.givenUp.push(ref);
  }

  /** What its shopper said of it, where that is this agent's. */
  rate({ conversation }: Bones, rating: ReturnType<typeof ratingOf>): void {
    if (!rating) return;
    this.conversations.valid.add(conversation);
    if (rating.stars === undefined) return;
    this.conversations.rated.add(conversation);
    if (rating.stars >= SATISFIED_FROM) this.conversations.satisfied.add(conversation);
  }

  /** What stands at the end. */
  end({ conversation }: Bones, walk: Walk, agent: AgentId, until: number): void {
    if (walk.holder === agent && walk.waits) this.conversations.waiting.add(conversation);
    for (const [promise, { owner, due }] of walk.owed) {
      if (owner !== agent) continue;
      this.promises.open.push({ conversation, promise });
      if (due <= until) this.promises.overdue.push({ conversation, promise });
    }
  }
}

/**
 * The summary of an agent's day over the logs of every conversation they had to do with, in any order; others add nothing. Time is `at` as
 * the log has it, from `from` up to and without `until`, ratings aside. Pure: the same logs give the same summary to the byte.
 */
export function summarise(logs: Iterable<Bones>, agent: AgentId, from: number, until: number): DaySummary {
  const tally = new Tally();
  for (const bones of logs) {
    const walk = new Walk();
    for (const bone of bones.log) {
      if (bone.at >= until) continue;
      if (bone.at >= from) tally.count(bones, bone, walk, agent);
      walk.step(bone);
    }
    tally.end(bones, walk, agent, until);
    tally.rate(bones, ratingOf(bones, agent, from, until));
  }
  const conversations = (name: keyof Tally['conversations']) => [...tally.conversations[name]].sort(byText);
  const promises = (name: keyof Tally['promises']) => tally.promises[name].toSorted(byRef);
  return {
    ...{ agent, from, until },
    served: conversations('served'),
    waiting: conversations('waiting'),
    leftAnswered: conversations('leftAnswered'),
    transferredAway: conversations('transferredAway'),
    transferredIn: conversations('transferredIn'),
    promised: promises('promised'),
    kept: promises('kept'),
    givenUp: promises('givenUp'),
    open: promises('open'),
    overdue: promises('overdue'),
    valid: conversations('valid'),
    rated: conversations('rated'),
    satisfied: conversations('satisfied'),
  };
}
