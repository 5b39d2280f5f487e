/** What may be sent as a file. */
export const FILE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/gif',
  'application/pdf',
  'text/plain',
] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** What a shopper says to an order check. */
export const CARD_ACTS = ['confirm', 'correct'] as const;
export type CardAct = (typeof CARD_ACTS)[number];

/**
 * Every bound of the wire, in one place. A server may be configured to be stricter or wider (`SHOPBELL_LIMIT_*`);
 * what is in force is told in `welcome.limits`, and whoever meets a bound gets a named problem.
 */
export const LIMITS = {
  /** Longest text of one message or note, in Unicode code points. */
  textMaxChars: 4000,
  /** Largest frame a client may send, in bytes. Frames of the server are pages, up to `pageMaxBytes` of events, and lists. */
  frameMaxBytes: 64 * 1024,
  /** Time a socket has to say hello, in ms. */
  helloTimeoutMs: 5000,
  /** Time between two heartbeats of the server, in ms. */
  heartbeatMs: 25_000,
  /** Most conversations in one `follow` frame. */
  followMax: 200,
  /** Most events in one page of facts, desk events or history. */
  pageMaxEvents: 200,
  /**
   * Most bytes of one frame with a page; only a single event may be larger. A client knows a line by the frames that came
   * whole, so one must come through a narrow line long before `heartbeatMs` and its client's patience are over.
   */
  pageMaxBytes: 32 * 1024,
  /** Events sent when a client has nothing of a conversation yet, and the default page of `history`. */
  tailEvents: 50,
  /** Durable frames a socket may send per second, sustained. */
  ratePerSecond: 10,
  /** Durable frames a socket may send at once before `ratePerSecond` holds. */
  rateBurst: 20,
  /**
   * Durable frames of an earlier time (`lateAfterMs`) a socket may send at once, on top of `rateBurst`: what a device kept
   * while it was offline (C20). `ratePerSecond` of them grow back.
   */
  lateBurst: 500,
  /** A durable frame whose `cid` was made this long ago by the server's clock is late, in ms. */
  lateAfterMs: 10_000,
  /** All other frames – they write nothing and are cheaper – a socket may send per second, sustained. */
  otherPerSecond: 50,
  /** Other frames a socket may send at once: a client that opens `followMax` threads must fit. */
  otherBurst: 250,
  /** Time in which a message may be edited or recalled by who wrote it, in ms. */
  amendWindowMs: 120_000,
  /** Longest page address, in characters. */
  urlMaxChars: 2048,
  /** Longest page title, in characters; names share it. */
  titleMaxChars: 256,
  /** Most of a site's waiting or own conversations in one list. */
  listMaxRows: 200,
  /** Most of a site's active conversations in the list of who oversees the floor: it comes beside all other lists. */
  floorMaxRows: 100,
  /** Most colleagues who are in a conversation or invited to it, beside who has it; supervisors may join beyond. */
  companyMax: 8,
  /** Most open promises in one conversation. */
  promisesMax: 8,
  /** A promise is due at most this long after it is made or moved, in ms. */
  promiseDueMaxMs: 366 * 86_400_000,
  /** Most words that are offered with one number of stars. */
  ratingTagsMax: 8,
  /** Longest of them, in Unicode code points. */
  ratingTagMaxChars: 24,
  /** Most skills a request may ask for. */
  skillsMax: 5,
  /** Longest skill, in characters. */
  skillMaxChars: 40,
  /** Silence after which a typing mark goes out, in ms. */
  typingTtlMs: 5000,
  /** Time a client waits before it asks a busy server again, in ms. */
  busyRetryMs: 1000,
  /** Longest token or key a client may send, in characters. */
  credentialMaxChars: 4096,
  /** Longest signed card, in characters. */
  cardTokenMaxChars: 24_576,
  /** Time in which one order is reminded of once, unless the site says otherwise, in ms. */
  reminderWindowMs: 86_400_000,
  /** Largest file, in bytes. */
  fileMaxBytes: 10 * 1024 * 1024,
  /** Most bytes of a file in one request. */
  fileChunkMaxBytes: 1024 * 1024,
  /** Longest name of a file, in Unicode code points. */
  fileNameMaxChars: 120,
  /** Longest time a link to a file is good, in ms. */
  fileLinkMs: 600_000,
  /** Time a member has to prove themselves anew once their token has run out, in ms. */
  renewGraceMs: 60_000,
} as const;

/** The bounds a server tells its clients in `welcome`. */
export interface ToldLimits {
  /** Longest text, in Unicode code points. */
  textMaxChars: number;
  /** Largest frame, in bytes. */
  frameMaxBytes: number;
  /** Durable frames a second. */
  ratePerSecond: number;
  /** Durable frames at once. */
  rateBurst: number;
  /** Late durable frames at once: see `LIMITS.lateBurst`. */
  lateBurst: number;
  /** Time in which a message may be edited or recalled, in ms. */
  amendWindowMs: number;
}
