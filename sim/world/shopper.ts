import { chatOver } from '../../packages/sdk/src/chat.ts';
import type { Thread } from '../../packages/sdk/src/types.ts';
import type { Shown } from '../history.ts';
import { createHost } from './host.ts';
import { abandon, type Box, type Device, follow, type Page, type PageWorld, portsOf } from './page.ts';
import { memberToken } from './server.ts';

/** A shopper's device. */
export interface ShopperDevice extends Device {
  /** Its one key of the browser's storage. */
  stored: string | undefined;
  /** Whom the shop proves here. */
  readonly member: string | undefined;
}

/** The most messages of one burst. */
const BURST = 25;
const TOKEN_LIFE_MS = 600_000;

const firstOf = (thread: Thread) => (thread.more ? (thread.events[0]?.seq ?? 1) - 1 : 0);

export function openShopper(world: PageWorld, device: ShopperDevice, box: Box, name: string): Page {
  const { dice, timeline, words } = world;
  const host = createHost(timeline, name);
  const faults: string[] = [];
  const chat = chatOver(
    {
      ...portsOf(world, host, device, box),
      device: {
        read: () => device.stored,
        write: (value) => {
          if (host.alive) device.stored = value;
        },
        clear: () => {
          if (host.alive) device.stored = undefined;
        },
      },
      page: () => undefined,
    },
    { endpoint: 'https://chat.example', site: 'demo' },
  );
  const told = new Set<string>();
  chat.on('message', ({ conversation, seq, cid }) => {
    const key = `${world.era()} ${conversation} ${seq} ${cid}`;
    if (told.has(key)) faults.push(`${name} was told twice of ${key}`);
    told.add(key);
  });
  if (device.member !== undefined) {
    const { member } = device;
    void chat.identify(() => memberToken(member, world.shopWall() + TOKEN_LIFE_MS)).catch(() => undefined);
  }
  void chat.connect().catch(() => undefined);

  const say = () => {
    const text = words();
    const conversation = chat.view.thread?.conversation;
    follow(world, page, { deed: 'say', conversation, text }, () => chat.send(text));
  };

  const page: Page = {
    host,
    device,
    box,
    faults,
    act() {
      const { thread } = chat.view;
      const roll = dice.number();
      if (roll < 0.05) {
        for (let left = 2 + dice.int(BURST); left > 0; left--) say();
      } else if (roll < 0.1) {
        if (thread && thread.state !== 'closed') {
          follow(world, page, { deed: 'close', conversation: thread.conversation }, () =>
            chat.end().then(() => undefined),
          );
        }
      } else if (roll < 0.14) void chat.history({ limit: 1 + dice.int(20) }).catch(() => undefined);
      else if (roll < 0.2) chat.typing(dice.hit(0.7));
      else say();
    },
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
    pending: () =>
      [...chat.view.pending, ...chat.view.threads.flatMap(({ pending }) => pending)].flatMap(({ cid, status }) =>
        status === 'failed' ? [] : cid,
      ),
    close() {
      abandon(world, box);
      host.die();
    },
  };
  return page;
}
