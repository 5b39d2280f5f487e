import { HANDOVER_REASONS } from '@shopbell/protocol/constants';
import { agentOver } from '../../packages/sdk/src/agent-over.ts';
import type { Shown } from '../history.ts';
import { createBeside } from './beside.ts';
import type { Dice } from './dice.ts';
import { guardedWords } from './guarded.ts';
import { createHost } from './host.ts';
import { createSeeing } from './leaving.ts';
import { type Listing, listRows } from './lists.ts';
import {
  abandon,
  type Device,
  discarded,
  firstOf,
  follow,
  type Page,
  type PageWorld,
  portsOf,
  type Wish,
} from './page.ts';
import { createPromising } from './promising.ts';
import { looks } from './receipts.ts';
import { createTold } from './told.ts';

/** An agent's browser. */
export interface AgentDevice extends Device {
  readonly token: string;
  /** What is done beside colleagues. */
  readonly beside: Dice;
  /** What is promised to shoppers; undefined where nothing is. */
  readonly promising: Dice | undefined;
  /** Words that the guard is about; undefined where nobody says such. */
  readonly guarded: Dice | undefined;
  /** What is done about what was left; undefined where nobody leaves anything. */
  readonly leaving: Dice | undefined;
}

/** An agent's page, and what it may see is left to the caller. */
export interface AgentPage extends Page, Listing {
  /** Somebody looks once more at what seems to be open, though it is in none of their lists. */
  reopen(): void;
}

const BURST = 8;

