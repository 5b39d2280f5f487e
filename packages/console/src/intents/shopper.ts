import { call } from '../api/call.ts';
import type { Reader } from '../api/read.ts';
import { type Refused, toNothing } from '../api/shapes.ts';
import { pathOf, type Tag, type TagHue, toShopper } from '../api/shopper.ts';
import { type Fold, keepFolds } from '../state/shopper.ts';
import type { Context } from './context.ts';
import type { ShopperLists } from './shopper-lists.ts';

/** A refusal, or undefined when it was done. */
type Done = Promise<Refused | undefined>;

/** What is done about the shopper whose conversation is open, and about tags and blocks. Nothing here waits in an outbox. */
export interface ShopperIntents {
  /** Loads what is written about them; what is there stays until it has come. */
  load(): Promise<void>;
  fold(fold: Fold): void;
  /** Shows the panel, its remarks unfolded, with the focus where one is written. */
  writeRemark(): void;
  /** Null: as they call themselves. */
  rename(name: string | null): Done;
  tag(tag: string, on: boolean): Done;
  remark(text: string): Done;
  editRemark(id: string, text: string): Done;
  moreRemarks(): Done;
  /** `forMs` null: for good. */
  block(reason: string, forMs: number | null): Done;
  unblock(): Done;
  /** All that was said with them and written about them, as a file on this machine. */
  writeOut(): Done;
  /** The same, away for good. */
  erase(): Done;
  loadEarlier(): Promise<void>;
  moreEarlier(): Done;
  loadTags(): Promise<void>;
  addTag(tag: { name: string; hue: TagHue }): Done;
  /** `place`: from 0. */
  setTag(tag: Tag, place?: number): Done;
  removeTag(id: string): Done;
  loadBlocked(): Promise<void>;
  moreBlocked(): Done;
  unblockPerson(person: string): Done;
}

/** Where a later part can't be had. */
const OFFLINE: Refused = { code: 'offline', path: undefined, retryAfterMs: undefined };

export function createShopperIntents({ state, env }: Context): ShopperIntents {
  const { shopper } = state;
  const ask = <T>(read: Reader<T>, ...rest: Parameters<typeof env.request>) => call(env.request, read, ...rest);

  const lists = async () => (await import('./shopper-lists.ts')).createShopperLists({ state, env });
  const later = (run: (all: ShopperLists) => Done): Done => lists().then(run, () => OFFLINE);

  async function load(): Promise<void> {
    const person = shopper.person.peek();
    if (person === undefined) return;
    const before = shopper.facts.peek();
    if (before?.person !== person) shopper.facts.value = { person, is: { is: 'loading' } };
    const answer = await ask(toShopper, 'GET', pathOf(person));
    // What was asked for stays shown, meanwhile too, and what became of it with it.
    const shown = () => {
      const here = shopper.facts.peek();
      return here?.person === person && here.is.is === 'here' ? here.is.value.remarks.length : 0;
    };
    const short = answer.ok && answer.value.remarks.length < shown() ? answer.value : undefined;
    const filled =
      short &&
      (await lists().then(
        (all) => all.filled(person, short, shown),
        () => undefined,
      ));
    // Another conversation was opened meanwhile: what comes late is nobody's here.
    const now = shopper.facts.peek();
    if (shopper.person.peek() !== person || now?.person !== person) return;
    if (answer.ok) {
      // Of two on their way at once the older one may come last.
      const newer = now.is.is === 'here' && now.is.value.rev > answer.value.rev;
      if (!newer) shopper.facts.value = { person, is: { is: 'here', value: filled ?? answer.value } };
    } else if (now.is.is !== 'here' || answer.refused.code === 'shopper_unknown') {
      // Any other refusal tells nothing about what is here.
      shopper.facts.value = { person, is: { is: 'failed', refused: answer.refused } };
    }
  }

  async function done(...rest: Parameters<typeof env.request>): Done {
    const answer = await ask(toNothing, ...rest);
    return answer.ok ? undefined : answer.refused;
  }

  /** Writes something about who is open, and shows how it stands afterwards. */
  async function write(method: 'POST' | 'DELETE', path: string, body?: object): Done {
    const person = shopper.person.peek();
    if (person === undefined) return undefined;
    const refused = await done(
      method,
      path ? `${pathOf(person)}/${path}` : pathOf(person),
      ...(body === undefined ? [] : [body]),
    );
    await load();
    return refused;
  }

  return {
    load,
    fold(fold) {
      const before = shopper.folded.peek();
      shopper.folded.value = before.includes(fold) ? before.filter((one) => one !== fold) : [...before, fold];
      keepFolds(env, shopper.folded.peek());
    },
    writeRemark() {
      if (state.about.peek() === undefined) return;
      state.details.value = true;
      shopper.folded.value = shopper.folded.peek().filter((one) => one !== 'remarks');
      shopper.focus.value = 'remark';
    },
    rename: (name) => write('POST', 'name', { name }),
    tag: (tag, on) => write(on ? 'POST' : 'DELETE', `tags/${tag}`, on ? {} : undefined),
    remark: (text) => write('POST', 'remarks', { text, conversation: state.open.peek() }),
    editRemark: (id, text) => write('POST', `remarks/${id}`, { text }),
    moreRemarks: () => later((all) => all.moreRemarks()),
    block: (reason, forMs) => write('POST', 'block', { reason, forMs }),
    unblock: () => write('DELETE', 'block'),
    writeOut: () => later((all) => all.writeOut()),
    erase: () => write('DELETE', ''),

    async loadEarlier() {
      const person = shopper.person.peek();
      const refused = await later((all) => all.loadEarlier());
      const { earlier } = shopper;
      if (!refused || person === undefined || shopper.person.peek() !== person) return;
      if (earlier.peek()?.is.is !== 'here') earlier.value = { person, is: { is: 'failed', refused } };
    },
    moreEarlier: () => later((all) => all.moreEarlier()),

    async loadTags() {
      const refused = await later((all) => all.loadTags());
      if (refused && shopper.tags.peek().is !== 'here') shopper.tags.value = { is: 'failed', refused };
    },
    addTag: (tag) => later((all) => all.addTag(tag)),
    setTag: (tag, place) => later((all) => all.setTag(tag, place)),
    removeTag: (id) => later((all) => all.removeTag(id)),
    async loadBlocked() {
      const refused = await later((all) => all.loadBlocked());
      if (refused && shopper.blocked.peek().is !== 'here') shopper.blocked.value = { is: 'failed', refused };
    },
    moreBlocked: () => later((all) => all.moreBlocked()),
    unblockPerson: (person) => later((all) => all.unblockPerson(person)),
  };
}
