import * as v from 'valibot';
import type { SettingsRefusal } from '../../../office/refusal.ts';
import { type EmptyReply, empty, json, type Refusal } from '../reply.ts';
import { route } from '../route.ts';
import {
  CaseWindow,
  GroupFields,
  GroupShape,
  GroupSlug,
  HoursShape,
  LeftReplyWithin,
  OpenNowShape,
  ReplyRuleShape,
  StaffFields,
  StaffShape,
} from './floor-shapes.ts';

const SET = { 204: { doc: 'Set. It counts at once.' } } as const;
const done = (result: { ok: true } | SettingsRefusal): EmptyReply<204> | Refusal =>
  'problem' in result ? result : empty(204);

export const viewFloor = route({
  method: 'get',
  path: '/api/v1/floor',
  summary: 'What the floor of the site goes by: groups, who does what, hours, thresholds.',
  allow: ['admin'],
  answers: {
    200: {
      doc: 'All of it. Groups in the order they were made, people oldest first. Without `hours` it is always open.',
      json: v.object({
        timeZone: v.string(),
        groups: v.array(GroupShape),
        staff: v.array(StaffShape),
        hours: v.exactOptional(HoursShape),
        now: OpenNowShape,
        replyRule: ReplyRuleShape,
        leftReplyWithinMs: LeftReplyWithin,
        caseWindowMs: CaseWindow,
      }),
    },
  },
  problems: [],
  async handle({ session }, { floor }) {
    return json(200, await floor.view(session));
  },
});

export const setGroup = route({
  method: 'post',
  path: '/api/v1/floor/groups/:id',
  summary:
    'Makes a group, or gives one other settings: all of them. `hours` as in `/floor/hours`; null for the site’s.',
  allow: ['admin'],
  body: v.object({ ...GroupFields, hours: v.exactOptional(v.unknown()) }),
  answers: SET,
  problems: ['settings_refused', 'too_many'],
  async handle({ session, param, body: { hours, ...group } }, { floor }) {
    const id = param('id');
    if (!v.is(GroupSlug, id)) return { problem: 'settings_refused', faults: [{ code: 'slug_invalid', path: 'id' }] };
    return done(await floor.setGroup(session, { ...group, id }, hours));
  },
});

export const removeGroup = route({
  method: 'delete',
  path: '/api/v1/floor/groups/:id',
  summary:
    'Removes a group. Its people are in it no more; what waits in it waits in `pre-sales`, which stays; its ready replies are every group’s.',
  allow: ['admin'],
  answers: { 204: { doc: 'Removed.' } },
  problems: ['group_unknown', 'group_needed'],
  async handle({ session, param }, { floor }) {
    return done(await floor.removeGroup(session, param('id')));
  },
});

export const setStaff = route({
  method: 'post',
  path: '/api/v1/floor/staff/:id',
  summary: 'Says what a member does: all of it. `limit` is how many conversations they may have at a time.',
  allow: ['admin'],
  body: v.object(StaffFields),
  answers: SET,
  problems: ['person_unknown', 'group_unknown'],
  async handle({ session, param, body }, { floor }) {
    return done(await floor.setStaff(session, { ...body, agent: param('id') }));
  },
});

export const setHours = route({
  method: 'post',
  path: '/api/v1/floor/hours',
  summary: 'Sets the service hours of the site, or null: always open. Every fault is told by name and place.',
  allow: ['admin'],
  body: v.object({ hours: v.unknown() }),
  answers: SET,
  problems: ['settings_refused'],
  async handle({ session, body }, { floor }) {
    return done(await floor.setHours(session, body.hours ?? null));
  },
});

export const previewHours = route({
  method: 'post',
  path: '/api/v1/floor/hours/preview',
  summary:
    'Tells what hours would come to now, and the next four changes; or all that is wrong with them. Sets nothing.',
  allow: ['admin'],
  body: v.object({ hours: v.unknown() }),
  answers: {
    200: {
      doc: 'Whether it would be open now, and what would come next; or every fault by name and place.',
      json: v.union([OpenNowShape, v.object({ faults: v.array(v.object({ code: v.string(), path: v.string() })) })]),
    },
  },
  problems: [],
  handle: ({ body }, { floor }) => json(200, floor.previewHours(body.hours ?? null)),
});

export const setThresholds = route({
  method: 'post',
  path: '/api/v1/floor/thresholds',
  summary:
    'Sets when replies are due, when warnings come, and how long after a close it is the same case, 0 for never. Every fault is told by name and place.',
  allow: ['admin'],
  body: v.object({
    replyRule: v.exactOptional(v.unknown()),
    leftReplyWithinMs: v.exactOptional(v.unknown()),
    caseWindowMs: v.exactOptional(v.unknown()),
  }),
  answers: SET,
  problems: ['settings_refused'],
  async handle({ session, body }, { floor }) {
    return done(await floor.setThresholds(session, body));
  },
});
