import type { Bus, Hint } from '../../packages/server/src/ports/bus.ts';
import type { Dice } from './dice.ts';
import type { Host } from './host.ts';
import { type Ledger, note } from './ledger.ts';
import type { Rates } from './rates.ts';

/** The longest a hint is held back, in ms. */
const HOLD_MS = 1500;

/** A bus that loses, doubles and holds back hints. */
export function createLossyBus(
  host: Host,
  dice: Dice,
  rates: Pick<Rates, 'lose' | 'double' | 'hold'>,
  ledger: Ledger,
): Bus {
  const listeners = new Set<(hint: Hint) => void>();
  const deliver = (hint: Hint) => {
    for (const listener of listeners) listener(hint);
  };
  return {
    lossless: rates.lose === 0,
    publish(hint) {
      if (dice.hit(rates.lose)) return note(ledger, 'hint lost');
      if (dice.hit(rates.double)) {
        note(ledger, 'hint doubled');
        host.after(dice.number() * HOLD_MS, () => deliver(hint));
      }
      if (dice.hit(rates.hold)) {
        note(ledger, 'hint held back');
        host.after(dice.number() * HOLD_MS, () => deliver(hint));
      } else deliver(hint);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close: async () => listeners.clear(),
  };
}
