import { detourOver } from '../detour/detour.ts';
import { type Post, pollTransport } from '../detour/poll.ts';
import type { DetourPart } from '../ports.ts';

/** By `fetch`, as a request that a page may make without asking first. An agent's cookie comes along to their own origin only. */
function post(url: string, body: string, isLast: boolean): Post {
  const { signal, abort } = abortable();
  const answer = fetch(url, { method: 'POST', body, signal, keepalive: isLast, redirect: 'error' });
  return { answer: answer.then(async (response) => ({ status: response.status, text: await response.text() })), abort };
}

function abortable() {
  const controller = new AbortController();
  return { signal: controller.signal, abort: () => controller.abort() };
}

/** What carries frames where sockets don't get through; loaded then. */
export const detour: DetourPart['detour'] = (ports, hasWorked, tell) =>
  detourOver({ ...ports, socket: ports.transport, poll: pollTransport({ ...ports, post }) }, hasWorked, tell);
