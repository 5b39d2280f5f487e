import type { Actor, AgentId, PublicEvent } from '@shopbell/protocol';
import { na, shopper, system, wei } from '../conversation/sample.contract.ts';

/** The people of a log: the shopper, two agents, and who is no human agent. */
export const PEOPLE = {
  shopper,
  na,
  wei,
  system,
  bot: { role: 'bot', id: '01kafzbot00000000001', name: 'Shop bot' },
  store: { role: 'store', id: '01kafzst0re000000001', name: 'Nanjing Road' },
  api: { role: 'api', id: '01kafzap1k0000000001' },
} as const satisfies Record<string, Actor>;

/** The text of an agent's automatic line in these logs. */
export const AUTOMATIC = '(away)';

const NAMES: Readonly<Record<string, AgentId>> = { na: na.id, wei: wei.id };
export const nameOf = (id: AgentId): string | undefined => Object.keys(NAMES).find((name) => NAMES[name] === id);

type Said = { readonly [P in keyof typeof PEOPLE]?: string };
type Happened =
  | { readonly requested: keyof typeof PEOPLE }
  | { readonly assigned: 'na' | 'wei' }
  | { readonly left: true }
  | { readonly closed: keyof typeof PEOPLE }
  | { readonly wiped: true };

/**
 * A public log from lines of `[ms after the start, what]`: `{ shopper: 'Hello' }` says something, `{ assigned: 'na' }` gives
 * it to Li Na.
 */
export function logOf(
  start: number,
  ...lines: readonly (readonly [ms: number, what: Said | Happened])[]
): PublicEvent[] {
  return lines.map(([ms, what], index): PublicEvent => {
    const stamp = { seq: index + 1, at: start + ms };
    if ('assigned' in what) return { kind: 'assigned', ...stamp, by: system, agent: PEOPLE[what.assigned] };
    if ('requested' in what) return { kind: 'requested', ...stamp, by: PEOPLE[what.requested] };
    if ('left' in what) return { kind: 'left', ...stamp, by: system };
    if ('wiped' in what) return { kind: 'wiped', ...stamp, by: system };
    if ('closed' in what) return { kind: 'closed', ...stamp, by: PEOPLE[what.closed] };
    const [name, text] = Object.entries(what)[0] as [keyof typeof PEOPLE, string];
    return { kind: 'message', ...stamp, by: PEOPLE[name], text };
  });
}

export const isAutomatic = (event: PublicEvent): boolean => event.kind === 'message' && event.text === AUTOMATIC;
