import type { ChatView, Thread, UploadView } from '@shopbell/sdk';
import { EMPTY_CHAT_VIEW } from '@shopbell/sdk/testing';
import { expect, it } from 'vitest';
import type { Line } from '../../board.ts';
import { type Entry, entriesOf, type Happened, type Said } from '../../model/entries.ts';
import { SCENES } from './index.ts';

/** All members of a union: a new one does not compile until it stands in the list, and fails until a scene shows it. */
type All<T extends string> = Readonly<Record<T, true>>;

const CONNECTIONS: All<ChatView['connection']> = {
  idle: true,
  connecting: true,
  online: true,
  waiting: true,
  refused: true,
};
const AVAILABLE: All<ChatView['availability']> = { unknown: true, online: true, away: true };
const STORAGE: All<ChatView['storage']> = { device: true, memory: true };
const THREADS: All<Thread['state']> = { requested: true, active: true, left: true, closed: true };
const SAID: All<Said['status']> = {
  unsaved: true,
  saved: true,
  sending: true,
  failed: true,
  stored: true,
  delivered: true,
  read: true,
};
const HAPPENED: All<Happened['what']> = {
  assigned: true,
  joined: true,
  parted: true,
  left: true,
  gone: true,
  requested: true,
  closed: true,
  recalled: true,
  recalledMine: true,
  erased: true,
};
/** What is ready or taken back is not on the screen any more. */
const UPLOADS: All<Exclude<UploadView['status'], 'ready' | 'cancelled'>> = {
  uploading: true,
  waiting: true,
  checking: true,
  failed: true,
};
const LINES: All<Exclude<Line, 'quiet'>> = { connecting: true, offline: true, person: true, refused: true };

const scenes = Object.values(SCENES);
const views = scenes.map(
  ({ view }): ChatView => ({ ...EMPTY_CHAT_VIEW, connection: 'online', availability: 'online', ...view }),
);
const entries = views.flatMap(entriesOf);
const of = <K extends Entry['kind']>(kind: K) =>
  entries.filter((entry): entry is Extract<Entry, { kind: K }> => entry.kind === kind);
const lines = Object.keys(LINES).filter((line) => scenes.some(({ shows }) => shows.includes(`[data-line=${line}]`)));

it.each([
  ['connection', CONNECTIONS, views.map(({ connection }) => connection)],
  ['answer to whether somebody is there', AVAILABLE, views.map(({ availability }) => availability)],
  ['place where unsent messages are kept', STORAGE, views.map(({ storage }) => storage)],
  ['state of a conversation', THREADS, views.flatMap(({ thread }) => thread?.state ?? [])],
  ['state of a message', SAID, of('said').map(({ status }) => status)],
  ['thing that happened', HAPPENED, of('happened').map(({ what }) => what)],
  ['state of a file on its way', UPLOADS, scenes.flatMap(({ upload }) => upload?.status ?? [])],
  ['line about the connection', LINES, lines],
])('[AW1] every %s has a scene', (_, all, shown) => {
  expect([...new Set<string>(shown)].sort()).toEqual(Object.keys(all).sort());
});

it.each(['queue', 'blocked', 'opensAt', 'stale', 'more', 'agent', 'leave'] as const)(
  '[AW1] %s of the view has a scene',
  (field) => {
    expect(views.some((view) => view[field])).toBe(true);
  },
);
