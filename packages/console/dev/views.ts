import { ADMIN_PAGES } from '../src/state/office.ts';
import { INBOX_SCENES } from './inbox-scenes.ts';
import { OFFICE } from './office-scenes.ts';
import { OVERVIEW_SCENES } from './overview-scenes.ts';
import { DAY_OFFICE } from './promise-scenes.ts';
import { READY_SCENES } from './ready-scenes.ts';
import { PANEL } from './shopper-scenes.ts';
import { ALL_SCENES } from './show.ts';

/** Something that can be seen in the console: what is played, where it is, and what is pressed there. */
interface View {
  readonly name: string;
  readonly query: string;
  /** The address' fragment. */
  readonly place: string;
  /** Whether the first conversation of the list is opened: an agent's own before any other. */
  readonly opens: boolean;
  /** What is pressed once it is drawn, before any key; empty: nothing. */
  readonly presses: string;
  /** Keys, one after the other, as Playwright names them. */
  readonly keys: readonly string[];
  /** What it is seen by, as a selector: without it, this is another view. */
  readonly shows: string;
}

const view = (name: string, query: string, more: Partial<View> = {}): View => ({
  ...{ name, query, place: '', opens: false, presses: '', keys: [], shows: '.desk, .sign-in' },
  ...more,
});

/** A scene, and with its first conversation opened. */
const scenes = Object.keys(ALL_SCENES).flatMap((scene) => [
  view(scene, `scene=${scene}`),
  view(`${scene}, open`, `scene=${scene}`, { opens: true }),
]);

const pagesOf = (offices: object, pages: readonly string[]) =>
  Object.keys(offices).flatMap((office) =>
    pages.map((page) => view(`${page}, ${office}`, `office=${office}&scene=floor`, { place: page, shows: '.office' })),
  );
/** Every page, as it is with what the server may answer. */
const pages = [
  ...pagesOf(OFFICE, [...ADMIN_PAGES, 'account', 'summary']),
  ...pagesOf({ shop: true }, ['notices']),
  ...pagesOf(READY_SCENES, ['ready']),
  ...pagesOf(DAY_OFFICE, ['summary']),
  ...pagesOf(PANEL, ['shoppers']),
];
const panels = Object.keys(PANEL).map((office) =>
  view(`the shopper’s panel, ${office}`, `office=${office}&scene=floor`, {
    opens: true,
    keys: ['i'],
    shows: '.desk-details',
  }),
);
const overviews = Object.keys(OVERVIEW_SCENES).flatMap((scene) =>
  ['here', 'failed'].map((whole) =>
    view(`${scene}, ${whole}`, `scene=${scene}&whole=${whole}`, { place: 'overview', shows: '.overview' }),
  ),
);
const inboxes = [
  view('left messages, picked', 'office=shop&scene=inbox', {
    ...{ place: 'inbox', keys: ['ArrowDown', 'Space', 'Shift+ArrowDown'], shows: '.inbox-bar' },
  }),
  ...Object.keys(INBOX_SCENES).map((scene) =>
    view(`left messages, ${scene}`, `office=shop&scene=${scene}`, { place: 'inbox', shows: '.inbox' }),
  ),
  ...Object.entries({ replied: ['4'], 'given up': ['5'] }).flatMap(([name, keys]) =>
    ['shop', 'loading', 'away'].map((office) =>
      view(`left messages, ${name}, ${office}`, `office=${office}&scene=inbox`, {
        place: 'inbox',
        keys,
        shows: '.inbox',
      }),
    ),
  ),
];
const searches = ['found', 'late', 'none', 'away'].map((how) =>
  view(`search, ${how}`, `search=${how}&scene=floor`, { place: 'search?q=退货', shows: '.office' }),
);
const ways = ['', 'forgot', 'invitation', 'invitation/x.y', 'reset', 'reset/x.y'].map((place) =>
  view(`signed out, ${place || 'sign-in'}`, 'office=shop&scene=floor&out', { place, shows: 'h1' }),
);

/** Forms that stand in a page once they are asked for. */
const forms = Object.entries({
  stores: '.entry .person-actions button',
  webhooks: '.keys > .entries-add',
  inbox: '.left-several',
}).map(([place, presses]) =>
  view(`${place}, pressed`, `office=shop&scene=inbox`, {
    ...{ place, presses, shows: place === 'inbox' ? '.inbox-bar' : '.entry-form' },
  }),
);

/** Menus, questions and dialogs of the desk. */
const states = Object.entries({
  status: { keys: ['s'], shows: '.duty-menu' },
  'signing off': { keys: ['s', 'End', 'Enter'], shows: '.office' },
  keys: { keys: ['?'], shows: 'dialog[open]' },
  palette: { keys: ['Control+k'], shows: 'dialog[open]' },
  ending: { keys: ['e'], shows: '.end-question' },
  'handing over': { keys: ['h'], shows: 'dialog[open]' },
  inviting: { keys: ['b'], shows: 'dialog[open]' },
  promising: { keys: ['p'], shows: 'dialog[open]' },
  // From the order check to the product by arrows.
  'writing a card': { keys: [',', 'ArrowDown', 'ArrowDown'], shows: '.card-preview' },
  noting: { keys: ['n'], shows: '.box-note' },
  'ready replies': { keys: ['r', '/'], shows: '.offered-list' },
}).map(([name, state]) => view(name, 'office=ready&scene=floor', { opens: true, ...state }));

/** Everything there is to see. What is new in a table is here by itself. */
export const VIEWS: readonly View[] = [
  ...scenes,
  ...states,
  ...panels,
  ...overviews,
  ...inboxes,
  ...forms,
  ...searches,
  ...pages,
  ...ways,
];
