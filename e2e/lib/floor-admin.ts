import type { Page } from 'playwright-core';
import { type Relay, signInOf } from './relay.ts';

const DAY_MS = 86_400_000;

/** What an admin sets, over HTTP. */
export interface FloorAdmin {
  /** Gives a group other settings: those of every new site, but for what is said here. */
  group(id: string, settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Sets the site's service hours; null: always open. */
  hours(hours: object | null): Promise<void>;
  /** Within how many ms every answer is due, and how many ms before that it is nearly due: 1,000 when not said. */
  answersDue(withinMs: number, warnBeforeMs?: number): Promise<void>;
  /** When a left message is due, in ms of service time; the other reply times as they are where nobody set any. */
  leftDue(withinMs: number): Promise<void>;
}

/** Signs the demo's admin in. */
export async function floorAdmin(relay: Relay): Promise<FloorAdmin> {
  let token = '';
  const call = async (path: string, body: object): Promise<{ token?: string }> => {
    const response = await fetch(`${relay.url}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : {};
  };
  token = (await call('session', signInOf(relay, 'admin'))).token ?? '';
  const standard = {
    ...{ name: 'Pre-sales', mode: 'pick', order: 'least_loaded', hours: null },
    ...{ maxWaiting: 100, maxWaitMs: 1_800_000, graceMs: 60_000 },
  };
  return {
    async group(id, settings) {
      await call(`floor/groups/${id}`, { ...standard, ...settings });
    },
    async answersDue(limitMs, warnBeforeMs = 1000) {
      const limit = { limitMs, warnBeforeMs };
      const replyRule = { limits: { first_reply: limit, reply: limit }, counts: 'all_time' };
      await call('floor/thresholds', { replyRule, leftReplyWithinMs: DAY_MS, caseWindowMs: 7 * DAY_MS });
    },
    async leftDue(leftReplyWithinMs) {
      const limits = {
        first_reply: { limitMs: 45_000, warnBeforeMs: 15_000 },
        reply: { limitMs: 180_000, warnBeforeMs: 60_000 },
      };
      const replyRule = { limits, counts: 'service_time' };
      await call('floor/thresholds', { replyRule, leftReplyWithinMs, caseWindowMs: 7 * DAY_MS });
    },
    async hours(hours) {
      await call('floor/hours', { hours });
    },
  };
}

/** A page's line, which can be cut and mended. To be called before the page connects. */
export async function cuttable(page: Page): Promise<{ cut(): Promise<void>; mend(): void }> {
  const open = new Set<{ close(): Promise<void> }>();
  let down = false;
  await page.routeWebSocket(/./, (socket) => {
    if (down) return void socket.close();
    socket.connectToServer();
    open.add(socket);
  });
  return {
    async cut() {
      down = true;
      for (const socket of open) await socket.close();
      open.clear();
    },
    mend() {
      down = false;
    },
  };
}
