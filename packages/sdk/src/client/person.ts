import type { Retry } from '@shopbell/protocol/constants';
import type { TokenSource } from '../chat-types.ts';
import { type ChatError, localError, toError } from '../errors.ts';
import { anonymousToken } from '../ids.ts';
import type { Link } from '../link/link.ts';
import type { Chance, DeviceStore } from '../ports.ts';
import type { Member } from '../types.ts';
import type { FrameOf } from '../wire/frames.ts';
import { type Deferred, deferred } from './deferred.ts';
import { subjectOf } from './jwt.ts';
import { parseRemembered } from './remembered.ts';

/** Who sits at this device: its anonymous secret, and the member the shop proves. */
export interface Person {
  /** As the relay confirmed it on this line. */
  readonly member: Member | undefined;
  /** For a hello. The secret is made in memory; it is on the device only after `keep`. Rejects with `identify_failed`. */
  credentials(): Promise<{ token: string; jwt: string | undefined }>;
  /** The first durable act: from here on the device remembers. */
  keep(): void;
  identify(source: TokenSource): Promise<Member>;
  /** The relay asks for a fresh token. */
  renew(): void;
  /** The relay says whom it takes the shopper for. */
  confirm(member: Member | undefined): void;
  /** The relay refused the client: what to do about it. */
  refused(problem: FrameOf<'problem'>): Retry;
  /** Forgets everybody on this device. */
  forget(): void;
  /** Nobody will be proven any more: who waits for it hears `error`. */
  giveUp(error: ChatError): void;
}

export interface PersonOptions {
  device: DeviceStore;
  chance: Chance;
  link: Link;
  /** Somebody else is here now: everything of the former person must go (ID1). */
  left(): void;
  failed(error: ChatError): void;
}

export function createPerson({ device, chance, link, left, failed }: PersonOptions): Person {
  let token: string | undefined;
  let kept = false;
  /** The last member known on this device, proven or not yet. */
  let last: string | undefined;
  let member: Member | undefined;
  let source: TokenSource | undefined;
  let proof: Promise<string | undefined> | undefined;
  /** The token in hand has not been taken by the relay yet. */
  let fresh = false;
  let waiting: Deferred<Member> | undefined;

  /** Takes over what the device remembers, also by another tab, unless that is another member's. */
  function recall(): string {
    const stored = kept ? undefined : parseRemembered(device.read());
    if (stored && (!last || !stored.member || last === stored.member)) {
      kept = true;
      token = stored.token;
      last ??= stored.member;
    }
    token ??= anonymousToken(chance);
    return token;
  }

  function remember(): void {
    if (kept) device.write(JSON.stringify({ token, member: last }));
  }

  function dropSecret(): void {
    token = undefined;
    kept = false;
    member = undefined;
    device.clear();
  }

  function giveUp(error: ChatError): void {
    waiting?.reject(error);
    waiting = undefined;
  }

  async function fetch(): Promise<string | undefined> {
    const asked = source;
    let jwt: string | undefined;
    try {
      jwt = typeof asked === 'function' ? await asked() : asked;
    } catch {
      // Told below, like a callback that gives nothing.
    }
    // Meanwhile the person changed: what counts is the newest source.
    if (source !== asked) return prove();
    const subject = jwt && subjectOf(jwt);
    if (!subject) {
      proof = undefined;
      const error = localError('identify_failed');
      giveUp(error);
      failed(error);
      throw error;
    }
    const before = last;
    last = subject;
    fresh = true;
    if (before && before !== subject) {
      dropSecret();
      left();
      link.tell('restart');
    }
    remember();
    return jwt;
  }

  /** The token in hand, else a fresh one; nothing when nobody signed in. */
  function prove(): Promise<string | undefined> {
    proof ??= source === undefined ? Promise.resolve(undefined) : fetch();
    return proof;
  }

  /** Proves on the greeted line. When the line is gone meanwhile, the next hello carries the token. */
  const proveNow = () =>
    prove().then(
      (jwt) => jwt && link.send({ type: 'identify', jwt }),
      () => undefined,
    );

  if (device.read()) recall();

  return {
    get member() {
      return member;
    },
    async credentials() {
      const jwt = await prove();
      return { token: recall(), jwt };
    },
    keep() {
      const before = token;
      const now = recall();
      kept = true;
      remember();
      // Another tab was first: its secret is this device's, and nothing durable has gone out under the other one.
      if (before && before !== now) link.tell('restart');
    },
    identify(next) {
      source = next;
      proof = undefined;
      waiting ??= deferred();
      const { promise } = waiting;
      // Whoever was here before must not speak for the next one while the shop looks for the token: hang up first.
      if (link.connection === 'online' && (!last || typeof next === 'string')) void proveNow();
      else {
        link.tell('restart');
        link.tell('need');
      }
      return promise;
    },
    renew() {
      proof = undefined;
      void proveNow();
    },
    confirm(confirmed) {
      member = confirmed;
      if (!member) return;
      fresh = false;
      waiting?.resolve(member);
      waiting = undefined;
    },
    refused(problem) {
      const { code, retry } = problem;
      if (code === 'other_member') {
        dropSecret();
        left();
      }
      if (code !== 'jwt_invalid' && code !== 'jwt_expired') return retry;
      proof = undefined;
      if (!fresh) return retry;
      const error = toError(problem);
      giveUp(error);
      // A callback may give a better one next time; a fixed token will not change.
      if (typeof source === 'string') return 'never';
      failed(error);
      return retry;
    },
    forget() {
      dropSecret();
      last = source = proof = undefined;
    },
    giveUp,
  };
}
