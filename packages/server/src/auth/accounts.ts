import { type Account, createAccount } from './account.ts';
import type { AccountsDeps } from './accounts-deps.ts';
import { createLinks, type Links } from './links.ts';
import { createPeople, type PeopleDesk } from './people.ts';

/** All that is done about people and their accounts, beside signing in. */
export interface Accounts {
  people: PeopleDesk;
  links: Links;
  account: Account;
}

export const createAccounts = (deps: AccountsDeps): Accounts => ({
  people: createPeople(deps),
  links: createLinks(deps),
  account: createAccount(deps),
});
