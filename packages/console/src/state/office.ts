import { type Signal, signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { FloorView } from '../api/floor.ts';
import type { CaughtView, GuardView } from '../api/guard.ts';
import type { LogView } from '../api/log.ts';
import type { LookView } from '../api/look.ts';
import type { AccountView, PeopleView, Refused } from '../api/shapes.ts';
import type { SiteView } from '../api/site.ts';
import type { DayView, TeamDay } from '../api/summary.ts';

/** What admins look after, in the order of the way through it. `ready` and `visits` are everybody's. */
export const ADMIN_PAGES = [
  'people',
  'staff',
  'groups',
  'hours',
  'times',
  'leave',
  'ready',
  'visits',
  'guard',
  'shoppers',
  'look',
  'shop',
  'stores',
  'webhooks',
  'log',
] as const;
/** Those of them that are a supervisor's too. */
export const SUPERVISOR_PAGES = ['ready', 'visits', 'guard', 'shoppers', 'log'] as const satisfies readonly AdminPage[];
export type AdminPage = (typeof ADMIN_PAGES)[number];

/** Those that somebody may see. */
export const pagesOf = (duty: AgentSelf['duty'] | undefined): readonly AdminPage[] =>
  duty === 'admin'
    ? ADMIN_PAGES
    : duty === 'supervisor'
      ? SUPERVISOR_PAGES
      : duty === 'agent'
        ? ['ready', 'visits']
        : [];

/** A place of the console that is no conversation. `token`: from a letter's link, empty once the page was reloaded. */
export type Page =
  | { is: AdminPage }
  | { is: 'account' }
  | { is: 'inbox' }
  | { is: 'notices' }
  | { is: 'overview' }
  | { is: 'search' }
  | { is: 'summary' }
  | { is: 'forgot' }
  | { is: 'invitation'; token: string }
  | { is: 'reset'; token: string };

/** The pages that are reached without a letter. */
export type PageName = AdminPage | 'account' | 'forgot' | 'inbox' | 'notices' | 'overview' | 'search' | 'summary';

const PAGE = /^([a-z]{1,20})(?:\/([\w.-]{1,100}))?$/;

const OWN_PAGES = ['account', 'inbox', 'notices', 'summary', 'forgot', 'overview'] as const;
const isOwnPage = (is: string | undefined): is is (typeof OWN_PAGES)[number] => OWN_PAGES.some((page) => page === is);
const isAdminPage = (is: string | undefined): is is AdminPage => ADMIN_PAGES.some((page) => page === is);

/** The page that an address' fragment names, if any. */
export function pageAt(fragment: string): Page | undefined {
  // What is looked for stands behind it.
  if (fragment === 'search' || fragment.startsWith('search?')) return { is: 'search' };
  const [, is, token = ''] = PAGE.exec(fragment) ?? [];
  if (is === 'invitation' || is === 'reset') return { is, token };
  return token === '' && (isOwnPage(is) || isAdminPage(is)) ? { is } : undefined;
}

/** Something that is asked of the server when its page opens. */
export type Loaded<T> = { is: 'loading' } | { is: 'failed'; refused: Refused } | { is: 'here'; value: T };

/** What the pages beside the desk draw from. */
export interface Office {
  page: Signal<Page | undefined>;
  /** What was open at the desk before the page; no signal: nothing is drawn from it. */
  before: ConversationId | undefined;
  /** How many forms have something on them that isn't saved. */
  unsaved: Signal<number>;
  /** Where somebody wants to go who would lose it: asked about, and gone to with "yes". */
  away: Signal<(() => void) | undefined>;
  people: Signal<Loaded<PeopleView>>;
  account: Signal<Loaded<AccountView>>;
  floor: Signal<Loaded<FloorView>>;
  site: Signal<Loaded<SiteView>>;
  log: Signal<Loaded<LogView>>;
  guard: Signal<Loaded<GuardView>>;
  caught: Signal<Loaded<CaughtView>>;
  look: Signal<Loaded<LookView>>;
  /** One's own day, and the team's. */
  summary: {
    day: Signal<Loaded<DayView>>;
    team: Signal<Loaded<TeamDay>>;
    /** An earlier day that was neither kept nor read here: it is offered. */
    unkept: Signal<string | undefined>;
    /** The day that the page is to open with, instead of today. */
    wanted: Signal<string | undefined>;
  };
}

export const createOffice = (fragment: string): Office => ({
  page: signal(pageAt(fragment)),
  before: undefined,
  unsaved: signal(0),
  away: signal<(() => void) | undefined>(undefined),
  people: signal<Loaded<PeopleView>>({ is: 'loading' }),
  account: signal<Loaded<AccountView>>({ is: 'loading' }),
  floor: signal<Loaded<FloorView>>({ is: 'loading' }),
  site: signal<Loaded<SiteView>>({ is: 'loading' }),
  log: signal<Loaded<LogView>>({ is: 'loading' }),
  guard: signal<Loaded<GuardView>>({ is: 'loading' }),
  caught: signal<Loaded<CaughtView>>({ is: 'loading' }),
  look: signal<Loaded<LookView>>({ is: 'loading' }),
  summary: {
    day: signal<Loaded<DayView>>({ is: 'loading' }),
    team: signal<Loaded<TeamDay>>({ is: 'loading' }),
    unkept: signal<string | undefined>(undefined),
    wanted: signal<string | undefined>(undefined),
  },
});
