import type { ConversationRow } from '@shopbell/protocol';
import type { App } from '../../app.ts';
import { LANGUAGE_TAGS } from '../../i18n/index.ts';
import { shopperName } from '../../i18n/names.ts';
import { capsOf } from '../../keys/caps.ts';
import { COMMAND_IDS } from '../../keys/commands.ts';
import { TOLD } from '../../keys/told.ts';
import { STATUSES } from '../../state/duty.ts';
import { type PageName, pagesOf } from '../../state/office.ts';
import { LOOKS } from '../../state/settings.ts';
import { act, whyNot } from '../commands/act.ts';
import type { At } from '../commands/action.ts';
import { atList } from '../commands/desk.ts';
import { isOnline } from '../commands/where.ts';
import { wantFocusIn } from '../focus.ts';
import type { Item } from './item.ts';
import { leftItems } from './left-items.ts';
import { paneItems } from './pane-items.ts';

/** First letters of the pages' Chinese words in pinyin. */
const PAGE_INITIALS: Readonly<
  Record<Exclude<PageName, 'forgot' | 'inbox' | 'overview' | 'search' | 'summary'>, string>
> = {
  people: 'cy',
  staff: 'fg',
  groups: 'fz',
  hours: 'fwsj',
  times: 'hfsx',
  leave: 'lybd',
  ready: 'hs',
  visits: 'dd',
  guard: 'yyyys',
  shoppers: 'bqylh',
  look: 'ltwg',
  shop: 'dp',
  stores: 'md',
  webhooks: 'wlhd',
  log: 'rz',
  notices: 'tx',
  account: 'wdzh',
};
const STATUS_INITIALS = { online: 'zx', busy: 'ml', away: 'lk', off: 'xb' } as const;
const LOOK_INITIALS = { system: 'gsxt', light: 'qs', dark: 'ss' } as const;

/** Everything the palette leads to: commands, conversations, pages, statuses, and what is one's own on this device. */
export function itemsOf(app: App, at: At): readonly Item[] {
  return [
    ...talks(app),
    ...commands(app, at),
    ...asking(app),
    ...leftItems(app),
    ...statuses(app),
    ...pages(app),
    ...ownThings(app),
  ];
}

function commands(app: App, at: At): readonly Item[] {
  const t = app.state.settings.all.value;
  return COMMAND_IDS.filter((id) => id !== 'palette').map((id) => {
    const { section, words, initials } = TOLD[id];
    const why = whyNot(app, id, at);
    return {
      id,
      section,
      words: words(t),
      beside: t.palette.sections[section],
      initials,
      caps: capsOf(id),
      why: why && t.palette.why[why],
      remembered: true,
      run: () => void act(app, id, at),
    };
  });
}

/** What has no key of its own: it is done once in a conversation, and seldom. */
function asking({ state, intents }: App): readonly Item[] {
  const t = state.settings.all.value;
  const about = state.about.value;
  const isAsked = state.thread.value?.events.some(
    ({ kind, by }) => kind === 'rated' || (kind === 'rating_asked' && by.role === 'agent'),
  );
  const { offline, open, already } = t.palette.why;
  return [
    {
      id: 'ask-rating',
      section: 'conversation',
      words: t.rating.ask,
      beside: t.palette.sections.conversation,
      initials: 'yqpj',
      caps: [],
      why: !state.online.value ? offline : !about ? open : isAsked ? already : undefined,
      remembered: true,
      run: () => about && intents.cards.askRating(about.conversation),
    },
  ];
}

/** Open conversations this agent has a row of, each once. */
function talks(app: App): readonly Item[] {
  const { state, intents } = app;
  const t = state.settings.all.value;
  const { mine, waiting, left, company, owned, floor } = state.view.value;
  const lists: readonly (readonly [string, readonly ConversationRow[]])[] = [
    [t.list.mine, mine],
    [t.company.list, company],
    [t.list.waiting, waiting],
    [t.floor.leftMessages, left],
    [t.list.owned, owned],
    [t.company.floor, floor],
  ];
  const found = new Map<string, Item>();
  for (const [title, rows] of lists) {
    for (const { conversation, shopper, state: stands } of rows) {
      if (stands === 'closed' || found.has(conversation)) continue;
      const isOpen = state.open.value === conversation;
      found.set(conversation, {
        id: `talk-${conversation}`,
        section: 'talks',
        words: shopperName(t, shopper),
        beside: title,
        initials: '',
        caps: [],
        why: isOpen ? t.palette.why.here : undefined,
        remembered: false,
        run: () => intents.office.goToTalk(conversation, () => wantFocusIn(app, conversation)),
      });
    }
  }
  return [...found.values()];
}

function pages({ state, intents }: App): readonly Item[] {
  const t = state.settings.all.value;
  const here = state.office.page.value?.is;
  const page = (name: keyof typeof PAGE_INITIALS): Item => ({
    id: `page-${name}`,
    section: 'pages',
    words: t.palette.page(t.pages[name]),
    beside: t.palette.sections.pages,
    initials: PAGE_INITIALS[name],
    caps: [],
    why: here === name ? t.palette.why.here : undefined,
    remembered: true,
    run: () => intents.office.goTo(name),
  });
  const desk: Item = {
    id: 'page-desk',
    section: 'pages',
    words: t.palette.desk,
    beside: t.palette.sections.pages,
    initials: 'hdhh',
    caps: [],
    why: here === undefined ? t.palette.why.here : undefined,
    remembered: true,
    run: () => intents.office.goTo('desk'),
  };
  return [desk, ...pagesOf(state.self.value?.duty).map(page), page('notices'), page('account')];
}

function statuses(app: App): readonly Item[] {
  const { state, intents } = app;
  const t = state.settings.all.value;
  const { duty } = state.view.value;
  if (!duty) return [];
  return STATUSES.map((status) => ({
    id: `status-${status}`,
    section: 'status',
    words: t.palette.status(t.floor.choose[status]),
    beside: t.floor.does[status],
    initials: STATUS_INITIALS[status],
    caps: [],
    why: !isOnline(app)
      ? t.palette.why.offline
      : // Who is away may change what shoppers are told.
        duty.status === status && status !== 'away'
        ? t.palette.why.already
        : undefined,
    remembered: true,
    run() {
      const asks = status === 'away' || (status === 'off' && state.view.peek().mine.length > 0);
      if (asks) atList(app, () => intents.setStatus(status));
      else intents.setStatus(status);
    },
  }));
}

function ownThings(app: App): readonly Item[] {
  const { state, intents } = app;
  const t = state.settings.all.value;
  const { language, look } = state.settings;
  const own = (id: string, words: string, initials: string, isSo: boolean, run: () => void): Item => ({
    id,
    section: 'self',
    words,
    beside: t.palette.sections.self,
    initials,
    caps: [],
    why: isSo ? t.palette.why.already : undefined,
    remembered: true,
    run,
  });
  return [
    ...LOOKS.map((one) =>
      own(`look-${one}`, t.palette.look[one], LOOK_INITIALS[one], look.value === one, () => intents.look(one)),
    ),
    ...LANGUAGE_TAGS.map((one) =>
      own(`speak-${one}`, t.palette.speak[one], one === 'en' ? 'yw' : 'zw', language.value === one, () =>
        intents.speak(one),
      ),
    ),
    ...paneItems(app),
    own('sign-out', t.self.signOut, 'tcdl', false, () => atList(app, () => void intents.signOut(false))),
  ];
}
