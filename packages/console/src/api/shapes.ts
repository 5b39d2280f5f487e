import type { AgentSelf } from '@shopbell/sdk/agent';

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

/** Reads one kind of answer; undefined when it is not of that kind. */
export type Reader<T> = (value: unknown) => T | undefined;

const fields = (value: unknown): Record<string, unknown> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
const isText = (value: unknown): value is string => typeof value === 'string';
const isRole = (value: unknown): value is Role => ROLES.some((role) => role === value);

/** All of a list, or nothing of it. */
function list<T>(value: unknown, read: Reader<T>): T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.map(read).filter((one) => one !== undefined);
  return found.length === value.length ? found : undefined;
}

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

export const toAccount: Reader<AccountView> = (value) => {
  const { name, email, secondFactor, recoveryCodesLeft } = fields(value) ?? {};
  return isText(name) && isText(email) && typeof secondFactor === 'boolean' && typeof recoveryCodesLeft === 'number'
    ? { name, email, secondFactor, recoveryCodesLeft }
    : undefined;
};

export const toSecret: Reader<Secret> = (value) => {
  const { secret, link } = fields(value) ?? {};
  return isText(secret) && isText(link) ? { secret, link } : undefined;
};

export const toRecoveryCodes: Reader<readonly string[]> = (value) =>
  list(fields(value)?.recoveryCodes, (code) => (isText(code) ? code : undefined));

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

/** Why the server refused: a code of its problem table, and the field at fault. */
export interface Refused {
  code: string;
  path: string | undefined;
  retryAfterMs: number | undefined;
}

export const toRefused: Reader<Refused> = (value) => {
  const { code, path, retryAfterMs } = fields(value) ?? {};
  if (!isText(code)) return undefined;
  return {
    code,
    path: isText(path) ? path : undefined,
    retryAfterMs: typeof retryAfterMs === 'number' ? retryAfterMs : undefined,
  };
};
