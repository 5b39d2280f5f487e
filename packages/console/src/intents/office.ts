import type { Signal } from '@preact/signals';
import type { ConversationId } from '@shopbell/protocol';
import { type Answer, call } from '../api/call.ts';
import type { Reader } from '../api/read.ts';
import type { Request } from '../api/request.ts';
import {
  type InvitationView,
  type Refused,
  type Role,
  type Said,
  type Secret,
  toAccount,
  toEmail,
  toInvitationView,
  toNothing,
  toPeople,
  toRecoveryCodes,
  toSaid,
  toSecret,
} from '../api/shapes.ts';
import { type Loaded, type PageName, pageAt } from '../state/office.ts';
import { placeOf } from '../state/place.ts';
import type { Context } from './context.ts';
import { createFloorIntents, type FloorIntents } from './floor.ts';
import { createGuardIntents, type GuardIntents } from './guard.ts';
import { createLookIntents, type LookIntents } from './look.ts';
import { arrive } from './open.ts';
import { signOut } from './session.ts';
import { createSummaryIntents, type SummaryIntents } from './summary.ts';

/** A refusal, or undefined when it was done. */
type Done = Promise<Refused | undefined>;

/** What is done on the pages beside the desk. Each answers with the refusal to tell, if there was one. */
export interface OfficeIntents extends FloorIntents, GuardIntents, LookIntents, SummaryIntents {
  /**
   * Goes to a page, or back to the desk, without waiting for the browser to tell of it, and does `then`. Asks first about what isn't
   * saved.
   */
  goTo(page: PageName | 'desk', then?: () => void): void;
  /** The same to a conversation; without one to the list. */
  goToTalk(conversation: ConversationId | undefined, then?: () => void): void;
  /** Does what takes a form off the page, after a question when something on it isn't saved. */
  leave(go: () => void): void;
  /** The answer to that question. */
  answerLeave(sure: boolean): void;
  /** Asks for something on a page that comes later, its answer read by a reader that comes with it. */
  ask<T>(read: Reader<T>, ...rest: Parameters<Request>): Promise<Answer<T>>;
  loadPeople(): Promise<void>;
  invite(email: string, role: Role): Done;
  withdraw(invitation: string): Done;
  setRole(person: string, role: Role): Done;
  setNameOf(person: string, name: string): Done;
  remove(person: string): Done;
  resetPasswordOf(person: string): Done;
  removeFactorOf(person: string): Done;
  loadAccount(): Promise<void>;
  /** Leaves this shop, and opens the sign-in of another one. */
  moveTo(shop: string): Promise<void>;
  setOwnName(name: string): Done;
  setPassword(current: string, password: string): Done;
  newSecret(): Promise<Answer<Secret>>;
  setFactor(proof: { password: string; secret: string; code: string }): Promise<Answer<readonly string[]>>;
  removeFactor(proof: { password: string; code: string }): Done;
  askReset(email: string): Done;
  lookAtInvitation(token: string): Promise<Answer<InvitationView>>;
  accept(given: { token: string; name?: string; password?: string }): Done;
  lookAtReset(token: string): Promise<Answer<string>>;
  reset(token: string, password: string): Done;
  /** For supervisors and admins; the site's log says that they did. */
  readTakenBack(conversation: ConversationId, seq: number): Promise<Answer<readonly Said[]>>;
}

/** Follows the address. A letter's token is taken out of it at once: it has no business in the browser's history. */
export function arriveAtPage({ state, env }: Context): void {
  const page = pageAt(env.place.read());
  if (page && 'token' in page) {
    // The browser may tell late of a step that came before: the page that has its token keeps it.
    if (page.token === '' && state.office.page.peek()?.is === page.is) return;
    env.place.replace(page.is);
  }
  state.office.page.value = page;
}

/** Does what takes a page's forms away; asks first when something on them isn't saved. */
export function leavePage({ state: { office } }: Context, go: () => void): void {
  if (office.unsaved.peek() === 0) go();
  else office.away.value = go;
}

/** The browser has gone elsewhere, by its Back or by hand. Unsaved, the page stays: its address is put back, and the way is asked about. */
export function followPlace(context: Context): void {
  const { env, state } = context;
  const to = env.place.read();
  const page = state.office.page.peek();
  if (page && !('token' in page) && state.office.unsaved.peek() > 0) {
    if (to === page.is) return;
    env.place.push(page.is);
    leavePage(context, () => goThere(context, to));
    return;
  }
  arriveAtPage(context);
  arrive(context);
}

