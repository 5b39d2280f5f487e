import type { Card } from '@shopbell/protocol';
import { ChatError, type FoundStores } from '@shopbell/sdk';
import { message, thread } from '../talk.ts';
import { withCard } from './cards.ts';
import { ago, type Scene, type Scenes, type Shown, talking } from './scene.ts';

const HOUR_MS = 3_600_000;
/** From now on, in hours. */
const inHours = (...hours: number[]) => hours.map((hour) => Date.now() + hour * HOUR_MS);

/** No scene takes the way along. */
const referral = () => Promise.reject(new ChatError('offline'));
const BUND: FoundStores['stores'][number] = {
  id: 'S-1',
  name: 'Loom & Leaf, the Bund',
  address: '1 The Bund, Huangpu District, Shanghai',
  distanceM: 830,
  open: true,
  turns: inHours(3, 14),
  zone: 'Asia/Shanghai',
  hours: 'Mon–Fri 9:00–18:00\nSat 10:00–16:00',
  phone: '+86 21 6321 0000',
  services: ['Repairs', 'Tea tasting'],
  maps: [
    { map: 'amap', url: 'https://uri.amap.com/marker?position=121.49,31.24' },
    { map: 'google', url: 'https://www.google.com/maps/search/?api=1&query=31.24,121.49' },
    { map: 'apple', url: 'https://maps.apple.com/?ll=31.24,121.49' },
  ],
  referral,
};
const HANGZHOU: typeof BUND = {
  id: 'S-2',
  name: 'Loom & Leaf, West Lake',
  address: '127 Beishan Street, Hangzhou',
  distanceM: 164_200,
  open: false,
  turns: inHours(15, 24),
  zone: 'Asia/Shanghai',
  hours: 'Mon–Sun 10:00–22:00',
  referral,
};
const NONE: FoundStores = { any: true, others: [], stores: [] };
const FOUND: FoundStores = {
  any: true,
  near: 'Shanghai, China',
  others: ['Shanghai, West Virginia'],
  stores: [BUND, HANGZHOU],
};

const talk = talking(thread('A', [message(1, 'theirs', 'Come and see it in one of our stores', undefined, ago(1))]));

const opens = async ({ find }: Shown) => {
  (await find('.options > button')).click();
  (await find('.options path[d^="M10 17l"]')).closest('button')?.click();
  return find<HTMLInputElement>('.stores input');
};
const looks = async (on: Shown) => {
  const box = await opens(on);
  box.value = 'Shanghai';
  box.dispatchEvent(new Event('input'));
  (await on.find('.stores .go')).click();
};
const fails = (code: ConstructorParameters<typeof ChatError>[0], said: string): Scene => ({
  view: talk,
  stores: NONE,
  acts: async (on) => {
    on.chat.calls.answer('nearestStores', (query) => {
      if (query) throw new ChatError(code);
      return NONE;
    });
    await looks(on);
  },
  shows: `[data-said=${said}]`,
});

/** Presses for the stores near where they are, in a browser that does not say it. */
async function isNotLocated(on: Shown): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(navigator, 'geolocation');
  const refuses = { getCurrentPosition: (_: unknown, refused: () => void) => refused() };
  Object.defineProperty(navigator, 'geolocation', { configurable: true, value: refuses });
  await opens(on);
  (await on.find('.stores .here')).click();
  if (own) Object.defineProperty(navigator, 'geolocation', own);
  else Reflect.deleteProperty(navigator, 'geolocation');
}

/** The way to a store. */
export const FINDING: Scenes = {
  'a store to look for': { view: talk, stores: NONE, acts: opens, shows: '.stores input' },
  'a store to look for, with nobody there': {
    view: { ...talk, availability: 'away', agent: undefined, opensAt: inHours(15)[0] },
    stores: NONE,
    acts: opens,
    shows: '.stores input',
  },
  'stores are looked for': {
    view: talk,
    stores: NONE,
    acts: async (on) => {
      await opens(on);
      on.chat.calls.hold('nearestStores');
      const box = await on.find<HTMLInputElement>('.stores input');
      box.value = 'Shanghai';
      box.dispatchEvent(new Event('input'));
      (await on.find('.stores .go')).click();
    },
    shows: '[data-said=looking]',
  },
  'stores that were found': { view: talk, stores: FOUND, acts: looks, shows: '.stores li' },
  'no store was found': { view: talk, stores: NONE, acts: looks, shows: '[data-said=none]' },
  'a store to look for, by a browser that does not say where': {
    view: talk,
    stores: NONE,
    acts: isNotLocated,
    shows: '[data-said=refused]',
  },
  'stores can’t be looked for now': fails('offline', 'offline'),
  'stores were looked for too often': fails('rate_limited', 'later'),
  'a store’s card, with all there is to it': {
    view: talking(
      thread('A', [withCard(1, { type: 'store', v: 1, near: 'Shanghai, China', ...BUND } as Card, 'agent')]),
    ),
    shows: '.card .ways',
  },
};
