import { call } from '../api/call.ts';
import type { Reader } from '../api/read.ts';
import { type Refused, toNothing } from '../api/shapes.ts';
import { type Tag, type TagHue, toBlockedList, toEarlierPage, toShopper, toTags } from '../api/shopper.ts';
import { type Fold, keepFolds } from '../state/shopper.ts';
import type { Context } from './context.ts';

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
  unblockPerson(person: string): Done;
}

const pathOf = (person: string): string => `shoppers/${encodeURIComponent(person)}`;

export function createShopperIntents({ state, env }: Context): ShopperIntents {
  const { shopper } = state;
  const ask = <T>(read: Reader<T>, ...rest: Parameters<typeof env.request>) => call(env.request, read, ...rest);

  async function load(): Promise<void> {
    const person = shopper.person.peek();
    if (person === undefined) return;
    const before = shopper.facts.peek();
    if (before?.person !== person) shopper.facts.value = { person, is: { is: 'loading' } };
    const answer = await ask(toShopper, 'GET', pathOf(person));
    // Another conversation was opened meanwhile: what comes late is nobody's here.
    const now = shopper.facts.peek();
    if (shopper.person.peek() !== person || now?.person !== person) return;
    if (answer.ok) {
      // Of two on their way at once the older one may come last.
      const newer = now.is.is === 'here' && now.is.value.rev > answer.value.rev;
      if (!newer) shopper.facts.value = { person, is: { is: 'here', value: answer.value } };
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

  async function loadTags(): Promise<void> {
    const answer = await ask(toTags, 'GET', 'tags');
    if (answer.ok) shopper.tags.value = { is: 'here', value: answer.value };
    else if (shopper.tags.peek().is !== 'here') shopper.tags.value = { is: 'failed', refused: answer.refused };
  }

  async function loadBlocked(): Promise<void> {
    const answer = await ask(toBlockedList, 'GET', 'blocked');
    if (answer.ok) shopper.blocked.value = { is: 'here', value: answer.value };
    else if (shopper.blocked.peek().is !== 'here') shopper.blocked.value = { is: 'failed', refused: answer.refused };
  }

  async function change(...rest: Parameters<typeof env.request>): Done {
    const refused = await done(...rest);
    await loadTags();
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
    block: (reason, forMs) => write('POST', 'block', { reason, forMs }),
    unblock: () => write('DELETE', 'block'),
    async writeOut() {
      const person = shopper.person.peek();
      if (person === undefined) return undefined;
      const answer = await call(env.download, toNothing, 'POST', `${pathOf(person)}/export`);
      return answer.ok ? undefined : answer.refused;
    },
    erase: () => write('DELETE', ''),

    async loadEarlier() {
      const person = shopper.person.peek();
      if (person === undefined) return;
      if (shopper.earlier.peek()?.person !== person) shopper.earlier.value = { person, is: { is: 'loading' } };
      const answer = await ask(toEarlierPage, 'GET', `${pathOf(person)}/conversations`);
      if (shopper.person.peek() !== person) return;
      const before = shopper.earlier.peek();
      if (answer.ok) shopper.earlier.value = { person, is: { is: 'here', value: answer.value } };
      else if (before?.is.is !== 'here') {
        shopper.earlier.value = { person, is: { is: 'failed', refused: answer.refused } };
      }
    },
    async moreEarlier() {
      const before = shopper.earlier.peek();
      if (before?.is.is !== 'here' || before.is.value.next === undefined) return undefined;
      const { conversations, next } = before.is.value;
      const answer = await ask(toEarlierPage, 'GET', `${pathOf(before.person)}/conversations?before=${next}`);
      if (!answer.ok) return answer.refused;
      if (shopper.earlier.peek() !== before) return undefined;
      const value = { ...answer.value, conversations: [...conversations, ...answer.value.conversations] };
      shopper.earlier.value = { person: before.person, is: { is: 'here', value } };
      return undefined;
    },

    loadTags,
    addTag: (tag) => change('POST', 'tags', tag),
    setTag: ({ id, name, hue }, place) =>
      change('POST', `tags/${id}`, { name, hue, ...(place === undefined ? {} : { place }) }),
    removeTag: (id) => change('DELETE', `tags/${id}`),
    loadBlocked,
    async unblockPerson(person) {
      const refused = await done('DELETE', `${pathOf(person)}/block`);
      await loadBlocked();
      return refused;
    },
  };
}
