import { digitRuns, isOfThing, isPhone } from '../text/digits.ts';
import { emailsIn, type Span } from '../text/email.ts';
import { type Folded, tight } from '../text/fold.ts';
import { isOwnHost, linksIn } from './links.ts';
import { platformsIn } from './platforms.ts';

/** Which way out of the shop a contact is. */
export type ContactKind = 'wechat' | 'qq' | 'other' | 'phone' | 'email' | 'link';

/** A contact that is not the shop's own. */
export interface Contact extends Span {
  readonly kind: ContactKind;
}

/** What the shop's agents may give. */
export interface OwnContacts {
  /** As they read: letters and digits only. */
  readonly names: ReadonlySet<string>;
  /** Hosts without `www.`; those below them are the shop's too. */
  readonly hosts: readonly string[];
}

const hostOf = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/:?#].*$/s, '')
    .replace(/^www\./, '');

/** @param hosts the hosts of the site's own pages @param own what the shop wrote down as its own */
export function ownContacts(hosts: readonly string[], own: readonly string[]): OwnContacts {
  const names = own.flatMap((each) => [tight(each), tight(each).replace(/^(00)?86(?=1\d{10}$)/, '')]);
  const all = [...hosts, ...own.filter((each) => each.includes('.') && !each.includes('@'))].map(hostOf);
  return { names: new Set(names), hosts: all.filter((host) => host !== '') };
}

/** Every contact of another place, from left to right. */
export function contactsIn(
  folded: Folded,
  words: readonly number[],
  { names, hosts }: OwnContacts,
): readonly Contact[] {
  const { chars } = folded;
  const textOf = ({ first, last }: Span): string => chars.slice(first, last + 1).join('');
  const isOwn = (name: string): boolean => names.has(tight(name));
  const mails = emailsIn(folded);
  const inMail = ({ first, last }: Span) => mails.some((mail) => first <= mail.last && last >= mail.first);
  const phones = digitRuns(folded).flatMap((run): Contact[] => {
    const [first = 0, last = 0] = [run.places[0], run.places.at(-1)];
    if (!isPhone(run) || isOfThing(folded, first)) return [];
    return isOwn(run.digits) || isOwn(run.digits.replace(/^(00)?86/, '')) ? [] : [{ kind: 'phone', first, last }];
  });
  const elsewhere = platformsIn(folded, words).flatMap(({ platform, id, first, last }): Contact[] =>
    isOwn(id) ? [] : [{ kind: platform, first, last }],
  );
  const links = linksIn(folded).flatMap((link): Contact[] =>
    isOwnHost(link.host.replace(/^www\./, ''), hosts) || inMail(link) ? [] : [{ kind: 'link', ...link }],
  );
  const all = [
    ...mails.filter((mail) => !isOwn(textOf(mail))).map((mail): Contact => ({ kind: 'email', ...mail })),
    ...elsewhere,
    ...phones,
    ...links,
  ];
  // One place is one thing: a number behind a platform's name is told once.
  const kept: Contact[] = [];
  for (const one of all) if (!kept.some((two) => one.first <= two.last && one.last >= two.first)) kept.push(one);
  return kept.map(({ kind, first, last }) => ({ kind, first, last })).toSorted((a, b) => a.first - b.first);
}
