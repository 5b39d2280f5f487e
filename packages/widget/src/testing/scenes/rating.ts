import { ChatError, type Thread } from '@shopbell/sdk';
import { closed, message, thread } from '../talk.ts';
import { ago, mei, type Scene, type Scenes, type Shown, shopper, talking } from './scene.ts';

type Event = Thread['events'][number];

const HOUR_MS = 3_600_000;

/** The shopper is asked as the talk ends. */
export const ratingAsked = (seq: number, more: object = {}): Event =>
  ({ kind: 'rating_asked', seq, at: ago(1), by: { role: 'system' }, until: Date.now() + HOUR_MS, ...more }) as Event;

export const rated = (seq: number, stars: number, more: object = {}): Event =>
  ({ kind: 'rated', seq, at: ago(0), by: shopper, stars, ...more }) as Event;

/** A talk that is over, and what came after its end. */
export const overWith = (...events: Event[]): Thread => ({
  ...thread('A', [
    message(1, 'mine', 'Is it in stock?', 'c1', ago(3)),
    message(2, 'theirs', 'It is.', undefined, ago(2)),
    closed(3, ago(1)),
    ...events,
  ]),
  state: 'closed',
});

const asked = (more: object = {}, ...events: Event[]): Pick<Scene, 'view'> => ({
  view: talking(overWith(ratingAsked(4, more), ...events), { agent: undefined }),
});

/** Chooses so many stars. */
const stars =
  (count: number) =>
  async ({ find, drawn }: Shown) => {
    (await find<HTMLInputElement>(`.star:nth-of-type(${count}) input`)).click();
    await drawn();
  };
const sends = async (on: Shown) => {
  await stars(2)(on);
  (await on.find('fieldset:nth-of-type(3) input')).click();
  (await on.find('.send-rating')).click();
};

const refused = (code: ConstructorParameters<typeof ChatError>[0]): Scene => ({
  ...asked(),
  prepare: ({ calls }) =>
    calls.answer('rate', () => {
      throw new ChatError(code);
    }),
  acts: sends,
  shows: '.rating [role=alert]',
});

/** What a shopper says of a talk. */
export const RATING: Scenes = {
  'asked to rate': { ...asked(), shows: '.star' },
  'asked by an agent, while they talk': {
    view: talking(thread('A', [message(1, 'theirs', 'Done!', undefined, ago(1)), ratingAsked(2, { by: mei })])),
    shows: '.star',
  },
  'few stars': { ...asked(), acts: stars(2), shows: '.send-rating' },
  'many stars, in the shop’s own words, and whether they would recommend it': {
    ...asked({ recommend: true, tags: [[], [], [], [], ['Knows every kettle', 'Quick', 'Kind']] }),
    acts: stars(5),
    shows: '.scale',
  },
  'a rating that was put off': {
    ...asked(),
    acts: async ({ find }) => (await find('.does button')).click(),
    shows: '.given button',
  },
  'a rating on its way': { ...asked(), acts: sends, shows: '.given' },
  'a rating that waits for the network': {
    view: { ...asked().view, connection: 'waiting' },
    acts: sends,
    shows: '.given',
  },
  'a rating that came too late': refused('rating_over'),
  'a rating that could not be saved': refused('internal'),
  rated: { ...asked({}, rated(5, 4)), shows: '.given' },
  'a rating that is changed': {
    ...asked({}, rated(5, 2, { solved: false, tags: ['slow'], text: 'It took an hour' })),
    acts: async ({ find }) => (await find('.given button')).click(),
    shows: '.send-rating',
  },
  'a rating that may not be changed any more': { ...asked({ until: ago(1) }, rated(5, 4)), shows: '.given' },
};
