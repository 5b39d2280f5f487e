import { FILE_TYPES, Id, Instant, LIMITS, PROBLEM_CODES, SharedFile } from '@shopbell/protocol';
import * as v from 'valibot';
import { refused } from '../../../app/outcome.ts';
import { addressKey } from '../../../auth/client-address.ts';
import { savedAs } from '../disposition.ts';
import { OFFSET_HEADER, preflight } from '../person.ts';
import { content, empty, json } from '../reply.ts';
import { route } from '../route.ts';

const bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** An upload, as who announced it sees it. */
const UploadShape = v.object({
  id: Id,
  state: v.picklist(['uploading', 'ready', 'refused']),
  /** Bytes that are here. */
  offset: bytes,
  bytes,
  /** Once it is ready. */
  file: v.exactOptional(SharedFile),
  /** Why it was refused. */
  problem: v.exactOptional(v.picklist(PROBLEM_CODES)),
});

const offsetHeader = (offset: number) => ({ [OFFSET_HEADER]: String(offset) });
const idOf = (text: string): string | undefined => (v.is(Id, text) ? text : undefined);
const UNKNOWN = { problem: 'file_unknown' } as const;

export const announceFile = route({
  method: 'post',
  path: '/api/v1/files',
  summary: 'Announces a file. Its bytes follow with PATCH, from `offset` on.',
  allow: 'person',
  body: v.object({
    name: v.pipe(v.string(), v.maxLength(1024)),
    type: v.pipe(v.string(), v.maxLength(256)),
    bytes,
    /** Of all its bytes, in hexadecimal: what comes is compared with it (`file_changed`). */
    sha256: v.exactOptional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
  }),
  answers: { 201: { doc: `It may come: one of ${FILE_TYPES.join(', ')}.`, json: UploadShape } },
  problems: [
    'file_type_refused',
    'file_name_refused',
    'file_mismatch',
    'file_too_large',
    'file_broken',
    'blocked',
    'quota_reached',
    'rate_limited',
  ],
  async handle({ who, body, client }, { files }) {
    const upload = await files.announce(who, body, addressKey(client.address));
    if (refused(upload)) {
      const { refused: problem, retryAfterMs } = upload;
      return { problem, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
    }
    return json(201, upload, { ...offsetHeader(upload.offset), location: `/api/v1/files/${upload.id}` });
  },
});

export const lookAtFile = route({
  method: 'get',
  path: '/api/v1/files/:id',
  summary: 'Tells how far an upload is; with HEAD the header alone.',
  allow: 'person',
  answers: { 200: { doc: 'Where it goes on is in the header `upload-offset` too.', json: UploadShape } },
  problems: ['file_unknown', 'file_used'],
  async handle({ who, param }, { files }) {
    const id = idOf(param('id'));
    const upload = id === undefined ? undefined : await files.look(who, id);
    if (upload === undefined) return UNKNOWN;
    return refused(upload) ? { problem: upload.refused } : json(200, upload, offsetHeader(upload.offset));
  },
});

export const appendToFile = route({
  method: 'patch',
  path: '/api/v1/files/:id',
  summary: 'Adds bytes at `upload-offset`, which must be where the upload ends.',
  allow: 'person',
  rawMaxBytes: LIMITS.fileChunkMaxBytes,
  answers: {
    204: { doc: 'They are on disk. `upload-offset` is where the next ones go; so it is when they were refused.' },
  },
  problems: ['file_unknown', 'wrong_offset', 'file_too_large', 'file_finished', 'quota_reached'],
  async handle({ who, param, header, bytes: part }, { files }) {
    const id = idOf(param('id'));
    const at = header(OFFSET_HEADER) ?? '';
    if (id === undefined) return UNKNOWN;
    if (!/^\d{1,15}$/.test(at)) return { problem: 'bad_frame', path: OFFSET_HEADER };
    const offset = await files.append(who, id, Number(at), part);
    if (typeof offset === 'number') return empty(204, offsetHeader(offset));
    const headers = offset.offset === undefined ? {} : offsetHeader(offset.offset);
    return { problem: offset.refused, headers };
  },
});

export const finishFile = route({
  method: 'post',
  path: '/api/v1/files/:id/finish',
  summary: 'All bytes are here: the file is looked at, cleaned, and may be said. Asked again, the answer is the same.',
  allow: 'person',
  answers: {
    200: {
      doc: 'As it goes into the message. A cleaned picture has another size than the one that came.',
      json: SharedFile,
    },
  },
  problems: [
    'file_unknown',
    'file_unfinished',
    'file_changed',
    'file_mismatch',
    'file_unsafe',
    'file_broken',
    'file_too_large',
    'pictures_unavailable',
  ],
  async handle({ who, param, client }, { files }) {
    const id = idOf(param('id'));
    const file = id === undefined ? undefined : await files.finish(who, id, addressKey(client.address));
    if (file === undefined) return UNKNOWN;
    return refused(file) ? { problem: file.refused } : json(200, file);
  },
});

export const cancelFile = route({
  method: 'delete',
  path: '/api/v1/files/:id',
  summary: 'Takes a file back that was not said.',
  allow: 'person',
  answers: { 204: { doc: 'Nothing of it is left.' } },
  problems: ['file_unknown', 'file_used'],
  async handle({ who, param }, { files }) {
    const id = idOf(param('id'));
    if (id === undefined) return UNKNOWN;
    const no = await files.cancel(who, id);
    return no ? { problem: no.refused } : empty(204);
  },
});

export const linkFiles = route({
  method: 'post',
  path: '/api/v1/conversations/:id/links',
  summary: 'Signs links to the files of messages, for whoever may read them.',
  allow: 'person',
  body: v.object({
    /** Numbers of messages, at most 50; those without a file are left out of the answer. */
    seqs: v.pipe(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(1))), v.maxLength(50, 'too_many')),
  }),
  answers: {
    200: {
      doc: 'Paths at this server, good until `until`, as long as the message is there. `preview` is a small WebP.',
      json: v.object({
        links: v.array(
          v.object({
            seq: v.number(),
            url: v.string(),
            preview: v.exactOptional(v.string()),
            until: Instant,
          }),
        ),
      }),
    },
  },
  problems: ['conversation_unknown'],
  async handle({ who, param, body }, { views }) {
    const id = idOf(param('id'));
    const links = id === undefined ? undefined : await views.links(who, id, body.seqs);
    if (links === undefined) return { problem: 'conversation_unknown' };
    return 'refused' in links ? { problem: links.refused } : json(200, { links });
  },
});

