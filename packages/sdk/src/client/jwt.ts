import { fits } from '../wire/shape.ts';

/** Whom a member token is about: its `sub`, unverified (the relay verifies). Undefined when it is no such token. */
export function subjectOf(jwt: string): string | undefined {
  try {
    const payload = atob((jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/'));
    const claims: unknown = JSON.parse(new TextDecoder().decode(Uint8Array.from(payload, (c) => c.charCodeAt(0))));
    return fits({ sub: '' }, claims) ? claims.sub : undefined;
  } catch {
    return undefined;
  }
}
