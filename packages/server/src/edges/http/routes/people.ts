import * as v from 'valibot';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { InvitationShape, PersonName, PersonShape, Role } from './account-shapes.ts';

const DONE = { 204: { doc: 'Done.' } } as const;

export const listPeople = route({
  method: 'get',
  path: '/api/v1/people',
  summary: 'The people of the site, and the invitations that nobody has accepted.',
  allow: ['admin'],
  answers: {
    200: {
      doc: 'Both, oldest first.',
      json: v.object({ people: v.array(PersonShape), invitations: v.array(InvitationShape) }),
    },
  },
  problems: [],
  async handle({ session }, { people: desk }) {
    const { people, invitations } = await desk.list(session);
    const shown = people.map(({ agent, role, since, secondFactor }) => ({ ...agent, role, since, secondFactor }));
    return json(200, { people: shown, invitations });
  },
});

export const setRole = route({
  method: 'post',
  path: '/api/v1/people/:id/role',
  summary: 'Gives a member of the site another role. Their sessions at the site end.',
  allow: ['admin'],
  body: v.object({ role: Role }),
  answers: DONE,
  problems: ['person_unknown', 'last_admin'],
  async handle({ session, body, param }, { people }) {
    const result = await people.setRole(session, param('id'), body.role);
    return 'problem' in result ? result : empty(204);
  },
});

export const setName = route({
  method: 'post',
  path: '/api/v1/people/:id/name',
  summary: 'Changes the name of a colleague, by who is an admin of every site of theirs.',
  allow: ['admin'],
  body: v.object({ name: PersonName }),
  answers: DONE,
  problems: ['person_unknown', 'guarded'],
  async handle({ session, body, param }, { people }) {
    const result = await people.setName(session, param('id'), body.name);
    return 'problem' in result ? result : empty(204);
  },
});

export const removePerson = route({
  method: 'delete',
  path: '/api/v1/people/:id',
  summary: 'Removes somebody from the site: their sessions there end, and their connections within 5 seconds.',
  allow: ['admin'],
  answers: DONE,
  problems: ['person_unknown', 'last_admin', 'has_conversations'],
  async handle({ session, param }, { people }) {
    const result = await people.remove(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});

export const lockPassword = route({
  method: 'post',
  path: '/api/v1/people/:id/password-reset',
  summary: 'Shuts somebody out at once, at every site, and sends them a link to choose a new password.',
  allow: ['admin'],
  answers: DONE,
  problems: ['person_unknown'],
  async handle({ session, param }, { people }) {
    const result = await people.resetPassword(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});

export const clearSecondFactor = route({
  method: 'delete',
  path: '/api/v1/people/:id/second-factor',
  summary: 'Removes the second factor of a colleague who has lost it. One’s own is turned off in the account.',
  allow: ['admin'],
  answers: DONE,
  problems: ['person_unknown', 'code_required'],
  async handle({ session, param }, { people }) {
    const result = await people.removeSecondFactor(session, param('id'));
    return 'problem' in result ? result : empty(204);
  },
});
