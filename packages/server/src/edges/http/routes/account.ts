import { SiteSlug } from '@shopbell/protocol';
import * as v from 'valibot';
import { DUTIES } from '../../../ports/site.ts';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { Code, NewPassword, Password, PersonName, Role } from './account-shapes.ts';

export const viewAccount = route({
  method: 'get',
  path: '/api/v1/account',
  summary: 'The account of who is signed in.',
  allow: DUTIES,
  answers: {
    200: {
      doc: 'The account.',
      json: v.object({
        name: v.string(),
        email: v.string(),
        secondFactor: v.boolean(),
        recoveryCodesLeft: v.number(),
        sites: v.array(v.object({ slug: SiteSlug, name: v.string(), role: Role })),
      }),
    },
  },
  problems: [],
  async handle({ session }, { account }) {
    const result = await account.view(session);
    return 'problem' in result ? result : json(200, result);
  },
});

export const setOwnName = route({
  method: 'post',
  path: '/api/v1/account/name',
  summary: 'Changes one’s name, at every site. It counts from one’s next connection on.',
  allow: DUTIES,
  body: v.object({ name: PersonName }),
  answers: { 204: { doc: 'Changed.' } },
  problems: ['person_unknown', 'guarded'],
  async handle({ session, body }, { account }) {
    const result = await account.setName(session, body.name);
    return 'problem' in result ? result : empty(204);
  },
});

export const setPassword = route({
  method: 'post',
  path: '/api/v1/account/password',
  summary: 'Changes the password. Every other session of the account ends.',
  allow: DUTIES,
  body: v.object({ current: Password, password: NewPassword }),
  answers: { 204: { doc: 'Changed.' } },
  problems: ['password_refused', 'rate_limited'],
  async handle({ session, body, client }, { account }) {
    const result = await account.setPassword(session, client.address, body.current, body.password);
    return 'problem' in result ? result : empty(204);
  },
});

export const newSecret = route({
  method: 'post',
  path: '/api/v1/account/second-factor/secret',
  summary: 'Makes a secret for an authenticator app. Nothing is kept of it until it is proven.',
  allow: DUTIES,
  answers: {
    200: {
      doc: 'The secret, and the link that an app opens.',
      json: v.object({ secret: v.string(), link: v.string() }),
    },
  },
  problems: [],
  async handle({ session }, { account }) {
    const result = await account.newSecret(session);
    return 'problem' in result ? result : json(200, result);
  },
});

export const setSecondFactor = route({
  method: 'post',
  path: '/api/v1/account/second-factor',
  summary: 'Sets the second factor, proven by a code of it. Signing in wants one from now on.',
  allow: DUTIES,
  body: v.object({ password: Password, secret: v.string(), code: Code }),
  answers: {
    200: {
      doc: 'Set. Each recovery code is good once, in place of a code; they are told here and never again.',
      json: v.object({ recoveryCodes: v.array(v.string()) }),
    },
  },
  problems: ['password_refused', 'code_refused', 'second_factor_exists', 'rate_limited'],
  async handle({ session, body, client }, { account }) {
    const result = await account.setSecondFactor(session, client.address, body);
    return 'problem' in result ? result : json(200, result);
  },
});

export const removeSecondFactor = route({
  method: 'post',
  path: '/api/v1/account/second-factor/off',
  summary: 'Turns the second factor off, by password and a code.',
  allow: DUTIES,
  body: v.object({ password: Password, code: Code }),
  answers: { 204: { doc: 'Off.' } },
  problems: ['password_refused', 'code_refused', 'rate_limited'],
  async handle({ session, body, client }, { account }) {
    const result = await account.removeSecondFactor(session, client.address, body);
    return 'problem' in result ? result : empty(204);
  },
});
