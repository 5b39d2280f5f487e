import type { Signal } from '@preact/signals';
import type { GuardRules } from '@shopbell/domain';
import type { Answer } from '../api/call.ts';
import { type CaughtView, type GuardView, type RevealRule, toCaught, toGuard } from '../api/guard.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import type { Refused } from '../api/shapes.ts';
import type { Loaded, Office } from '../state/office.ts';

type Done = Promise<Refused | undefined>;

/** What supervisors and admins set about what agents say, and what was found. */
export interface GuardIntents {
  loadGuard(): Promise<void>;
  setGuard(guard: GuardRules): Done;
  /** Admins only. */
  setReveal(reveal: RevealRule): Done;
  loadCaught(): Promise<void>;
  /** The next page behind what is there. */
  olderCaught(): Done;
}

interface Calls {
  ask<T>(read: Reader<T>, ...rest: Parameters<Request>): Promise<Answer<T>>;
  done(...rest: Parameters<Request>): Done;
  load<T>(into: Signal<Loaded<T>>, read: Reader<T>, path: string): Promise<void>;
}

export function createGuardIntents(
  { guard, caught }: { guard: Office['guard']; caught: Signal<Loaded<CaughtView>> },
  { ask, done, load }: Calls,
): GuardIntents {
  const loadGuard = (): Promise<void> => load<GuardView>(guard, toGuard, 'guard');
  async function change(path: string, body: object): Done {
    const refused = await done('POST', path, body);
    // What is refused stays as it was typed, with what was wrong.
    if (!refused) await loadGuard();
    return refused;
  }
  return {
    loadGuard,
    setGuard: (rules) => change('guard', { guard: rules }),
    setReveal: (reveal) => change('guard/reveal', { reveal }),
    loadCaught: () => load(caught, toCaught, 'guard/caught'),
    async olderCaught() {
      const before = caught.peek();
      if (before.is !== 'here' || before.value.next === undefined) return undefined;
      const answer = await ask(toCaught, 'GET', `guard/caught?before=${before.value.next}`);
      if (!answer.ok) return answer.refused;
      const { entries, ...rest } = answer.value;
      if (caught.peek() === before)
        caught.value = { is: 'here', value: { ...rest, entries: [...before.value.entries, ...entries] } };
      return undefined;
    },
  };
}
