import type { Retry } from '@shopbell/protocol/constants';
import type { Chat, TokenSource } from '../chat-types.ts';
import type { Emitter } from '../emitter.ts';
import { ChatError, toError } from '../errors.ts';
import { anonymousToken } from '../ids.ts';
import { RIVAL_MS } from '../limits.ts';
import type { Link } from '../link/link.ts';
import type { Chance, Clock, DeviceStore } from '../ports.ts';
import type { CommonEvents, Member } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';
import { toJson } from '../wire/json.ts';
import { subjectOf } from './jwt.ts';
import { type Promises, quiet } from './promises.ts';
import { parseRemembered } from './remembered.ts';

/** Who sits at this device: its anonymous secret, and the member the shop proves. */
export interface Person {
  /** As the relay confirmed it on this line. */
  readonly member: Member | undefined;
  /** For a hello. The secret is made in memory; it is on the device only after `keep`. Rejects with `identify_failed`. */
  credentials(): Promise<{ token: string; jwt: string | undefined }>;
  /** The device's secret, once it remembers it; undefined where it can't. */
  readonly kept: string | undefined;
  /** The first durable act: from here on the device remembers. Returns whether it has not remembered anybody so far. */
  keep(): boolean;
  /** The line that this device's tabs share was opened with this secret: it is the device's from here on. */
  adopt(secret: string): void;
  identify(...given: Parameters<Chat['identify']>): Promise<Member>;
  /** The relay asks for a fresh token. */
  renew(): void;
  /** The relay says whom it takes the shopper for. */
  confirm(member: Member | undefined): void;
  /** The relay refused the client: what to do about it. */
  refused(problem: FrameOf<'problem'>): Retry;
  /** The device's secret, or the one it is to have. */
  secret(): string;
  /** Has the device remember it, if it is to. */
  remember(): void;
  /** Forgets everybody on this device. */
  signOut(): void;
}

/** What a person needs of the world. */
export interface PersonPorts {
  device: DeviceStore;
  clock: Clock;
  chance: Chance;
}

/**
 * The person at this device. What it is given goes by its place: names would weigh more in every page.
 * @param waiting who waits to be proven
 * @param left whoever was here is not any more: everything of theirs must go (ID1). `kept`: what the device kept it under
 */
