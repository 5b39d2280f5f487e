import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LogEntry } from '../api/log.ts';
import { LANGUAGES } from '../testing/texts.ts';
import { type LogLine, logLines } from './log-lines.ts';

const { en } = LANGUAGES;
const DAY = [{ from: '09:00', to: '18:00' }];
const WEEK = { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] };
const HOURS = { zone: 'Asia/Shanghai', week: WEEK, exceptions: [] };
const GROUP = {
  id: 'vip',
  name: 'VIP',
  mode: 'pick',
  order: 'least_loaded',
  maxWaiting: 9,
  maxWaitMs: 90_000,
  graceMs: 0,
};

const of = (kind: string, body: LogEntry['body'], was?: LogEntry['body'], t = en): LogLine[] =>
  logLines(
    { n: 1, at: 0, by: { role: 'system' }, kind, body, ...(was ? { was } : {}) },
    { t, group: (id) => `<${id}>` },
  );

describe('what an entry of the log says', () => {
  it('is what changed, from what to what, and nothing that stayed', () => {
    const was = { agent: 'a', limit: 5, groups: ['pre', 'vip'], skills: [], languages: ['en'], autoReply: 'Soon' };
    expect(
      of('staff_set', { agent: 'a', limit: 0, groups: ['pre'], skills: ['tea', 'cups'], languages: ['en'] }, was),
    ).toEqual([
      { label: 'Conversations at a time', from: '5', to: '0' },
      { label: 'Groups', from: '<pre>, <vip>', to: '<pre>' },
      { label: 'Skills', from: 'none', to: 'tea, cups' },
      { label: 'Reply while away', from: 'Soon', to: 'none' },
    ]);
  });

  it('is, of a store, where it is and what it has', () => {
    const store = { id: 'a', position: { lat: 1.5, lng: -2 }, services: ['Repair', 'Pick-up'], maps: { amap: 'B0' } };
    expect(of('store_set', { ...store, phone: '1' }, store)).toEqual([{ label: 'Telephone', to: '1' }]);
    expect(of('store_set', store)).toEqual([
      { label: 'Place', to: '1.5, -2' },
      { label: 'Services', to: 'Repair, Pick-up' },
      { label: 'Names on maps', to: 'B0' },
    ]);
  });

  it('is, of the demo shop, that any page of this machine may open it, beside those that are named', () => {
    const made = (more: object) => of('site_created', { slug: 'demo', origins: [], ...more }).at(-1);
    const label = 'Pages that may open the chat';
    expect(made({ anyLocalhost: true })).toEqual({ label, to: 'any of this machine' });
    expect(made({ anyLocalhost: true, origins: ['https://a.example'] })?.to).toBe(
      'https://a.example, any of this machine',
    );
    expect(made({ anyLocalhost: false })).toEqual({ label, to: 'none' });
  });

  it('is the two statuses, and why where it was not a choice', () => {
    const was = { agent: 'a', status: 'online', reason: 'connected' };
    expect(of('agent_status', { agent: 'a', status: 'away', reason: 'chosen' }, was)).toEqual([
      { label: 'Status', from: 'Online', to: 'Away' },
    ]);
    expect(of('agent_status', { agent: 'a', status: 'off', reason: 'disconnected' }, was)).toEqual([
      { label: 'Status', from: 'Online', to: 'Off duty' },
      { label: 'Because', to: 'their line was gone for too long' },
    ]);
  });

  it('is how the chat looks, by the names of the page; what is absent is the product’s own', () => {
    const was = { position: 'end', theme: 'auto', locale: 'auto', storage: 'persistent' };
    const now = { brand: '#2b59c3', ...was, theme: 'dark', heading: 'Tea' };
    expect(of('look_set', { ...was, greeting: 'Ahoy', questions: ['One?', 'Two?'], sounds: 'on' }, was)).toEqual([
      { label: 'What an empty talk says', from: 'the product’s own', to: 'Ahoy' },
      { label: 'Quick questions', from: 'the product’s own', to: 'One?, Two?' },
      { label: 'Sound of an answer', from: 'None', to: 'A short tone' },
    ]);
    expect(of('look_set', now, was)).toEqual([
      { label: 'Brand colour', from: 'the product’s own', to: '#2b59c3' },
      { label: 'Light or dark', from: 'As the shopper’s device is set', to: 'Always dark' },
      { label: 'What stands at the top', from: 'the product’s own', to: 'Tea' },
    ]);
    expect(of('look_set', { ...was, theme: 'sepia' }, now)).toContainEqual({
      label: 'Light or dark',
      from: 'Always dark',
      to: 'sepia',
    });
  });

  it('is the two roles', () => {
    expect(of('membership_role', { agent: 'a', role: 'admin', before: 'agent' })).toEqual([
      { label: 'Role', from: 'Agent', to: 'Admin' },
    ]);
  });

  it('is the days on which hours changed', () => {
    const night = { ...HOURS, week: { ...WEEK, sat: [{ from: '20:00', to: '02:00' }] } };
    const holiday = { ...night, exceptions: [{ date: '2026-12-25', spans: [] }] };
    expect(of('hours_set', { hours: holiday }, { hours: HOURS })).toEqual([
      { label: 'Hours, Saturday', from: 'closed', to: '20:00–02:00' },
      { label: 'Hours, 2026-12-25', to: 'closed' },
    ]);
    expect(of('hours_set', { hours: HOURS }, {})[0]).toEqual({ label: 'Hours', from: 'always open', to: 'set hours' });
    expect(of('hours_set', {}, { hours: HOURS })[0]).toEqual({ label: 'Hours', from: 'set hours', to: 'always open' });
  });

  it('is each reply time', () => {
    const rule = (limitMs: number, counts: string) => {
      const limit = { limitMs, warnBeforeMs: 15_000 };
      return { replyRule: { limits: { first_reply: limit, reply: limit }, counts }, leftReplyWithinMs: 86_400_000 };
    };
    expect(of('thresholds_set', rule(45_000, 'all_time'), rule(30_000, 'service_time'))).toEqual([
      { label: 'First reply due within', from: '30 sec', to: '45 sec' },
      { label: 'Later reply due within', from: '30 sec', to: '45 sec' },
      { label: 'What time counts', from: 'Service hours only', to: 'All time' },
    ]);
    const same = rule(45_000, 'all_time');
    expect(of('thresholds_set', { ...same, caseWindowMs: 86_400_000 }, same)).toEqual([
      { label: 'Same case within', to: '1 day' },
    ]);
  });

  it('is the whole of a new group, and nothing of one that went', () => {
    expect(of('group_set', GROUP).map(({ label, to }) => `${label}: ${to}`)).toEqual([
      'Name: VIP',
      'Who gets a request: Agents take what they want',
      'Of several with room: who has least to do',
      'How many may wait: 9',
      'How long one may wait: 1 min 30 sec',
      'When an agent’s line is lost: 0 sec',
      'Hours: the shop’s hours',
    ]);
    expect(of('group_removed', { group: 'vip' }, GROUP)).toEqual([]);
  });

  it('is what a key or an invitation was that ended', () => {
    expect(of('key_retired', { key: 'k1' }, { key: 'k1', use: 'api' })).toEqual([
      { label: 'Key', to: 'k1' },
      { label: 'Use', to: 'API key' },
    ]);
    expect(of('invitation_used', { invitation: 'i1' }, { invitation: 'i1', role: 'agent' })).toEqual([
      { label: 'Number of the invitation', to: 'i1' },
      { label: 'Role', to: 'Agent' },
    ]);
  });

  it('tells of the form of left messages what is asked, and when a letter goes', () => {
    const was = { contact: 'optional', fields: ['name', 'email'], order: true, mailAfterMs: 300_000 };
    const now = { ...was, contact: 'required', fields: ['email'], order: false, mailAfterMs: 0, promise: 'Soon' };
    expect(of('left_form_set', now, was)).toEqual([
      { label: 'How they can be reached', from: 'asked, may be left empty', to: 'needed' },
      { label: 'What is asked', from: 'name, e-mail', to: 'e-mail' },
      { label: 'Order number', from: 'asked', to: 'not asked' },
      { label: 'Write a letter after', from: '5 min', to: '0 sec' },
      { label: 'Words above the form', to: 'Soon' },
    ]);
  });

  it('shows what nobody has words for by its name, whatever it is', () => {
    expect(of('new_kind', { someMs: 90_000, odd: { a: [1] }, limit: { toString: 1 }, role: 'toString' })).toEqual([
      { label: 'someMs', to: '1 min 30 sec' },
      { label: 'odd', to: '{"a":[1]}' },
      { label: 'Conversations at a time', to: '{"toString":1}' },
      { label: 'Role', to: 'toString' },
    ]);
  });

  it('has words for every kind that the server’s API names, in every language', () => {
    const api = readFileSync(new URL('../../../../docs/http-api.md', import.meta.url), 'utf8');
    const section = api.split('### ').find((one) => one.startsWith('GET /api/v1/log')) ?? '';
    const named = [...(section.split('Kinds:')[1]?.split('.')[0] ?? '').matchAll(/`(\w+)`/g)].map(([, kind]) => kind);
    expect(named.length).toBeGreaterThan(20);
    for (const t of Object.values(LANGUAGES)) expect(named.toSorted()).toEqual(Object.keys(t.log.kinds).toSorted());
  });
});
