import { type Answer, call } from '../api/call.ts';
import type { Reader } from '../api/read.ts';
import { type Refused, toNothing } from '../api/shapes.ts';
import { pathOf, type ShopperView, type Tag } from '../api/shopper.ts';
import { toBlockedPage, toEarlierPage, toRemarkPage, toTags } from '../api/shopper-lists.ts';
import type { Context } from './context.ts';

type Done = Promise<Refused | undefined>;

/** What the panel and the page of tags and blocks ask for beyond who the shopper is: no part of the desk's first screen. */
export interface ShopperLists {
  /** The facts with so many remarks as are wanted by the time they come, as far as they can be had. */
  filled(person: string, view: ShopperView, wanted: () => number): Promise<ShopperView>;
  moreRemarks(): Done;
  loadEarlier(): Done;
  moreEarlier(): Done;
  writeOut(): Done;
  loadTags(): Done;
  addTag(tag: Omit<Tag, 'id'>): Done;
  setTag(tag: Tag, place?: number): Done;
  removeTag(id: string): Done;
  loadBlocked(): Done;
  moreBlocked(): Done;
  unblockPerson(person: string): Done;
}

export function createShopperLists({ state, env }: Pick<Context, 'state' | 'env'>): ShopperLists {
  const { shopper } = state;
  const ask = <T>(read: Reader<T>, ...rest: Parameters<typeof env.request>) => call(env.request, read, ...rest);

  /** What puts the remarks before those that are here into a view that begins where this one does. */
  async function older(
    person: string,
    { nextRemarks }: ShopperView,
  ): Promise<Answer<(view: ShopperView) => ShopperView>> {
    const answer = await ask(toRemarkPage, 'GET', `${pathOf(person)}/remarks?before=${nextRemarks}`);
    if (!answer.ok) return answer;
    const { remarks, next } = answer.value;
    return { ok: true, value: (view) => ({ ...view, remarks: [...remarks, ...view.remarks], nextRemarks: next }) };
  }

  async function moreRemarks(): Done {
    const before = shopper.facts.peek();
    if (before?.is.is !== 'here' || before.is.value.nextRemarks === undefined) return undefined;
    const answer = await older(before.person, before.is.value);
    if (!answer.ok) return answer.refused;
    const now = shopper.facts.peek();
    if (now?.person !== before.person || now.is.is !== 'here') return undefined;
    // What is known of them came anew meanwhile, with the same remarks, or it begins elsewhere.
    if (now.is.value.nextRemarks !== before.is.value.nextRemarks) return moreRemarks();
    shopper.facts.value = { ...now, is: { is: 'here', value: answer.value(now.is.value) } };
    return undefined;
  }

  async function loadBlocked(): Done {
    const answer = await ask(toBlockedPage, 'GET', 'blocked');
    if (!answer.ok) return answer.refused;
    shopper.blocked.value = { is: 'here', value: answer.value };
    return undefined;
  }

  async function loadTags(): Done {
    const answer = await ask(toTags, 'GET', 'tags');
    if (!answer.ok) return answer.refused;
    shopper.tags.value = { is: 'here', value: answer.value };
    return undefined;
  }

  /** Changes the site's tags, and shows how they stand afterwards. */
  async function change(...rest: Parameters<typeof env.request>): Done {
    const answer = await ask(toNothing, ...rest);
    const stale = await loadTags();
    if (stale && shopper.tags.peek().is !== 'here') shopper.tags.value = { is: 'failed', refused: stale };
    return answer.ok ? undefined : answer.refused;
  }

  return {
    async filled(person, view, wanted) {
      let filled = view;
      while (filled.nextRemarks !== undefined && filled.remarks.length < wanted()) {
        const answer = await older(person, filled);
        if (!answer.ok) break;
        filled = answer.value(filled);
      }
      return filled;
    },
    moreRemarks,
    async loadEarlier() {
      const person = shopper.person.peek();
      if (person === undefined) return undefined;
      if (shopper.earlier.peek()?.person !== person) shopper.earlier.value = { person, is: { is: 'loading' } };
      const answer = await ask(toEarlierPage, 'GET', `${pathOf(person)}/conversations`);
      if (shopper.person.peek() !== person) return undefined;
      if (!answer.ok) return answer.refused;
      shopper.earlier.value = { person, is: { is: 'here', value: answer.value } };
      return undefined;
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
    async writeOut() {
      const person = shopper.person.peek();
      if (person === undefined) return undefined;
      const { seat } = state;
      const download = env.download(() => state.seat === seat);
      const answer = await call(download, toNothing, 'POST', `${pathOf(person)}/export`);
      return answer.ok ? undefined : answer.refused;
    },
    loadTags,
    addTag: (tag) => change('POST', 'tags', tag),
    setTag: ({ id, name, hue }, place) =>
      change('POST', `tags/${id}`, { name, hue, ...(place === undefined ? {} : { place }) }),
    removeTag: (id) => change('DELETE', `tags/${id}`),
    loadBlocked,
    async moreBlocked() {
      const before = shopper.blocked.peek();
      if (before.is !== 'here' || before.value.next === undefined) return undefined;
      const answer = await ask(toBlockedPage, 'GET', `blocked?before=${before.value.next}`);
      if (!answer.ok) return answer.refused;
      if (shopper.blocked.peek() !== before) return undefined;
      const { blocked, next } = answer.value;
      shopper.blocked.value = { is: 'here', value: { blocked: [...before.value.blocked, ...blocked], next } };
      return undefined;
    },
    async unblockPerson(person) {
      const answer = await ask(toNothing, 'DELETE', `${pathOf(person)}/block`);
      const page = shopper.blocked.peek();
      const left = page.is === 'here' ? page.value.blocked.filter((one) => one.person !== person) : [];
      // Who looks at the third page stays there.
      if (!answer.ok || page.is !== 'here' || left.length === 0) await loadBlocked();
      else shopper.blocked.value = { is: 'here', value: { ...page.value, blocked: left } };
      return answer.ok ? undefined : answer.refused;
    },
  };
}
