import * as v from 'valibot';
import type { StoreKeeper } from '../../../office/store-desk.ts';
import { content, empty, json } from '../reply.ts';
import { type Allow, type Caller, type Route, route } from '../route.ts';
import { StoreCountsShape, StoreShape } from './stores-shapes.ts';

/** A store with years of exceptions, however it is written in JSON. */
const STORE_MAX_BYTES = 256 * 1024;
/** Ten thousand stores, or fifty thousand places, of the length that people write. */
const TABLE_MAX_BYTES = 16 * 1024 * 1024;

/** A program is known by its key, everybody else by their session: a route lets one of the two in. */
function keeperOf({ session, shop }: Partial<Pick<Caller, 'session' | 'shop'>>): StoreKeeper {
  if (session) return { site: session.self.site.id, by: { role: 'agent', id: session.self.id } };
  if (shop) return { site: shop.site, by: { role: 'api', id: shop.key } };
  throw new Error('a route of stores without a rule');
}

const given = v.object({
  /** A store as it is listed, without its id where the path has it. `position` may have a `system`: `wgs84`, `gcj02` or `bd09`. */
  store: v.unknown(),
});

const LOOK = v.object({
  /** `yes`: says what it would do, and does nothing. */
  look: v.exactOptional(v.literal('yes')),
});

/** What is done about stores, by an admin and by the shop's own programs alike: they differ in who may, and in where they are. */
function keeping(at: string, who: string, allow: Extract<Allow, 'shop'> | readonly ['admin']): readonly Route[] {
  return [
    route({
      method: 'get',
      path: `${at}/stores`,
      summary: `The site’s stores, by their ids, ${who}. With the \`ETag\` of before in \`If-None-Match\`, only when they are others.`,
      allow,
      answers: {
        200: {
          doc: 'All of them. `localities`: how many places shoppers may type. `timeZone`: of a store in a table that names none.',
          json: v.object({ stores: v.array(StoreShape), localities: v.number(), timeZone: v.string() }),
        },
        304: { doc: 'As they were.' },
      },
      problems: [],
      async handle(call, { storeDesk }) {
        const { site } = keeperOf(call);
        const known = call.header('if-none-match');
        if (known !== undefined && known === (await storeDesk.tag(site))) return empty(304, { etag: known });
        const { tag, ...view } = await storeDesk.view(site);
        return json(200, view, { etag: tag });
      },
    }),
    route({
      method: 'post',
      path: `${at}/stores`,
      summary: `Adds a store, ${who}. Every fault is told by name and place.`,
      allow,
      body: given,
      bodyMaxBytes: STORE_MAX_BYTES,
      answers: { 201: { doc: 'Added, as it is kept.', json: v.object({ id: v.string(), store: StoreShape }) } },
      problems: ['settings_refused'],
      async handle(call, { storeDesk }) {
        const result = await storeDesk.add(keeperOf(call), call.body.store);
        return 'problem' in result ? result : json(201, { id: result.store.id, store: result.store });
      },
    }),
    route({
      method: 'post',
      path: `${at}/store-table`,
      summary: `Brings in a table of stores, ${who}: all of it or nothing. An id names a store; no store that is not in the table goes.`,
      allow,
      query: LOOK,
      rawType: 'text/csv',
      rawMaxBytes: TABLE_MAX_BYTES,
      answers: {
        200: {
          doc: `How many are new, become others, and stay as they are. The table is CSV in UTF-8 or GB18030, with a head that names the columns: \`id\`, \`name\`,
\`address\`, \`latitude\`, \`longitude\`, and, where they are known, \`coordinates\` (\`wgs84\`, \`gcj02\`, \`bd09\`), \`phone\`, \`services\`, \`zone\`, \`hours\`,
\`exceptions\`, \`amap\`, \`baidu\`, \`apple\`, \`google\`; the same in Chinese is understood too. A fault’s path is \`LINE:COLUMN\`.`,
          json: StoreCountsShape,
        },
      },
      problems: ['settings_refused', 'rate_limited'],
      async handle(call, { storeDesk }) {
        const work = call.query.look === 'yes' ? storeDesk.look : storeDesk.bring;
        const result = await work(keeperOf(call), call.bytes);
        return 'problem' in result ? result : json(200, result);
      },
    }),
    route({
      method: 'get',
      path: `${at}/store-table`,
      summary: `The site’s stores as a table that is taken back, ${who}.`,
      allow,
      query: v.object({ language: v.exactOptional(v.picklist(['en', 'zh-CN'])) }),
      answers: { 200: { doc: 'CSV in UTF-8; nothing in it is a formula to a spreadsheet.', media: 'text/csv' } },
      problems: [],
      async handle(call, { storeDesk }) {
        const table = await storeDesk.table(keeperOf(call).site, call.query.language ?? 'en');
        return content(200, table, 'text/csv; charset=utf-8', {
          'content-disposition': `attachment; filename="stores.csv"`,
        });
      },
    }),
    route({
      method: 'post',
      path: `${at}/place-table`,
      summary: `Brings in the places that shoppers may type, ${who}: a table takes the place of all before.`,
      allow,
      query: LOOK,
      rawType: 'text/csv',
      rawMaxBytes: TABLE_MAX_BYTES,
      answers: {
        200: {
          doc: 'How many there are. Columns: `latitude`, `longitude`, and at least one of `place`, `city` and `postcode`; `coordinates` as of stores.',
          json: v.object({ localities: v.number() }),
        },
      },
      problems: ['settings_refused', 'rate_limited'],
      async handle(call, { storeDesk }) {
        const result =
          call.query.look === 'yes'
            ? await storeDesk.lookLocalities(keeperOf(call), call.bytes)
            : await storeDesk.bringLocalities(keeperOf(call), call.bytes);
        return 'problem' in result ? result : json(200, result);
      },
    }),
    route({
      method: 'post',
      path: `${at}/stores/:id`,
      summary: `Writes a store anew, ${who}: all of it.`,
      allow,
      body: given,
      bodyMaxBytes: STORE_MAX_BYTES,
      answers: { 200: { doc: 'Written, as it is kept.', json: v.object({ store: StoreShape }) } },
      problems: ['settings_refused', 'store_unknown'],
      async handle(call, { storeDesk }) {
        const result = await storeDesk.set(keeperOf(call), call.param('id'), call.body.store);
        return 'problem' in result ? result : json(200, result);
      },
    }),
    route({
      method: 'delete',
      path: `${at}/stores/:id`,
      summary: `Removes a store, ${who}.`,
      allow,
      answers: { 204: { doc: 'Removed.' } },
      problems: ['store_unknown'],
      async handle(call, { storeDesk }) {
        const result = await storeDesk.remove(keeperOf(call), call.param('id'));
        return 'problem' in result ? result : empty(204);
      },
    }),
  ];
}

export const keepStores: readonly Route[] = [
  ...keeping('/api/v1', 'for an admin', ['admin']),
  ...keeping('/api/v1/shop', 'by a key of the site', 'shop'),
];
