import { ConversationRow, Instant } from '@shopbell/protocol';
import * as v from 'valibot';
import { OVERVIEW_MAX_ROWS } from '../../../relay/overview.ts';
import { json } from '../reply.ts';
import { route } from '../route.ts';

export const viewOverview = route({
  method: 'get',
  path: '/api/v1/floor/conversations',
  summary: 'Every open conversation of the site, as lists show one.',
  allow: ['supervisor', 'admin'],
  answers: {
    200: {
      doc: `What waits, what agents have, and what was left, in no order, up to ${OVERVIEW_MAX_ROWS.toLocaleString('en')} of each; with \`more\` there
are others. As of \`at\`, up to two seconds ago. What changes from there on is told by the lists of the line; they hold fewer.`,
      json: v.object({
        at: Instant,
        conversations: v.array(v.omit(ConversationRow, ['page', 'promises', 'invited', 'skills', 'language'])),
        more: v.boolean(),
      }),
    },
  },
  problems: [],
  async handle({ session }, { overview }) {
    return json(200, await overview.read(session.self.site.id));
  },
});
