import type { AgentSelf } from '@shopbell/sdk/agent';
import { fields, isText, list, type Reader, toText } from './read.ts';

export type Role = AgentSelf['duty'];
export const ROLES = ['agent', 'supervisor', 'admin'] as const satisfies readonly Role[];

/** Somebody who works at the site. */
export interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  secondFactor: boolean;
}
/** Somebody who was asked to. `expiresAt`: epoch ms. */
export interface Invitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: number;
}
export interface PeopleView {
  people: readonly Person[];
  invitations: readonly Invitation[];
}
export interface AccountView {
  name: string;
  email: string;
  secondFactor: boolean;
  recoveryCodesLeft: number;
  /** Where one belongs to, oldest first. */
  sites: readonly AccountSite[];
}
export interface AccountSite {
  slug: string;
  name: string;
  role: Role;
}
/** A secret for an authenticator app, and the link that opens one. */
export interface Secret {
  secret: string;
  link: string;
}
export interface InvitationView {
  email: string;
  role: Role;
  site: string;
  known: boolean;
}

/** Words that were taken back, as they were at that time. */
export interface Said {
  at: number;
  text: string;
}

const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

const toPerson: Reader<Person> = (value) => {
  const { id, name, email, role, secondFactor } = fields(value) ?? {};
  return isText(id) && isText(name) && isText(email) && isRole(role) && typeof secondFactor === 'boolean'
    ? { id, name, email, role, secondFactor }
    : undefined;
};

const toInvitation: Reader<Invitation> = (value) => {
  const { id, email, role, expiresAt } = fields(value) ?? {};
  return isText(id) && isText(email) && isRole(role) && typeof expiresAt === 'number'
    ? { id, email, role, expiresAt }
    : undefined;
};

export const toPeople: Reader<PeopleView> = (value) => {
  const read = fields(value);
  const people = list(read?.people, toPerson);
  const invitations = list(read?.invitations, toInvitation);
  return people && invitations && { people, invitations };
};

const toAccountSite: Reader<AccountSite> = (value) => {
  const { slug, name, role } = fields(value) ?? {};
  return isText(slug) && isText(name) && isRole(role) ? { slug, name, role } : undefined;
};

export const toAccount: Reader<AccountView> = (value) => {
  const { name, email, secondFactor, recoveryCodesLeft, sites: all } = fields(value) ?? {};
  const sites = list(all, toAccountSite);
  if (!isText(name) || !isText(email) || !sites) return undefined;
  return typeof secondFactor === 'boolean' && typeof recoveryCodesLeft === 'number'
    ? { name, email, secondFactor, recoveryCodesLeft, sites }
    : undefined;
};

/** At least one: a message that was taken back said something. */
export const toSaid: Reader<readonly Said[]> = (value) => {
  const said = list(fields(value)?.said, (each) => {
    const { at, text } = fields(each) ?? {};
    return typeof at === 'number' && isText(text) ? { at, text } : undefined;
  });
  return said?.length ? said : undefined;
};

export const toSecret: Reader<Secret> = (value) => {
  const { secret, link } = fields(value) ?? {};
  return isText(secret) && isText(link) ? { secret, link } : undefined;
};

export const toRecoveryCodes: Reader<readonly string[]> = (value) => list(fields(value)?.recoveryCodes, toText);

export const toInvitationView: Reader<InvitationView> = (value) => {
  const { email, role, site, known } = fields(value) ?? {};
  return isText(email) && isRole(role) && isText(site) && typeof known === 'boolean'
    ? { email, role, site, known }
    : undefined;
};

export const toEmail: Reader<string> = (value) => {
  const { email } = fields(value) ?? {};
  return isText(email) ? email : undefined;
};

/** For answers that say nothing. */
export const toNothing: Reader<true> = () => true;

/** One thing that is wrong with settings, and where: `hours.week.mon[1].from`. */
export interface Fault {
  code: string;
  path: string;
}

/** Why the server refused: a code of its problem table, the field at fault, or all that is wrong with settings. */
export interface Refused {
  code: string;
  path: string | undefined;
  retryAfterMs: number | undefined;
  /** Where the server's own pages are, told to a page that isn't there. */
  address?: string;
  faults?: readonly Fault[];
}

export const toFault: Reader<Fault> = (value) => {
  const { code, path } = fields(value) ?? {};
  return isText(code) && isText(path) ? { code, path } : undefined;
};

export const toRefused: Reader<Refused> = (value) => {
  const { code, path, retryAfterMs, address, faults } = fields(value) ?? {};
  if (!isText(code)) return undefined;
  const all = list(faults, toFault);
  return {
    ...(all ? { faults: all } : {}),
    ...(isText(address) ? { address } : {}),
    code,
    path: isText(path) ? path : undefined,
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : undefined,
  };
};
