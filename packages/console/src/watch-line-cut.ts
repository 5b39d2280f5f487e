import { effect } from '@preact/signals';
import type { Env } from './env.ts';
import type { State } from './state/index.ts';
import { cutsOf, headsOf, openCuts, readCuts, readHeads, writeCuts, writeHeads } from './state/line-cut.ts';

/**
 * Keeps how far one's conversations go while there is a line, also over the page's end, and finds what went on without it
 * once there is one again.
 */
export function watchLineCut(state: State, env: Env): () => void {
  let agent: string | undefined;
  let online = false;
  let kept = { heads: '', cuts: '' };
  const keep = (name: keyof typeof kept, text: string): void => {
    if (kept[name] === text) return;
    kept = { ...kept, [name]: text };
    env.store.set(name, text);
  };
  return effect(() => {
    const mine = state.part.mine.value;
    const id = state.self.value?.id;
    if (id !== agent) {
      agent = id;
      online = false;
      state.cuts.value = id ? readCuts(env.store.get('cuts'), id) : [];
    }
    if (!id || !state.online.value) {
      online = false;
      return;
    }
    const cuts = state.cuts.value;
    const now = online ? cuts : cutsOf(cuts, readHeads(env.store.get('heads'), id), mine);
    online = true;
    const open = openCuts(now, mine);
    if (open.length !== cuts.length || open.some((cut, at) => cut !== cuts[at])) state.cuts.value = open;
    keep('cuts', writeCuts(id, open));
    keep('heads', writeHeads(id, headsOf(mine)));
  });
}
