import * as v from 'valibot';
import { json } from '../reply.ts';
import { route } from '../route.ts';

export const openapi = route({
  method: 'get',
  path: '/openapi.json',
  summary: 'This API as an OpenAPI 3.1 document.',
  allow: 'public',
  answers: { 200: { doc: 'The document.', json: v.looseObject({ openapi: v.string() }) } },
  problems: [],
  handle: (_, { openApi }) => json(200, openApi()),
});
