import { anonymousToken } from '../../packages/sdk/src/ids.ts';
import { type AgentDevice, type AgentPage, openAgent } from './agent.ts';
import { createBrowser } from './browser.ts';
import { createDice, type Dice } from './dice.ts';
import { type Ledger, note } from './ledger.ts';
import type { Page, PageWorld } from './page.ts';
import type { Rates } from './rates.ts';
import { createDatabase } from './shelf.ts';
import { openShopper, type ShopperDevice, type ShopperPage, STORED_MS } from './shopper.ts';

/** How often all tabs of a shopper begin in the same moment, and some of them end in the next one. */
const AT_ONCE = 0.4;
/** How many shoppers' devices have been talked on before. */
const KNOWN = 0.25;
/** How many of those whose tabs begin at once have lines of their own, and speak once they are greeted; the longest that takes, in ms. */
const APART = 0.25;
const GREETED_MS = 6_000;
/** By then most rivals have loaded what tabs share, in ms. */
const LOADED_MS = 1500;

export interface PeopleOptions {
  readonly seed: number;
  readonly rates: Rates;
  /** All tabs of a shopper who was never here begin in the same moment, and each says something. */
  readonly rivals: boolean;
  /** What the agent of this number promises; undefined where nobody does. */
  readonly promising: ((agent: number) => Dice) | undefined;
  /** Likewise, which words of theirs the guard is about. */
  readonly guarded: ((agent: number) => Dice) | undefined;
  /** What is left and rated by the shopper of this number, and seen to by the agent behind all of them. */
  readonly leaving: ((one: number) => Dice) | undefined;
  readonly ledger: Ledger;
  readonly trace: ((line: string) => void) | undefined;
  /** Told of each page that is opened. */
  entered(page: Page): void;
}

/** The shoppers and agents of a world, with their devices and pages. */
export interface People {
  readonly shoppers: readonly { readonly page: ShopperPage; readonly device: ShopperDevice }[];
  readonly agents: readonly AgentPage[];
  pages(): readonly Page[];
  reload(page: Page): void;
  /** A page is put away, with or without a sign. */
  freeze(page: Page, ms: number): void;
  /** Somebody comes for the first time, and says something at once. */
  newcomer(): void;
  /** Somebody signs out in one of their tabs. Returns what looks whether that is true in all of them, and has somebody else speak there. */
  leave(): (() => string[]) | undefined;
}