export function createPerson(
  { clock, chance, device }: PersonPorts,
  link: Link,
  waiting: Promises<{ member: Member; token: string }>,
  events: Pick<Emitter<CommonEvents>, 'emit'>,
  left: (kept: string | undefined) => void,
): Person {
  let token: string | undefined;
  let kept = false;
  /** Since when the device remembers it, epoch ms; infinite once a line was greeted: from then on it stays. */
  let since = 0;
  /** The last member known on this device, proven or not yet. */
  let last: string | undefined;
  let member: Member | undefined;
  let source: TokenSource | undefined;
  let proof: Promise<string | undefined> | undefined;
  /** The longest that a callback may take, in ms. */
  let limitMs = 0;

  /**
   * The device's secret: what it remembers, perhaps from another tab, unless that is another member's; else a new one. A tab that
   * began when this one did may have come to count, and nothing has gone out under this one's secret before a greeting.
   */
  function secret(): string {
    const stored = parseRemembered(device.read());
    const isRival = stored && Math.abs(Number(stored.at) - since) <= RIVAL_MS;
    if (stored && (!kept || isRival) && (!last || !stored.member || last === stored.member)) {
      kept = true;
      since ||= Number(stored.at);
      token = stored.token;
      last ??= stored.member;
    }
    token ??= anonymousToken(chance);
    return token;
  }

  /**
   * Who was there first stays: tabs that begin at once may make a secret each. Another member has one of their own. `at` tells
   * since when the device remembers this one: what rivals have left is as old. What is there is not written again: what another
   * tab has written may be newer, and not be seen here so far.
   */
  function remember(): void {
    const stored = parseRemembered(device.read());
    const isMine = stored && stored.token === token;
    if (kept && (!stored || (last && last !== stored.member && (isMine || stored.member))))
      device.write(toJson({ token, member: last, at: isMine ? stored.at : clock.wall() }));
  }

  function forget(): void {
    secret();
    const before = kept ? token : undefined;
    token = member = undefined;
    kept = false;
    since = 0;
    device.clear();
    left(before);
  }

  function fail(error: ChatError): ChatError {
    waiting.reject(error, 'member');
    events.emit('error', error);
    return error;
  }

  async function fetch(): Promise<string | undefined> {
    const asked = source;
    let jwt: string | undefined;
    const cancel = clock.after(limitMs, () => source === asked && waiting.resolve('token', ''));
    try {
      // What is waited for is rejected when the person or the client goes: no timer is left.
      jwt = typeof asked === 'function' ? await Promise.race([asked(), waiting.wait('token')]) : asked;
    } catch {
      // Told below, like a callback that gives nothing.
    }
    cancel();
    // Meanwhile the person changed: what counts is the newest source.
    if (source !== asked) return prove();
    if (!asked) return undefined;
    const subject = jwt && subjectOf(jwt);
    if (!subject) {
      proof = undefined;
      throw fail(new ChatError('identify_failed'));
    }
    if (last && last !== subject) {
      forget();
      link.tell('restart');
    }
    last = subject;
    remember();
    return jwt;
  }

  /** The token in hand, else a fresh one; nothing when nobody signed in. */
  function prove(): Promise<string | undefined> {
    proof ??= fetch();
    return proof;
  }

  /** Proves on the greeted line. When the line is gone meanwhile, the next hello carries the token. */
  const proveNow = () => quiet(prove().then((jwt) => jwt && link.send({ type: 'identify', jwt })));

  return {
    get member() {
      return member;
    },
    async credentials() {
      // Not before whatever asks for it is done: a token that is being looked at is looked at once.
      await undefined;
      // First who was here before: a token that proves another one makes them leave, with their secret.
      secret();
      const jwt = await prove();
      return { token: secret(), jwt };
    },
    get kept() {
      return kept && parseRemembered(device.read())?.token === token ? token : undefined;
    },
    keep() {
      const before = token;
      secret();
      const isFresh = !kept;
      since ||= clock.wall();
      kept = true;
      remember();
      // Another tab was first: its secret is this device's, and nothing durable has gone out under the other one.
      const isOther = before && before !== token;
      if (isFresh ? parseRemembered(device.read()) : isOther) {
        if (link.apart?.()) since = clock.wall();
        else if (isOther) link.tell('restart');
      }
      return isFresh;
    },
    adopt(next) {
      if (next === token) return;
      token = next;
      remember();
    },
    identify(next, more) {
      limitMs = more?.timeoutMs ?? 10_000;
      // Nothing proves nobody.
      source = next || String;
      proof = undefined;
      const promise = waiting.wait('member');
      // Whoever was here before must not speak for the next one while the shop looks for the token: hang up first.
      if (link.connection === 'online' && (!last || typeof next === 'string')) proveNow();
      else {
        link.tell('restart');
        link.tell('need');
      }
      return promise;
    },
    renew() {
      proof = undefined;
      proveNow();
    },
    confirm(confirmed) {
      since = Number.POSITIVE_INFINITY;
      member = confirmed;
      last ??= member?.id;
      if (member) waiting.resolve('member', member);
    },
    refused(problem) {
      const { code, retry } = problem;
      if (code === 'other_member') forget();
      if (!code.startsWith('jwt')) return retry;
      proof = undefined;
      // A token that was taken before has run out: a fresh one will do.
      if (member) {
        member = undefined;
        return retry;
      }
      fail(toError(problem));
      // A callback may give a better one next time; a fixed token will not change.
      return typeof source === 'string' ? 'never' : retry;
    },
    secret,
    remember,
    signOut() {
      last = source = proof = undefined;
      forget();
    },
  };
}
