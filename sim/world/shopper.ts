import * as extras from '../../packages/sdk/src/adapters/extras.ts';
import { type ChatPorts, chatOver } from '../../packages/sdk/src/chat.ts';
import type { Chat } from '../../packages/sdk/src/chat-types.ts';
import type { DeviceStore } from '../../packages/sdk/src/ports.ts';
import { lazyLine } from '../../packages/sdk/src/tabs/lazy-line.ts';
import { share } from '../../packages/sdk/src/tabs/share.ts';
import type { Shown } from '../history.ts';
import type { Browser } from './browser.ts';
import type { Dice } from './dice.ts';
import { createHost } from './host.ts';
import { createLeaving } from './leaving.ts';
import {
  abandon,
  type Device,
  discarded,
  firstOf,
  follow,
  type Page,
  type PageWorld,
  portsOf,
  REFUSED_MS,
  type Wish,
} from './page.ts';
import { looks } from './receipts.ts';
import { memberToken } from './server.ts';
import { createTold } from './told.ts';

/** A shopper's device. */
export interface ShopperDevice extends Device {
  /** Its one key of the browser's storage. */
  stored: string | undefined;
  /** Its pages, which learn late of what another one has stored. */
  readonly readers: Set<(value: string | undefined) => void>;
  /** What its tabs share; undefined where each has a line of its own. */
  readonly browser: Browser | undefined;
  /** Whom the shop proves here. */
  readonly member: string | undefined;
  /** What its tabs share can't be loaded: each has a line of its own. */
  readonly apart: boolean;
  /** What is left and rated here; undefined where nobody does. */
  readonly leaving: Dice | undefined;
}

/** The most messages of one burst. */
const BURST = 25;
/** The longest that a page does not see what another one has stored, in ms. */
export const STORED_MS = 200;
/** The longest life of a member's token, in ms. */
const TOKEN_LIFE_MS = 600_000;

/** A shopper's page. */
export interface ShopperPage extends Page {
  /** Somebody says something new. */
  say(): void;
  /** It has the line of its browser's tabs, or one of its own. */
  readonly leads: boolean;
  /** The person leaves, in all tabs that share a line. */
  signOut(): void;
  /** What is here of whoever was here before, in words. */
  remains(): string[];
}

