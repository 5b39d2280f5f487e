/** A year, in s. */
const HSTS = 'max-age=31536000';

/** The policy of everything that is no page of ours: nothing may be loaded, nobody may frame it. */
export const CLOSED_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** The console's policy: its own files and its own line to the relay; scripts can't make markup out of text. */
export function consolePolicy(publicUrl: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    `connect-src 'self' ${publicUrl.replace(/^http/, 'ws')}`,
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** Headers of every answer; a route's own come on top. */
export function commonHeaders(publicUrl: string): Readonly<Record<string, string>> {
  return {
    'content-security-policy': CLOSED_POLICY,
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    ...(publicUrl.startsWith('https:') ? { 'strict-transport-security': HSTS } : {}),
  };
}
