import { savedAs } from '../disposition.ts';
import { content } from '../reply.ts';
import { route } from '../route.ts';
import { personOf } from './shopper-shapes.ts';

async function* bytesOf(parts: AsyncIterable<string>): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  for await (const part of parts) if (part !== '') yield encoder.encode(part);
}

/** A POST, because reading leaves a line in the site's log. */
export const exportShopper = route({
  method: 'post',
  path: '/api/v1/shoppers/:person/export',
  summary: `Writes out all that is kept of a shopper as one JSON document: every conversation with its events, what the desk noted, names,
tags, remarks, attributes, a block. The site’s log says who had it, and when.`,
  allow: ['admin'],
  answers: {
    200: {
      doc: `The document, to be saved ([what is in it](operating.md#what-is-kept-of-a-shopper)). It comes as it is read: one that ends before its last
bracket was cut off. Files are named in it; their content is fetched by \`POST /api/v1/conversations/:id/links\`.`,
      media: 'application/json',
    },
  },
  problems: ['shopper_unknown'],
  async handle(call, { exporter }) {
    const person = personOf(call);
    const { id, site } = call.session.self;
    const parts = person && (await exporter.export(site.id, id, person));
    if (!parts) return { problem: 'shopper_unknown' };
    return content(200, ReadableStream.from(bytesOf(parts)), 'application/json', {
      'content-disposition': savedAs(`shopper ${person}.json`),
    });
  },
});