export function openShopper(world: PageWorld, device: ShopperDevice, name: string): ShopperPage {
  const { dice, timeline, words, recorder } = world;
  const host = createHost(timeline, name);
  const faults: string[] = [];
  const told = createTold(name, timeline, faults);
  const { browser } = device;
  let greeted: string | undefined;
  /** The device's one key, as this page sees it. */
  let known = device.stored;
  const hears = (value: string | undefined) => {
    known = value;
  };
  device.readers.add(hears);
  function store(value: string | undefined): void {
    if (!host.alive) return;
    known = device.stored = value;
    for (const reader of device.readers) if (reader !== hears) timeline.after(STORED_MS, () => reader(device.stored));
  }
  const kept: DeviceStore = {
    name: 'shopbell',
    kind: 'persistent',
    read: () => known,
    write: store,
    clear: () => store(undefined),
  };
  const said = (hello: string) => {
    greeted = JSON.parse(hello).token;
  };
  const ports: ChatPorts = {
    ...portsOf(world, host, device, told.welcomed, said, () => known),
    device: kept,
    page: () => undefined,
    async extras() {
      await host.sleep(device.laterMs ?? REFUSED_MS);
      if (device.laterMs === undefined) throw new Error('the chunk is not there');
      return extras;
    },
  };
  if (browser) {
    ports.line = lazyLine(async () => {
      await host.sleep(device.laterMs ?? REFUSED_MS);
      if (device.laterMs === undefined || device.apart) throw new Error('the chunk is not there');
      return share(chat, kept, browser.tab(host));
    });
  }
  const chat: Chat = chatOver(ports, { endpoint: 'https://chat.example', site: 'demo' });
  /** Another tab's line greets a restored relay, and may tell of it all anew. */
  const isTold = () => !browser || !recorder.restored;
  chat.on('message', ({ conversation, seq, cid }) => {
    if (isTold()) told.hear({ lane: conversation, n: seq, cid });
  });
  chat.on('change', ({ threads }) => {
    for (const { conversation, events } of threads) if (events.length > 0) told.sees(conversation);
  });
  if (device.member !== undefined) {
    const { member } = device;
    const lifeMs = dice.hit(0.5) ? TOKEN_LIFE_MS : dice.between(10_000, 60_000);
    void chat.identify(() => memberToken(member, world.shopWall() + lifeMs)).catch(() => undefined);
  }
  void chat.connect().catch(() => undefined);

  const wish = (what: Wish, ask: () => Promise<{ cid?: string } | undefined>) => follow(world, page, what, ask);
  /** A verb of the part that is loaded later: words that are said meanwhile may pass it, other verbs may not. */
  const verb = (what: Wish, ask: () => Promise<{ cid?: string } | undefined>) => {
    wish(what, ask).verb = device.laterMs ?? REFUSED_MS;
  };
  const leaving = device.leaving && createLeaving({ chat, dice: device.leaving, name, words, verb });
  const say = () => {
    const text = words();
    wish({ deed: 'say', conversation: chat.view.thread?.conversation, text }, () => chat.send(text));
  };

  /** Something of one's own that may be changed, mostly something recent. */
  function amend(conversation: string): void {
    const own = chat.view.thread?.events.filter(({ kind, by }) => kind === 'message' && by.role === 'shopper') ?? [];
    const target = dice.pick(own.slice(-4));
    if (!target) return;
    const of = target.seq;
    const said = target.cid === undefined ? undefined : recorder.byCid(target.cid);
    if (dice.hit(0.5)) {
      const text = words();
      said?.reworded.push(text);
      verb({ deed: 'edit', conversation, text, of }, () => chat.edit(of, text));
    } else {
      if (said) {
        said.takenBack = true;
        // A tab that can't hear of it offers it to a restored relay still, behind what one that knows has offered without it.
        said.unheard = device.apart;
      }
      verb({ deed: 'recall', conversation, of }, () => chat.recall(of));
    }
  }

  const looked = new Map<string, number>();
  const waiting = () => [...chat.view.pending, ...chat.view.threads.flatMap(({ pending }) => pending)];

  const page: ShopperPage = {
    say,
    get leads() {
      return chat.view.leader;
    },
    signOut: () => void chat.signOut().catch(() => undefined),
    remains() {
      const { threads, pending, member } = chat.view;
      return [
        ...threads.map(({ conversation }) => `${name} still shows ${conversation} of who has left`),
        ...(pending.length > 0 ? [`${name} still has words of who has left`] : []),
        ...(member ? [`${name} still speaks for ${member.id}, who has left`] : []),
      ];
    },
    host,
    device,
    name,
    faults,
    untold(writtenAt) {
      const messages = chat.view.threads.flatMap(({ conversation, events }) =>
        events.flatMap(({ kind, seq, cid }) => (kind === 'message' ? { lane: conversation, n: seq, cid } : [])),
      );
      return isTold() ? told.untold(messages, writtenAt) : [];
    },
    act() {
      if (leaving?.()) return;
      const { thread } = chat.view;
      const open = thread && thread.state !== 'closed' ? thread : undefined;
      const roll = dice.number();
      if (roll < 0.04) {
        for (let left = 2 + dice.int(BURST); left > 0; left--) say();
      } else if (roll < 0.08) {
        if (open) verb({ deed: 'close', conversation: open.conversation }, () => chat.end().then(() => undefined));
      } else if (roll < 0.12) void chat.history({ limit: 1 + dice.int(20) }).catch(() => undefined);
      else if (roll < 0.17) chat.typing(dice.hit(0.7));
      else if (roll < 0.27) {
        if (thread) chat.read(looks(recorder.looked, looked, 'shopper', thread));
      } else if (roll < 0.4 && open) amend(open.conversation);
      else say();
    },
    reading: { side: 'shopper', looked, threads: () => chat.view.threads },
    shown: () =>
      chat.view.threads.map(
        (thread): Shown => ({
          who: name,
          conversation: thread.conversation,
          public: thread.events,
          first: firstOf(thread),
          pending: thread.pending.map(({ cid }) => cid),
        }),
      ),
    held: () => chat.view,
    pending: () => waiting().flatMap(({ cid, status }) => (status === 'failed' ? [] : cid)),
    get stale() {
      return chat.view.stale;
    },
    get greeted() {
      return browser && chat.view.leader ? greeted : undefined;
    },
    get inMemory() {
      return chat.view.storage === 'memory';
    },
    decide(goes) {
      if (goes) chat.sendStale();
      else {
        discarded(world, device);
        chat.discardStale();
      }
    },
    close() {
      abandon(world, { name, host, waiting: waiting(), storage: chat.view.storage });
      host.die();
      device.readers.delete(hears);
      device.database.abandon(host);
      browser?.gone(host);
    },
  };
  return page;
}
