import { createGuard, type Guard, REPEATED } from '@shopbell/domain';
import type { AgentId } from '@shopbell/protocol';
import type { Thread } from '@shopbell/sdk';
import type { Rules } from '@shopbell/sdk/agent';

/** Events that are looked back at, whoever spoke between; the server looks as far. */
const TAIL = 12;

/** What this agent's words are looked through by; undefined until the server has told, and with an older one. */
export const guardOf = (rules: Rules | undefined): Guard | undefined =>
  rules?.guard && createGuard(rules.guard, rules.guard.hosts);

/** What an agent said last in a thread, newest first, what is on its way included. */
export function saidLately(thread: Thread | undefined, self: AgentId | undefined, now: number): readonly string[] {
  if (!thread || self === undefined) return [];
  const sent = thread.events
    .slice(-TAIL)
    .flatMap((event) => (event.kind === 'message' && event.by.role === 'agent' && event.by.id === self ? [event] : []));
  const going = thread.pending.filter(({ lane, status }) => lane === 'public' && status !== 'failed');
  return [...sent, ...going]
    .filter(({ at }) => now - at <= REPEATED.withinMs)
    .map(({ text }) => text)
    .reverse();
}
