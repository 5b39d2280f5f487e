import { signal } from '@preact/signals';
import type { ConversationRow } from '@shopbell/protocol';
import type { AgentView } from '@shopbell/sdk/agent';
import { describe, expect, it } from 'vitest';
import { COLLEAGUE, idOf, rowOf } from '../testing/fixtures.ts';
import { replyClocks } from './clock.ts';
import { sortOwned } from './order.ts';
import { partsOfView } from './parts.ts';
import { createStuck, stuckCases, stuckKey } from './stuck.ts';

const NOON = 1_795_348_800_000;
const agent = { id: COLLEAGUE.id, name: COLLEAGUE.name };
const rows: readonly ConversationRow[] = [
  rowOf(1, { state: 'active', agent, waitingSince: NOON }),
  rowOf(2, { waitingSince: NOON - 600_000, waitsSince: NOON }),
  rowOf(3, { state: 'left', waitingSince: NOON, left: { at: NOON, dueAt: NOON + 60_000 } }),
  rowOf(4, { state: 'active', agent }),
];
const clocks = replyClocks(rows, new Map(), undefined);
const at = (now: number) => [...stuckCases(rows, clocks, undefined, now)].map(([id, { why }]) => [id, why]);

describe('cases to see through', () => {
  it('are stuck by the site’s thresholds, the longest first, each with its reason', () => {
    expect(at(NOON + 45_000)).toEqual([]);
    expect(at(NOON + 180_001)).toEqual([
      [idOf(2), 'nobody_took'],
      [idOf(3), 'left_overdue'],
      [idOf(1), 'no_reply'],
    ]);
    const limit = { limitMs: 10_000, warnBeforeMs: 0 };
    const rules = {
      groups: [],
      replyRule: { limits: { first_reply: limit, reply: limit }, counts: 'all_time' as const },
    };
    const own = stuckCases(rows, replyClocks(rows, new Map(), rules), rules, NOON + 10_001);
    expect([...own.keys()]).toEqual([idOf(1), idOf(2)]);
  });

  it('stand before the others in their list', () => {
    const stuck = stuckCases(rows, clocks, undefined, NOON + 60_001);
    const ids = sortOwned(rows, clocks, stuck).map(({ conversation }) => conversation);
    expect(ids).toEqual([idOf(2), idOf(3), idOf(1), idOf(4)]);
  });

  it('are named by the wait, so that who gets it next is no new one, and a later wait is', () => {
    const keyAt = (patch: Partial<ConversationRow>) => {
      const row = rowOf(1, { state: 'active', agent, waitingSince: NOON, ...patch });
      return [...stuckCases([row], replyClocks([row], new Map(), undefined), undefined, NOON * 2).values()].map(
        stuckKey,
      );
    };
    expect(keyAt({ agent: { id: idOf(77), name: 'Wei' } })).toEqual(keyAt({}));
    expect(keyAt({ waitingSince: NOON + 1 })).not.toEqual(keyAt({}));
  });

  it('are the same picture as long as nothing of it changes', () => {
    const now = signal(NOON + 60_000);
    const view = signal({ owned: rows, rules: undefined } as unknown as AgentView);
    const stuck = createStuck(partsOfView(view), signal(clocks), now);
    const before = stuck.value;
    now.value += 1000;
    expect(stuck.value).not.toBe(before);
    const two = stuck.value;
    now.value += 1000;
    expect(stuck.value).toBe(two);
    view.value = { ...view.value, owned: rows.slice(0, 2) };
    expect([...stuck.value.keys()]).toEqual([idOf(2)]);
  });
});