/** Draws who there is, and has them come within the first two seconds. */
export function createPeople(world: PageWorld, options: PeopleOptions): People {
  const { dice: people, net, timeline } = world;
  const { seed, rates, rivals, ledger } = options;
  const beginnings = createDice(-seed);
  const shoppers: { page: ShopperPage; device: ShopperDevice }[] = [];
  const agents: AgentPage[] = [];
  const place = () => {
    const made = {
      online: true,
      skewMs: people.hit(0.2) ? people.between(-3e6, 3e6) : 0,
      wakes: new Set<() => void>(),
      troubled: false,
      laterMs: people.between(0, people.hit(0.1) ? 3000 : 100),
    };
    const health = people.hit(rates.persistent) ? 'fine' : 'absent';
    const took = () => note(ledger, 'words of another secret taken over');
    const database = createDatabase(timeline, people, health, () => world.wall() + made.skewMs, took);
    return Object.assign(made, { database });
  };
  const enter = options.entered;

  for (let i = 0; i < rates.shoppers; i++) {
    const member = people.hit(rates.member) ? 'member-1' : undefined;
    const own = createDice(-seed - 1_000_000 * (i + 1));
    const apart = createDice(-seed - 600_000_000 * (i + 1));
    const browser =
      rates.tabs > 1 || people.hit(0.2) ? createBrowser(people.hit(0.6), own, rivals, options.trace) : undefined;
    const isKnown = own.hit(KNOWN);
    const drawn = place();
    if (rivals) drawn.laterMs = Math.min(drawn.laterMs, LOADED_MS);
    const device: ShopperDevice = {
      ...drawn,
      name: `shopper ${i}`,
      stored: isKnown && !rivals ? JSON.stringify({ token: anonymousToken(own) }) : undefined,
      readers: new Set(),
      member,
      browser,
      apart: rivals && rates.tabs > 1 && apart.hit(APART),
      leaving: options.leaving?.(i),
    };
    const speaksAt = 1000 + apart.between(600, GREETED_MS);
    const atOnce = rates.tabs > 1 && (rivals || beginnings.hit(AT_ONCE));
    for (let tab = 0; tab < rates.tabs; tab++) {
      const name = `${device.name} tab ${tab}`;
      const openedAt = people.between(0, 2000);
      timeline.after(atOnce ? 1000 : openedAt, () => {
        const page = openShopper(world, device, name);
        shoppers.push({ page, device });
        enter(page);
        if (!atOnce) return;
        const saysMs = device.apart ? speaksAt - timeline.now + apart.between(0, STORED_MS) : 1;
        if (rivals) timeline.after(saysMs, () => page.host.alive && page.say());
        else page.act();
        const [from, to] = rivals ? [80, 260] : [150, 700];
        if (beginnings.hit(0.5)) timeline.after(beginnings.between(from, to), () => page.host.alive && reload(page));
      });
    }
  }
  for (let i = 0; i < rates.agents; i++) {
    const token = people.hit(0.2) ? 'na' : (['na', 'wei', 'min'][i % 3] ?? 'na');
    const beside = createDice(-seed - 500_000_000 * (i + 1));
    const promising = options.promising?.(i);
    const guarded = options.guarded?.(i);
    const leaving = options.leaving?.(rates.shoppers + i);
    const device: AgentDevice = {
      ...place(),
      name: `agent ${i} (${token})`,
      token,
      beside,
      promising,
      guarded,
      leaving,
    };
    timeline.after(people.between(0, 2000), () => {
      const page = openAgent(world, device, device.name);
      agents.push(page);
      enter(page);
    });
  }

  /** Where nothing is kept, the outbox begins anew with its page. */
  const nextName = ({ name, device }: Page) => (device.database.health === 'absent' ? `${name}'` : name);

  function reload(page: Page): void {
    page.close();
    for (const line of [...net.lines]) if (line.host === page.host) net.cut(line, true);
    const shopper = shoppers.findIndex((one) => one.page === page);
    const agent = agents.indexOf(page as AgentPage);
    const { device } = shoppers[shopper] ?? {};
    const old = agents[agent];
    shoppers.splice(shopper, shopper < 0 ? 0 : 1);
    agents.splice(agent, agent < 0 ? 0 : 1);
    timeline.after(people.between(50, 2000), () => {
      const next = nextName(page);
      if (device) {
        const opened = openShopper(world, device, next);
        shoppers.push({ page: opened, device });
        enter(opened);
      } else if (old) {
        const opened = openAgent(world, old.device as AgentDevice, next);
        agents.push(opened);
        enter(opened);
      }
    });
  }

  function newcomer(): void {
    const own = createDice(-seed - 900_000_000);
    const device: ShopperDevice = {
      name: 'newcomer',
      online: true,
      skewMs: 0,
      wakes: new Set(),
      troubled: false,
      laterMs: 10,
      database: createDatabase(timeline, own, 'absent', world.wall, () => undefined),
      stored: undefined,
      readers: new Set(),
      member: undefined,
      browser: undefined,
      apart: false,
      leaving: undefined,
    };
    const page = openShopper(world, device, device.name);
    shoppers.push({ page, device });
    enter(page);
    page.say();
  }

  function leave(): (() => string[]) | undefined {
    const own = createDice(-seed - 950_000_000);
    const one = own.pick(shoppers.filter(({ page, device }) => page.host.alive && device.name !== 'newcomer'));
    if (!one) return undefined;
    const { device } = one;
    const theirs = shoppers.filter((each) => each.device === device);
    // Tabs that have lines of their own tell each other nothing.
    const isShared = theirs.filter(({ page }) => page.leads).length === 1;
    const hear = isShared ? theirs : [one];
    // From here on this device is nobody's: its screens are looked at here.
    for (const each of theirs) shoppers.splice(shoppers.indexOf(each), 1);
    note(ledger, 'signed out');
    one.page.signOut();
    const { secrets, gone } = world.recorder;
    for (const secret of secrets.get(device.name) ?? []) gone.add(secret);
    secrets.delete(device.name);
    return () => {
      const found = hear.flatMap(({ page }) => page.remains());
      if (isShared && device.stored !== undefined) found.push(`${device.name} still remembers who has left`);
      own.pick(hear)?.page.say();
      return found;
    };
  }

  /** A page is put away, with or without a sign. */
  function freeze(page: Page, ms: number): void {
    const { browser } = shoppers.find((one) => one.page === page)?.device ?? {};
    const signs = people.hit(0.5);
    if (signs) browser?.sign(page.host, 'away');
    page.host.freeze(ms);
    if (signs) page.host.after(ms, () => browser?.sign(page.host, 'back'));
    else if (people.hit(0.5)) {
      browser?.sign(page.host, 'hidden');
      page.host.after(ms, () => browser?.sign(page.host, 'shown'));
    }
  }

  return {
    shoppers,
    agents,
    reload,
    freeze,
    newcomer,
    leave,
    pages: () => [...shoppers.map(({ page }) => page), ...agents],
  };
}
