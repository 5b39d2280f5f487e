import type { ToldLimits } from '@shopbell/protocol/constants';
import type { SmtpServer } from './mail.ts';

/** The bounds in force, from `SHOPBELL_LIMIT_*`. */
export interface ConfigLimits extends ToldLimits {
  /** Time a socket has to say hello, in ms. */
  helloTimeoutMs: number;
  /** Time between two heartbeats of the server, in ms. */
  heartbeatMs: number;
  /** Open sockets from one address (an IPv6 network of 64 bits counts as one). */
  socketsPerAddress: number;
  /** Open sockets of one shopper's device or one agent's session. */
  socketsPerPerson: number;
  /** Time an invitation's link is good, in ms. */
  invitationMs: number;
  /** Largest file, in bytes. */
  fileMaxBytes: number;
  /** Files of one person in one day, in bytes. */
  personDayBytes: number;
  /** Files kept for one site, in bytes. */
  siteBytes: number;
  /** Time a link to set a password is good, in ms. */
  passwordResetMs: number;
}

/** What the operator decides. Read once, at the start; never changed afterwards. */
export interface Config {
  port: number;
  /** The address to listen on. */
  host: string;
  /** Absolute path. */
  dataDir: string;
  /** The origin by which browsers reach this server: scheme, host, port, no slash at the end. */
  publicUrl: string;
  store: 'sqlite' | 'memory';
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Addresses and CIDR networks whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[];
  /** Needed to read `/metrics`; without it only the machine itself may. */
  metricsToken: string | undefined;
  /** Longest time to say goodbye to clients when stopping, in ms. */
  drainMs: number;
  /** Longest time that the index of the search gives way to the relay, in ms. */
  searchBehindMs: number;
  /** Where letters go; without it they are printed for the operator. */
  smtp: SmtpServer | undefined;
  /** Who they are from; always there with `smtp`. */
  mailFrom: string | undefined;
  /** Webhooks may lead to this machine, and without TLS. */
  webhooksToThisMachine: boolean;
  limits: ConfigLimits;
}
