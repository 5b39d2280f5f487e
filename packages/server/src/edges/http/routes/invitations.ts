import * as v from 'valibot';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { Email, InvitationShape, NewPassword, PersonName, Role, Token } from './account-shapes.ts';

export const invite = route({
  method: 'post',
  path: '/api/v1/invitations',
  summary:
    'Invites somebody to the site by a link in a letter. It takes the place of an earlier one to the same address.',
  allow: ['admin'],
  body: v.object({ email: Email, role: Role }),
  answers: { 201: { doc: 'Invited. The link is in the letter only.', json: InvitationShape } },
  problems: ['already_member'],
  async handle({ session, body }, { people }) {
    const result = await people.invite(session, body.email, body.role);
    return 'problem' in result ? result : json(201, result);
  },
});

export const withdrawInvitation = route({
  method: 'delete',
  path: '/api/v1/invitations/:id',
  summary: 'Withdraws an invitation: its link is no longer good.',
  allow: ['admin'],
  answers: { 204: { doc: 'Withdrawn.' } },
  problems: ['person_unknown'],
  async handle({ session, param }, { people }) {
    const result = await people.withdraw(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});

export const lookAtInvitation = route({
  method: 'post',
  path: '/api/v1/invitations/look',
  summary: 'Tells the reader of an invitation what it is for. Uses nothing up.',
  allow: 'public',
  body: v.object({ token: Token }),
  answers: {
    200: {
      doc: 'A good link. `known`: they have an account here, and need no name and password.',
      json: v.object({ email: v.string(), role: Role, site: v.string(), known: v.boolean() }),
    },
  },
  problems: ['link_invalid'],
  async handle({ body }, { links }) {
    const result = await links.lookAtInvitation(body.token);
    return 'problem' in result ? result : json(200, result);
  },
});

export const acceptInvitation = route({
  method: 'post',
  path: '/api/v1/invitations/accept',
  summary: 'Uses an invitation up: its reader is a member of the site, and can sign in.',
  allow: 'public',
  body: v.object({ token: Token, name: v.exactOptional(PersonName), password: v.exactOptional(NewPassword) }),
  answers: { 204: { doc: 'Accepted.' } },
  problems: ['link_invalid', 'already_member', 'email_taken', 'guarded'],
  async handle({ body: { token, ...given } }, { links }) {
    const result = await links.accept(token, given);
    return 'problem' in result ? result : empty(204);
  },
});
