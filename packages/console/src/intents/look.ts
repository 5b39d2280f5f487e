import type { Signal } from '@preact/signals';
import type { Look } from '@shopbell/domain';
import type { LookView } from '../api/look.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import type { Refused } from '../api/shapes.ts';
import type { Loaded } from '../state/office.ts';

type Done = Promise<Refused | undefined>;

/** What admins choose about how the chat looks. Who asks brings the reader, which comes with their page. */
export interface LookIntents {
  loadLook(read: Reader<LookView>): Promise<void>;
  setLook(look: Look, read: Reader<LookView>): Done;
}

interface Calls {
  done(...rest: Parameters<Request>): Done;
  load<T>(into: Signal<Loaded<T>>, read: Reader<T>, path: string): Promise<void>;
}

export function createLookIntents(look: Signal<Loaded<LookView>>, { done, load }: Calls): LookIntents {
  const loadLook: LookIntents['loadLook'] = (read) => load(look, read, 'look');
  return {
    loadLook,
    // What is refused stays as it was typed, with what was wrong.
    setLook: async (chosen, read) => (await done('POST', 'look', { look: chosen })) ?? void (await loadLook(read)),
  };
}
