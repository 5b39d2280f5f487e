import { request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { isIP } from 'node:net';
import type { Clock } from '../../ports/clock.ts';
import type { Failure } from '../../ports/outgoing.ts';
import { deadlineIn } from '../deadline.ts';
import type { Result } from '../sender.ts';
import { isOpen, isThisMachine } from './addresses.ts';

/** From looking the name up to the answer's first line, in ms. */
const CALL_MS = 5000;
/** Headers of an answer, at most; its body is not read. */
const HEADERS_MAX_BYTES = 16 * 1024;

/** Every address of a name. Rejects where it has none. */
export type Resolve = (hostname: string) => Promise<readonly { address: string }[]>;

export interface CallOptions {
  resolve: Resolve;
  /** This machine may be called, by its name and without TLS: for development and tests. */
  toThisMachine: boolean;
  clock: Pick<Clock, 'after'>;
  /** Default: 5 s. */
  withinMs?: number;
  /** The authority that a receiver's certificate is signed by. Default: those of the system. */
  ca?: string;
}

/** Something to be told. */
export interface Told {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
}

class Failed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure);
    this.failure = failure;
  }
}

const CERTIFICATE = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH)/;

function failureOf(error: unknown): Failure {
  if (error instanceof Failed) return error.failure;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return CERTIFICATE.test(code) ? 'certificate' : 'unreachable';
}

/** The one address to connect to. All of a name's have to be open: what was looked at is what is called. */
async function addressOf({ hostname }: URL, { resolve, toThisMachine }: CallOptions): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (toThisMachine && isThisMachine(hostname)) return host === 'localhost' ? '127.0.0.1' : host;
  const found =
    isIP(host) > 0
      ? [{ address: host }]
      : await resolve(host).catch(() => {
          throw new Failed('unresolved');
        });
  const [first] = found;
  if (first === undefined) throw new Failed('unresolved');
  if (!found.every(({ address }) => isOpen(address))) throw new Failed('private_address');
  return first.address;
}

/** Connects to that address and none other, as the host of the address bar, and reads the first line of the answer. */
function post(
  url: URL,
  address: string,
  { headers, body }: Told,
  options: CallOptions,
  signal: AbortSignal,
): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isHttps = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (isHttps ? requestHttps : requestHttp)({
      host: address,
      port: url.port || (isHttps ? 443 : 80),
      method: 'POST',
      path: `${url.pathname}${url.search}`,
      headers: { ...headers, host: url.host, 'content-length': Buffer.byteLength(body) },
      maxHeaderSize: HEADERS_MAX_BYTES,
      // Its own connection each time: nothing is called that was not looked at now.
      agent: false,
      signal,
      ...(isHttps ? { servername: isIP(host) > 0 ? '' : host } : {}),
      ...(options.ca === undefined ? {} : { ca: options.ca }),
    });
    request.on('error', reject);
    request.on('response', (response) => {
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.end(body);
  });
}

function resultOf(status: number): Result {
  if (status >= 200 && status < 300) return { became: 'sent', status };
  if (status >= 300 && status < 400) return { failure: 'redirect', status };
  // Gone for good, as it says itself.
  return { failure: 'refused', status, ...(status === 410 ? { final: true } : {}) };
}

/** Calls an address of a shop, once, within the time there is. */
export async function call(told: Told, options: CallOptions, stopping: AbortSignal): Promise<Result> {
  const end = deadlineIn(options.clock, options.withinMs ?? CALL_MS, stopping);
  try {
    const url = new URL(told.url);
    const mayBePlain = options.toThisMachine && isThisMachine(url.hostname);
    if (url.protocol !== 'https:' && !mayBePlain) throw new Failed('private_address');
    const { promise: over, reject } = Promise.withResolvers<never>();
    end.signal.addEventListener('abort', () => reject(new Failed('timeout')), { once: true });
    over.catch(() => undefined);
    const address = await Promise.race([addressOf(url, options), over]);
    return resultOf(await Promise.race([post(url, address, told, options, end.signal), over]));
  } catch (error) {
    return { failure: end.isLate ? 'timeout' : failureOf(error) };
  } finally {
    end.clear();
  }
}
