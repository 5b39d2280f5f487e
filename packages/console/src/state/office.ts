import { type Signal, signal } from '@preact/signals';
import type { AccountView, PeopleView, Refused } from '../api/shapes.ts';

/** A place of the console that is no conversation. `token`: from a letter's link, empty once the page was reloaded. */
export type Page =
  | { is: 'people' }
  | { is: 'account' }
  | { is: 'forgot' }
  | { is: 'invitation'; token: string }
  | { is: 'reset'; token: string };

/** The pages that are reached without a letter. */
export type PageName = 'people' | 'account' | 'forgot';

const PAGE = /^(people|account|forgot|invitation|reset)(?:\/([\w.-]{1,100}))?$/;

/** The page that an address' fragment names, if any. */
export function pageAt(fragment: string): Page | undefined {
  const [, is, token = ''] = PAGE.exec(fragment) ?? [];
  if (is === 'invitation' || is === 'reset') return { is, token };
  return token === '' && (is === 'people' || is === 'account' || is === 'forgot') ? { is } : undefined;
}

/** Something that is asked of the server when its page opens. */
export type Loaded<T> = { is: 'loading' } | { is: 'failed'; refused: Refused } | { is: 'here'; value: T };

/** What the pages beside the desk draw from. */
export interface Office {
  page: Signal<Page | undefined>;
  people: Signal<Loaded<PeopleView>>;
  account: Signal<Loaded<AccountView>>;
}

export const createOffice = (fragment: string): Office => ({
  page: signal(pageAt(fragment)),
  people: signal<Loaded<PeopleView>>({ is: 'loading' }),
  account: signal<Loaded<AccountView>>({ is: 'loading' }),
});
