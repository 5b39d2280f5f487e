import { LIMITS } from '@shopbell/protocol/constants';
import { mailFrom, smtpServer } from './mail.ts';
import { folder, host, networks, optionalSecret, publicUrl } from './parsers.ts';
import type { Config, ConfigLimits } from './types.ts';
import { integer, oneOf, type Variable, yesOrNo } from './variable.ts';

type Plain = Omit<Config, 'limits' | 'publicUrl'> & { publicUrl: string | undefined } & ConfigLimits;

/** The table of all variables: one row for each field of `Config`. A field without a row does not compile. */
export const TABLE: { readonly [K in keyof Plain]: Variable<Plain[K]> } = {
  port: {
    name: 'PORT',
    unit: 'port',
    default: '8080',
    doc: 'Where HTTP and WebSocket are served.',
    parse: integer(1, 65_535),
  },
  host: {
    name: 'SHOPBELL_HOST',
    unit: 'address',
    default: '127.0.0.1',
    doc: 'The address to listen on. By default only this machine reaches the server: the usual place is behind a proxy that ends TLS. In a container use `0.0.0.0`.',
    parse: host,
  },
  publicUrl: {
    name: 'SHOPBELL_PUBLIC_URL',
    unit: 'origin',
    default: '',
    doc: 'How browsers reach this server. Agents sign in there and nowhere else. Default: `http://localhost:` and the port.',
    parse: publicUrl,
  },
  dataDir: {
    name: 'SHOPBELL_DATA_DIR',
    unit: 'folder',
    default: './data',
    doc: 'Where everything is kept; made when missing.',
    parse: folder,
  },
  store: {
    name: 'SHOPBELL_STORE',
    unit: 'word',
    default: 'sqlite',
    doc: '`sqlite` keeps everything in one file of the data folder; `memory` forgets everything at the end and is for tests.',
    parse: oneOf('sqlite', 'memory'),
  },
  logLevel: {
    name: 'SHOPBELL_LOG_LEVEL',
    unit: 'word',
    default: 'info',
    doc: '`debug`, `info`, `warn`, `error` or `silent`. No level logs what people write, tokens or e-mails.',
    parse: oneOf('debug', 'info', 'warn', 'error', 'silent'),
  },
  trustedProxies: {
    name: 'SHOPBELL_TRUSTED_PROXIES',
    unit: 'networks',
    default: '',
    doc: 'Addresses and CIDR networks, separated by commas, whose `X-Forwarded-For` is believed. Behind a proxy this must be set: otherwise all visitors share one address and its limits.',
    parse: networks,
  },
  metricsToken: {
    name: 'SHOPBELL_METRICS_TOKEN',
    unit: 'secret',
    default: '',
    doc: 'With it `/metrics` wants `Authorization: Bearer …`. Without it only this machine may read it, and nobody through a proxy.',
    secret: true,
    parse: optionalSecret,
  },
  drainMs: {
    name: 'SHOPBELL_DRAIN_MS',
    unit: 'ms',
    default: '8000',
    doc: 'Longest time to let clients go when stopping, at most 8 s; two seconds later the process is gone.',
    parse: integer(0, 8000),
  },
  searchBehindMs: {
    name: 'SHOPBELL_SEARCH_BEHIND_MS',
    unit: 'ms',
    default: '60000',
    doc: 'Longest time that what was said waits for the index of the search while the server is busy with messages; 0: it never waits.',
    parse: integer(0, 3_600_000),
  },
  smtp: {
    name: 'SHOPBELL_SMTP_URL',
    unit: 'address',
    default: '',
    doc: 'The mail server that letters go through: `smtp://USER:PASSWORD@HOST:587`, raised to TLS, or `smtps://…:465`; user and password percent-encoded, none where the server asks for none. Without it letters are printed for you to pass on, and shoppers get none.',
    secret: true,
    parse: smtpServer,
  },
  mailFrom: {
    name: 'SHOPBELL_MAIL_FROM',
    unit: 'address',
    default: '',
    doc: 'Who letters are from: `shop@example.com` or `The shop <shop@example.com>`. Needed with `SHOPBELL_SMTP_URL`.',
    parse: mailFrom,
  },
  webhooksToThisMachine: {
    name: 'SHOPBELL_WEBHOOKS_TO_LOCALHOST',
    unit: 'word',
    default: 'no',
    doc: '`yes` lets webhooks lead to `localhost`, `127.0.0.1` or `[::1]`, also without TLS: for development and tests, never where strangers are admins.',
    parse: yesOrNo,
  },
  textMaxChars: {
    name: 'SHOPBELL_LIMIT_TEXT_CHARS',
    unit: 'characters',
    default: String(LIMITS.textMaxChars),
    doc: `Longest text of one message or note. Protocol 1 allows no more than ${LIMITS.textMaxChars}.`,
    parse: integer(1, LIMITS.textMaxChars),
  },
  frameMaxBytes: {
    name: 'SHOPBELL_LIMIT_FRAME_BYTES',
    unit: 'bytes',
    default: String(LIMITS.frameMaxBytes),
    doc: 'Largest frame a client may send. The longest text with every character escaped must fit.',
    parse: integer(40_960, 1_048_576),
  },
  ratePerSecond: {
    name: 'SHOPBELL_LIMIT_RATE_PER_SECOND',
    unit: 'frames per second',
    default: String(LIMITS.ratePerSecond),
    doc: 'Messages, notes and other things to be stored that a socket may send per second, sustained.',
    parse: integer(1, 1_000_000),
  },
  rateBurst: {
    name: 'SHOPBELL_LIMIT_RATE_BURST',
    unit: 'frames',
    default: String(LIMITS.rateBurst),
    doc: 'How many of them at once before the rate holds.',
    parse: integer(1, 1_000_000),
  },
  lateBurst: {
    name: 'SHOPBELL_LIMIT_LATE_BURST',
    unit: 'frames',
    default: String(LIMITS.lateBurst),
    doc: 'How many of an earlier time, kept by a device while it was offline, a socket may send at once on top of that.',
    parse: integer(0, 1_000_000),
  },
  amendWindowMs: {
    name: 'SHOPBELL_AMEND_WINDOW_MS',
    unit: 'ms',
    default: String(LIMITS.amendWindowMs),
    doc: 'Time in which a message may be edited or recalled by who wrote it; 0 for never.',
    parse: integer(0, 86_400_000),
  },
  helloTimeoutMs: {
    name: 'SHOPBELL_LIMIT_HELLO_TIMEOUT_MS',
    unit: 'ms',
    default: String(LIMITS.helloTimeoutMs),
    doc: 'Time a new socket has to say hello.',
    parse: integer(100, 60_000),
  },
  heartbeatMs: {
    name: 'SHOPBELL_LIMIT_HEARTBEAT_MS',
    unit: 'ms',
    default: String(LIMITS.heartbeatMs),
    doc: 'Time between two heartbeats of the server. Keep it below the idle time of the proxies in front.',
    parse: integer(1000, 300_000),
  },
  socketsPerAddress: {
    name: 'SHOPBELL_LIMIT_SOCKETS_PER_ADDRESS',
    unit: 'sockets',
    default: '50',
    doc: 'Open sockets from one address; an IPv6 network of 64 bits counts as one.',
    parse: integer(1, 1_000_000),
  },
  socketsPerPerson: {
    name: 'SHOPBELL_LIMIT_SOCKETS_PER_PERSON',
    unit: 'sockets',
    default: '20',
    doc: "Open sockets of one shopper's device or one agent's session.",
    parse: integer(1, 1_000_000),
  },
  invitationMs: {
    name: 'SHOPBELL_LIMIT_INVITATION_MS',
    unit: 'ms',
    default: String(72 * 3_600_000),
    doc: 'Time the link of an invitation is good.',
    parse: integer(60_000, 30 * 86_400_000),
  },
  fileMaxBytes: {
    name: 'SHOPBELL_LIMIT_FILE_BYTES',
    unit: 'bytes',
    default: String(LIMITS.fileMaxBytes),
    doc: 'Largest file that shoppers and agents may send. Protocol 1 allows no more than 10 MiB.',
    parse: integer(1024, LIMITS.fileMaxBytes),
  },
  personDayBytes: {
    name: 'SHOPBELL_LIMIT_FILES_PERSON_DAY_BYTES',
    unit: 'bytes',
    default: String(200 * 1024 * 1024),
    doc: 'Files that one device or one agent may upload in a day (UTC), those taken back included; a small one counts as 64 KiB. An address may upload ten times that.',
    parse: integer(65_536, 1_099_511_627_776),
  },
  siteBytes: {
    name: 'SHOPBELL_LIMIT_FILES_SITE_BYTES',
    unit: 'bytes',
    default: String(20 * 1024 * 1024 * 1024),
    doc: 'Files that are kept for one site, all together: what has come of them. The last tenth is for agents alone.',
    parse: integer(65_536, 1_125_899_906_842_624),
  },
  passwordResetMs: {
    name: 'SHOPBELL_LIMIT_PASSWORD_RESET_MS',
    unit: 'ms',
    default: String(3_600_000),
    doc: 'Time a link to choose a new password is good.',
    parse: integer(60_000, 86_400_000),
  },
};

/** The rows in the order of the table, for printing and for looking names up. */
export const VARIABLES: readonly Variable<unknown>[] = Object.values(TABLE);
