import { fits } from '../wire/shape.ts';

/**
 * Whom a member token is about: its `sub`, unverified (the relay verifies). Undefined when it is no such token. It is only
 * compared with another one, so its bytes are not decoded as UTF-8.
 */
export function subjectOf(jwt: string): string | undefined {
  try {
    const claims: unknown = JSON.parse(atob((jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
    return fits({ sub: '' }, claims) ? claims.sub : undefined;
  } catch {
    return undefined;
  }
}
