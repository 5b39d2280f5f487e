import { bad, good, type Parsed } from './variable.ts';

/** A mail server that takes letters from here. */
export interface SmtpServer {
  host: string;
  port: number;
  /** TLS from the first byte; otherwise the connection is raised to TLS, unless the server is this machine. */
  secure: boolean;
  /** Absent: it takes letters from anybody it knows by their address. */
  login?: { user: string; pass: string };
}

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** `smtp://` or `smtps://`, with user and password where the server asks for them, percent-encoded; none when empty. */
export function smtpServer(text: string): Parsed<SmtpServer | undefined> {
  if (text === '') return good(undefined);
  const form = bad(
    'must be smtp://HOST or smtps://HOST, with USER:PASSWORD@ before the host and :PORT behind it where needed',
  );
  const url = URL.parse(text);
  const port = url === null ? undefined : PORTS[url.protocol];
  if (
    url === null ||
    port === undefined ||
    url.hostname === '' ||
    !/^\/?$/.test(url.pathname) ||
    url.search ||
    url.hash
  )
    return form;
  try {
    const [user, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
    if ((user === '') !== (pass === '')) return form;
    return good({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? port : Number(url.port),
      secure: url.protocol === 'smtps:',
      ...(user === '' ? {} : { login: { user, pass } }),
    });
  } catch {
    return form;
  }
}

// Wider than a shopper's: the shop's own machine may have a name without a dot.
const ADDRESS = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]{1,253}$/;
// One line, no quotes: it stands in a header.
const NAME = /^[^\p{Cc}\p{Zl}\p{Zp}"<>\\]{0,100}$/u;

/** `shop@example.com` or `The shop <shop@example.com>`, as the header has it; none when empty. */
export function mailFrom(text: string): Parsed<string | undefined> {
  if (text === '') return good(undefined);
  const [, before = '', named] = /^([^<]*)<([^<>]*)>$/.exec(text) ?? [];
  const [name, address] = [before.trim(), (named ?? text).trim()];
  if (!ADDRESS.test(address) || !NAME.test(name))
    return bad('must be an address, or a name and an address in angle brackets');
  return good(name === '' ? address : `"${name}" <${address}>`);
}