export function openAgent(world: PageWorld, device: AgentDevice, name: string): AgentPage {
  const { dice, timeline, words, recorder } = world;
  const host = createHost(timeline, name);
  const faults: string[] = [];
  const told = createTold(name, timeline, faults);
  const agent = agentOver(
    {
      ...portsOf(world, host, device, told.welcomed),
      fetch: () => Promise.reject(new Error('no HTTP here')),
      origin: undefined,
    },
    { endpoint: 'https://chat.example', token: device.token },
  );
  const deskOf = (conversation: string) => `${conversation} desk`;
  agent.on('event', ({ conversation, seq, cid }) => told.hear({ lane: conversation, n: seq, cid }));
  agent.on('desk', ({ conversation, deskSeq, cid }) => told.hear({ lane: deskOf(conversation), n: deskSeq, cid }));
  agent.on('change', ({ waiting, mine, owned, company, promises, threads }) => {
    if (!host.alive) return;
    for (const { conversation } of [...waiting, ...mine, ...owned, ...company, ...promises])
      if (!threads.has(conversation)) agent.open(conversation);
    for (const { conversation, events, desk } of threads.values()) {
      if (events.length > 0) told.sees(conversation);
      if (desk.length > 0) told.sees(deskOf(conversation));
    }
  });
  void agent.connect().catch(() => undefined);

  const wish = (what: Wish, ask: () => Promise<{ cid: string }>) => follow(world, page, what, ask);
  const beside = createBeside(agent, device.beside, name, (what, ask) => wish(what, ask));
  const promising =
    device.promising && createPromising({ agent, dice: device.promising, name, now: world.shopWall, wish });
  const seeing = device.leaving && createSeeing({ agent, dice: device.leaving, name, wish });
  const say = (conversation: string) => {
    const said = guardedWords(device.guarded, words());
    wish({ deed: 'say', conversation, ...said }, () => agent.send(conversation, said.text));
  };

  /** Something of one's own that may be changed, mostly something recent. */
  function amend(conversation: string): void {
    const { events = [] } = agent.view.threads.get(conversation) ?? {};
    const own = events.filter(({ kind, by }) => kind === 'message' && 'id' in by && by.id === agent.view.self?.id);
    const target = dice.pick(own.slice(-4));
    if (!target) return;
    const of = target.seq;
    const said = target.cid === undefined ? undefined : recorder.byCid(target.cid);
    if (dice.hit(0.5)) {
      const anew = guardedWords(device.guarded, words());
      if (anew.guard !== 'blocks') said?.reworded.push(anew.text);
      wish({ deed: 'edit', conversation, ...anew, of }, () => agent.edit(conversation, of, anew.text));
    } else {
      if (said) said.takenBack = true;
      wish({ deed: 'recall', conversation, of }, () => agent.recall(conversation, of));
    }
  }

  /** Why, in words of its own: so that the press is known again. */
  const handover = () => ({ reason: dice.pick([...HANDOVER_REASONS]) ?? 'other', note: words() });

  /** To a colleague on duty, mostly; sometimes to oneself, which is refused. */
  function transfer(conversation: string): void {
    const { colleagues, self } = agent.view;
    const others = colleagues.filter(({ id }) => id !== self?.id || dice.hit(0.1));
    const to = dice.pick(others);
    if (!to) return;
    const { reason, note } = handover();
    wish({ deed: 'transfer', conversation, text: note }, () => agent.transfer(conversation, to.id, { reason, note }));
  }

  /** By who may and by who may not, of what a colleague has or had a moment ago. */
  function takeOver(): void {
    const { threads, self } = agent.view;
    const theirs = [...threads.values()].flatMap(({ conversation, state, events }) => {
      const last = events.findLast((event) => event.kind === 'assigned');
      return state === 'active' && last?.kind === 'assigned' && last.agent.id !== self?.id
        ? [{ conversation, from: last.agent.id }]
        : [];
    });
    const one = dice.pick(theirs);
    if (!one) return;
    const { conversation, from } = one;
    const why = words();
    wish({ deed: 'take_over', conversation, text: why }, () => agent.takeOver(conversation, from, why));
  }

  const looked = new Map<string, number>();
  function look(conversation: string): void {
    const thread = agent.view.threads.get(conversation);
    if (thread) agent.read(conversation, looks(recorder.looked, looked, 'shop', thread));
  }

  const waiting = () => [...agent.view.threads.values()].flatMap(({ pending }) => pending);

  const page: AgentPage = {
    host,
    device,
    name,
    faults,
    untold(writtenAt) {
      const shown = [...agent.view.threads.values()].flatMap(({ conversation, events, desk }) => [
        ...events.map(({ seq, cid }) => ({ lane: conversation, n: seq, cid })),
        ...desk.map(({ deskSeq, cid }) => ({ lane: deskOf(conversation), n: deskSeq, cid })),
      ]);
      return told.untold(shown, writtenAt);
    },
    lists() {
      const { waiting, left, mine, owned, company, floor, promises } = agent.view;
      return {
        waiting: listRows(waiting),
        left: listRows(left),
        mine: listRows(mine),
        owned: listRows(owned),
        company: listRows(company),
        floor: listRows(floor),
        promises: listRows(promises),
      };
    },
    token: device.token,
    act() {
      if (promising?.() || seeing?.() || beside()) return;
      const { waiting, mine, threads } = agent.view;
      const free = dice.pick(waiting);
      if (free && dice.hit(mine.length > 0 ? 0.25 : 0.9)) {
        const { conversation } = free;
        wish({ deed: 'take', conversation }, () => agent.take(conversation));
        return;
      }
      const own = dice.pick(mine);
      const any = dice.pick([...threads.keys()]);
      const roll = dice.number();
      if (roll < 0.18 && any) {
        const text = words();
        wish({ deed: 'note', conversation: any, text }, () => agent.note(any, text));
      } else if (roll < 0.22 && any) void agent.history(any, { limit: 1 + dice.int(20) }).catch(() => undefined);
      else if (roll < 0.3) takeOver();
      else if (!own) return;
      else if (roll < 0.39) transfer(own.conversation);
      else if (roll < 0.44) {
        const { conversation } = own;
        const { reason, note } = handover();
        wish({ deed: 'give_back', conversation, text: note }, () => agent.giveBack(conversation, { reason, note }));
      } else if (roll < 0.47)
        wish({ deed: 'close', conversation: own.conversation }, () => agent.close(own.conversation));
      else if (roll < 0.54) amend(own.conversation);
      else if (roll < 0.61) look(own.conversation);
      else if (roll < 0.64) agent.typing(own.conversation, dice.hit(0.7));
      else if (roll < 0.68) for (let left = 2 + dice.int(BURST); left > 0; left--) say(own.conversation);
      else say(own.conversation);
    },
    reading: { side: 'shop', looked, threads: () => [...agent.view.threads.values()] },
    shown: () =>
      [...agent.view.threads.values()].map(
        (thread): Shown => ({
          who: name,
          conversation: thread.conversation,
          public: thread.events,
          desk: thread.desk,
          first: firstOf(thread),
          pending: thread.pending.map(({ cid }) => cid),
        }),
      ),
    held(isTold) {
      const { threads, ...view } = agent.view;
      return { ...view, threads: [...threads.values()].filter(({ conversation }) => isTold(conversation)) };
    },
    pending: () => waiting().flatMap(({ cid, status }) => (status === 'failed' ? [] : cid)),
    get stale() {
      return agent.view.stale;
    },
    greeted: undefined,
    reopen() {
      const { waiting, mine, owned, promises, threads } = agent.view;
      const listed = new Set([...waiting, ...mine, ...owned, ...promises].map(({ conversation }) => conversation));
      for (const { conversation, state } of threads.values()) {
        if (state !== 'closed' && !listed.has(conversation)) agent.open(conversation);
      }
    },
    get inMemory() {
      return agent.view.storage === 'memory';
    },
    decide(goes) {
      if (goes) agent.sendStale();
      else {
        discarded(world, device);
        agent.discardStale();
      }
    },
    close() {
      abandon(world, { name, host, waiting: waiting(), storage: agent.view.storage });
      host.die();
      device.database.abandon(host);
    },
  };
  return page;
}