/** Goes to an address, without waiting for the browser to tell of it. */
export function goThere(context: Context, fragment: string): void {
  context.env.place.push(fragment);
  arriveAtPage(context);
  arrive(context);
}

/** Where the desk is: at the conversation that was open before the page, while it is in the lists. */
function deskOf({ state }: Context): string {
  const before = state.office.before;
  return before && state.lists.rows.peek().has(before) ? placeOf(before) : 'desk';
}

export function createOfficeIntents(context: Context): OfficeIntents {
  const { state, env } = context;
  const { people, account } = state.office;

  const ask = <T>(read: Reader<T>, ...rest: Parameters<typeof env.request>) => call(env.request, read, ...rest);

  async function load<T>(into: Signal<Loaded<T>>, read: Reader<T>, path: string): Promise<void> {
    const answer = await ask(read, 'GET', path);
    if (answer.ok) into.value = { is: 'here', value: answer.value };
    // What is on the page stays there while the server is away: it was true a moment ago.
    else if (into.peek().is !== 'here' || answer.refused.code !== 'offline')
      into.value = { is: 'failed', refused: answer.refused };
  }
  const loadPeople = () => load(people, toPeople, 'people');
  const loadAccount = () => load(account, toAccount, 'account');

  async function done(...rest: Parameters<typeof env.request>): Done {
    const answer = await ask(toNothing, ...rest);
    return answer.ok ? undefined : answer.refused;
  }

  /** The same, and the list as it is afterwards. A refusal too may mean that the list on the page is an old one. */
  async function change(...rest: Parameters<typeof env.request>): Done {
    const refused = await done(...rest);
    await loadPeople();
    return refused;
  }

  const goVia = (fragment: string, then?: () => void) =>
    leavePage(context, () => {
      goThere(context, fragment);
      then?.();
    });

  return {
    ...createFloorIntents(state.office, { ask, done, load }),
    ...createGuardIntents(state.office, { ask, done, load }),
    ...createLookIntents(state.office.look, { done, load }),
    ...createSummaryIntents(context, ask),
    goTo: (page, then) => goVia(page === 'desk' ? deskOf(context) : page, then),
    goToTalk: (conversation, then) => goVia(placeOf(conversation), then),
    leave: (go) => leavePage(context, go),
    ask,
    answerLeave(sure) {
      const go = state.office.away.peek();
      state.office.away.value = undefined;
      if (sure) go?.();
    },
    loadPeople,
    invite: (email, role) => change('POST', 'invitations', { email, role }),
    withdraw: (id) => change('DELETE', `invitations/${id}`),
    setRole: (id, role) => change('POST', `people/${id}/role`, { role }),
    setNameOf: (id, name) => change('POST', `people/${id}/name`, { name }),
    remove: (id) => change('DELETE', `people/${id}`),
    resetPasswordOf: (id) => change('POST', `people/${id}/password-reset`, {}),
    removeFactorOf: (id) => change('DELETE', `people/${id}/second-factor`),
    loadAccount,
    moveTo: (shop) => signOut(context, true, shop),
    async setOwnName(name) {
      const refused = await done('POST', 'account/name', { name });
      await loadAccount();
      const session = state.session.peek();
      const now = account.peek();
      if (!refused && session.is === 'in' && now.is === 'here')
        state.session.value = { ...session, self: { ...session.self, name: now.value.name } };
      return refused;
    },
    setPassword: (current, password) => done('POST', 'account/password', { current, password }),
    newSecret: () => ask(toSecret, 'POST', 'account/second-factor/secret', {}),
    setFactor: (proof) => ask(toRecoveryCodes, 'POST', 'account/second-factor', proof),
    async removeFactor(proof) {
      const refused = await done('POST', 'account/second-factor/off', proof);
      await loadAccount();
      return refused;
    },
    askReset: (email) => done('POST', 'password-resets', { email }),
    lookAtInvitation: (token) => ask(toInvitationView, 'POST', 'invitations/look', { token }),
    accept: (given) => done('POST', 'invitations/accept', given),
    lookAtReset: (token) => ask(toEmail, 'POST', 'password-resets/look', { token }),
    readTakenBack: (conversation, seq) => ask(toSaid, 'POST', `conversations/${conversation}/taken-back`, { seq }),
    reset: (token, password) => done('POST', 'password-resets/use', { token, password }),
  };
}
