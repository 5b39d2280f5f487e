import * as v from 'valibot';
import { json } from '../reply.ts';
import { route } from '../route.ts';
import { personOf } from './shopper-shapes.ts';

export const eraseShopper = route({
  method: 'delete',
  path: '/api/v1/shoppers/:person',
  summary: `Erases all that was said with a shopper and written about them so far, for good: words, names, pages, files, remarks, tags,
attributes. Numbers, kinds and times stay, so that no figure changes. The site’s log says who did it, and when.`,
  allow: ['admin'],
  answers: {
    200: {
      doc: 'Erased: nobody reads any of it from here on. In how many conversations.',
      json: v.object({ conversations: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) }),
    },
  },
  problems: ['shopper_unknown'],
  async handle(call, { eraser }) {
    const person = personOf(call);
    const { id, site } = call.session.self;
    const erased = person && (await eraser.erase(site.id, id, person));
    return erased ? json(200, erased) : { problem: 'shopper_unknown' };
  },
});
