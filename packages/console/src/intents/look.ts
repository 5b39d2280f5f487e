import type { Signal } from '@preact/signals';
import type { Look } from '@shopbell/domain';
import { type LookView, toLookView } from '../api/look.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import type { Refused } from '../api/shapes.ts';
import type { Loaded } from '../state/office.ts';

type Done = Promise<Refused | undefined>;

/** What admins choose about how the chat looks. */
export interface LookIntents {
  loadLook(): Promise<void>;
  setLook(look: Look): Done;
}

interface Calls {
  done(...rest: Parameters<Request>): Done;
  load<T>(into: Signal<Loaded<T>>, read: Reader<T>, path: string): Promise<void>;
}

export function createLookIntents(look: Signal<Loaded<LookView>>, { done, load }: Calls): LookIntents {
  const loadLook = (): Promise<void> => load<LookView>(look, toLookView, 'look');
  return {
    loadLook,
    async setLook(chosen) {
      const refused = await done('POST', 'look', { look: chosen });
      // What is refused stays as it was typed, with what was wrong.
      if (!refused) await loadLook();
      return refused;
    },
  };
}
