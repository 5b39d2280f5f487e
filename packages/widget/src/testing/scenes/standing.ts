import { ChatError } from '@shopbell/sdk';
import { greet } from '../../greet/greet.ts';
import { closed, joined, message, pending, thread } from '../talk.ts';
import { ago, type Scene, type Scenes, shopper, talking } from './scene.ts';

const hello = thread('A', [message(1, 'mine', 'Hello?', 'c1', ago(3)), message(2, 'theirs', 'Hi!', undefined, ago(2))]);
/** Who waits for somebody. */
export const waits = {
  ...thread('A', [
    { kind: 'requested', seq: 1, at: ago(1), by: shopper },
    message(2, 'mine', 'Is the kettle back?', 'c1', ago(1)),
  ]),
  state: 'requested' as const,
};
/** The same, left for later. */
export const left = (dueAt?: number) => ({
  ...waits,
  state: 'left' as const,
  events: [
    ...waits.events,
    {
      kind: 'left' as const,
      seq: 3,
      at: ago(1),
      by: { role: 'system' as const },
      ...(dueAt === undefined ? {} : { dueAt }),
    },
  ],
});
/** Tomorrow at nine. */
export const nine = () => new Date(ago(-1440)).setHours(9, 0, 0, 0);
const queue = (place: number, minutes?: number) => ({
  place,
  expectedWaitMs: minutes === undefined ? undefined : minutes * 60_000,
});
const lost = (code: ConstructorParameters<typeof ChatError>[0], shows: string): Scenes[string] => ({
  view: { connection: 'refused' },
  acts: async ({ chat }) => chat.emit('error', new ChatError(code)),
  shows,
});

/** Of this page's own origin. */
const LOGO = URL.createObjectURL(
  new Blob(
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4"><path fill="#b4532a" d="M0 0h4v4H0z"/><circle cx="2" cy="2" r="1" fill="#fff"/></svg>',
    ],
    { type: 'image/svg+xml' },
  ),
);

/** As much of a window as the panel asks of one that has the talk already. */
const takenOut: NonNullable<Scene['acts']> = async ({ element }) => {
  const { open } = window;
  Object.assign(window, { open: () => Object.assign(new EventTarget(), { focus() {}, close() {}, shopbell: [] }) });
  await element.popOut();
  Object.assign(window, { open });
};

/** The launcher, the empty panel, the line, and who waits for somebody. */
export const STANDING: Scenes = {
  launcher: { as: 'closed', shows: '.launcher' },
  greeted: {
    as: 'closed',
    acts: async ({ element }) =>
      greet({ rules: JSON.stringify([{ say: 'Which kettle keeps the tea warm? Ask us.', after: 0 }]) }, element),
    shows: '.greet .no',
  },
  'launcher, unread': {
    view: talking(hello),
    as: 'loaded',
    read: 'c1',
    shows: '.badge:not(:empty)',
  },
  'panel on its way': {
    as: 'closed',
    panel: 'late',
    acts: async ({ find }) => (await find('.launcher')).click(),
    shows: '[aria-busy]',
  },
  'panel not to be had': {
    as: 'closed',
    panel: 'fails',
    acts: async ({ find }) => (await find('.launcher')).click(),
    shows: '[title]',
  },
  'inside the page': { view: talking(hello), inline: true, shows: 'shop-bell-panel:not([hidden]) .log' },
  'in a window of its own': { acts: takenOut, shows: '.elsewhere' },
  'coming back, loading': { view: { connection: 'connecting' }, read: 'c1', shows: '.skeleton' },
  empty: { shows: 'h3' },
  'empty, as the shop says': {
    attributes: () => ({
      greeting: 'Welcome to the tea room',
      questions:
        'Where is my parcel?|Can I give it back?|Which teapot keeps the tea warm for longest on a winter afternoon?',
      photo: LOGO,
    }),
    shows: '.asks',
  },
  'empty, nobody knows who is there': { view: { availability: 'unknown' }, shows: 'h3' },
  'empty, nobody there': { view: { availability: 'away', opensAt: nine() }, shows: '.wait' },
  connecting: { view: { connection: 'connecting' }, shows: '[data-line=connecting] p' },
  'not tried yet': { view: { connection: 'idle', availability: 'unknown' }, shows: 'h3' },
  offline: {
    view: talking(
      thread('A', [message(1, 'theirs', 'Hi!', undefined, ago(5))], [pending('c2', 'Still there?', 'saved', ago(0))]),
      { connection: 'waiting' },
    ),
    shows: '[data-line=offline] p',
  },
  refused: lost('site_unknown', '[data-line=refused] p'),
  'to be loaded anew': lost('protocol_unsupported', '[data-line=refused] p'),
  'to sign in again': {
    view: { connection: 'waiting' },
    acts: async ({ chat }) => chat.emit('error', new ChatError('jwt_expired')),
    shows: '[data-line=person] p',
  },
  'waiting, with place and minutes': {
    view: talking(waits, { agent: undefined, queue: queue(3, 4) }),
    shows: '.wait b',
  },
  'waiting, next': { view: talking(waits, { agent: undefined, queue: queue(1) }), shows: '.wait b' },
  'left a message': {
    view: talking(left(nine()), { agent: undefined, availability: 'away', opensAt: nine() }),
    shows: '.wait',
  },
  'left a message, no time said': { view: talking(left(), { agent: undefined, availability: 'away' }), shows: '.note' },
  'answered, and the agent gone': {
    view: talking(
      {
        ...left(nine()),
        events: [
          ...waits.events,
          message(3, 'theirs', 'Yes, since Friday', undefined, ago(1)),
          { kind: 'left', seq: 4, at: ago(1), by: { role: 'system' }, dueAt: nine() },
        ],
      },
      { agent: undefined, availability: 'away' },
    ),
    shows: '.note',
  },
  'ended, nobody there': {
    view: talking(
      {
        ...thread('A', [joined(1, 'Mei', ago(9)), message(2, 'theirs', 'Bye!', undefined, ago(8)), closed(3, ago(7))]),
        state: 'closed',
      },
      { agent: undefined, availability: 'away', opensAt: nine() },
    ),
    shows: '.wait',
  },
  'blocked until tomorrow': { view: talking(hello, { blocked: { until: nine() } }), shows: '.wait' },
  'blocked for good': { view: talking(hello, { blocked: { until: undefined } }), shows: '.wait' },
};
