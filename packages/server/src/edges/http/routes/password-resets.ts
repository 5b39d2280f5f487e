import * as v from 'valibot';
import { empty, json } from '../reply.ts';
import { route } from '../route.ts';
import { Email, NewPassword, Token } from './account-shapes.ts';

export const askPasswordReset = route({
  method: 'post',
  path: '/api/v1/password-resets',
  summary:
    'Asks for a letter with a link to choose a new password. The answer does not tell whether there is such an account.',
  allow: 'public',
  body: v.object({ email: Email }),
  answers: { 202: { doc: 'If somebody has that address, a letter is on its way.' } },
  problems: ['rate_limited'],
  handle({ body, client }, { links }) {
    const result = links.askReset(body.email, client.address);
    return 'problem' in result ? result : empty(202);
  },
});

export const lookAtPasswordReset = route({
  method: 'post',
  path: '/api/v1/password-resets/look',
  summary: 'Tells the reader of a reset link whose password it sets. Uses nothing up.',
  allow: 'public',
  body: v.object({ token: Token }),
  answers: { 200: { doc: 'A good link.', json: v.object({ email: v.string() }) } },
  problems: ['link_invalid'],
  async handle({ body }, { links }) {
    const result = await links.lookAtReset(body.token);
    return 'problem' in result ? result : json(200, result);
  },
});

export const usePasswordReset = route({
  method: 'post',
  path: '/api/v1/password-resets/use',
  summary: 'Uses a reset link up: sets the password and ends every session of the account. A second factor stays.',
  allow: 'public',
  body: v.object({ token: Token, password: NewPassword }),
  answers: { 204: { doc: 'Set.' } },
  problems: ['link_invalid'],
  async handle({ body }, { links }) {
    const result = await links.reset(body.token, body.password);
    return 'problem' in result ? result : empty(204);
  },
});