export const viewFile = route({
  method: 'get',
  path: '/f/:id',
  summary:
    'A file, by a signed link. It is to be saved, never a page: attachment, nosniff, a policy that allows nothing.',
  allow: 'public',
  query: v.record(v.string(), v.string()),
  answers: { 200: { doc: 'The file, or its preview.', media: 'application/octet-stream' } },
  problems: ['not_found'],
  async handle({ param, query }, { views }) {
    const id = idOf(param('id'));
    const served = id === undefined ? undefined : await views.open(id, query);
    if (!served) return { problem: 'not_found' };
    const { file, part } = served;
    const type = part === 'preview' ? 'image/webp' : file.type;
    return content(200, served.stream(), type === 'text/plain' ? 'text/plain; charset=utf-8' : type, {
      'content-disposition': savedAs(file.name),
      'content-length': String(served.bytes),
      // Shops' pages show pictures. The link alone opens it, and says for how long.
      'cross-origin-resource-policy': 'cross-origin',
    });
  },
});

const asked = (path: string) =>
  route({
    method: 'options',
    path,
    summary: 'Tells a browser what a shop’s page may send here.',
    allow: 'public',
    answers: {
      204: { doc: 'The methods and headers; whether the page is one of the site’s is seen by the request itself.' },
    },
    problems: [],
    handle: (call) => empty(204, preflight(call)),
  });

export const preflights = [
  '/api/v1/files',
  '/api/v1/files/:id',
  '/api/v1/files/:id/finish',
  '/api/v1/conversations/:id/links',
].map(asked);
