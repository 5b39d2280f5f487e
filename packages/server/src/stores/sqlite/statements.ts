import type { DatabaseSync } from 'node:sqlite';
import { COLUMNS, FROM } from './conversation-row.ts';

/** Every column `logRow` reads, of a row `l` of the log. */
export const LOG = `l.seq, l.desk_seq, l.after_seq, l.kind, l.at, l.role, l.author, l.cid, l.agent, l.ref, l."of", l.withheld,
  l.due, l.size, l.body`;

/** What figures read of such a row: SQLite passes over its words, and nothing is made of them. */
const BONE = 'l.seq, l.after_seq, l.kind, l.at, l.role, l.author, l.cid, l.agent, l.ref, l.due';

/** The public events of a conversation from the row ?3 back to number ?4, newest first. Every step stays in its conversation. */
const CHAIN = `WITH RECURSIVE chain (id, seq, prev) AS (
  SELECT id, seq, prev FROM log WHERE id = ?3 AND site = ?1 AND conversation = ?2
  UNION ALL SELECT l.id, l.seq, l.prev FROM chain c JOIN log l ON l.id = c.prev
    WHERE c.seq > ?4 AND l.site = ?1 AND l.conversation = ?2)`;

/** Messages that one statement appends. */
export const ROWS_AT_ONCE = 16;
const MESSAGE = `log (id, site, conversation, seq, prev, kind, at, role, author, cid, size, body)`;
const MESSAGE_ROW = `(?, ?, ?, ?, ?, 'message', ?, ?, ?, ?, ?, ?)`;

/** Conversations of the whole site, as a list has them: the rows and their order, by an index alone. */
const WAITING = `c.site = ? AND c.state = 'requested' ORDER BY c.opened_at, c.id LIMIT ?`;
const LEFT = `c.site = ? AND (c.state = 'left' OR (c.state = 'active' AND c.left_at IS NOT NULL AND c.left_replied IS NULL))
  ORDER BY c.opened_at, c.id LIMIT ?`;
const HELD = `c.site = ? AND c.state = 'active' ORDER BY c.agent, c.opened_at, c.id LIMIT ?`;

/** Every statement of the conversation store. Each one leads with the site, and each finds its rows by an index. */
export const SQL = {
  siteNumber: 'SELECT no FROM site_number WHERE site = ?',
  addSite: 'INSERT INTO site_number (site) VALUES (?)',

  busySites: `SELECT n.site FROM site_number n
    WHERE EXISTS (SELECT 1 FROM conversation c WHERE c.site = n.no AND c.state = 'requested')
    OR EXISTS (SELECT 1 FROM conversation c WHERE c.site = n.no AND c.state = 'active')`,
  conversation: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.id = ?`,
  openOfPerson: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.person = ? AND c.state <> 'closed'
    ORDER BY c.opened_at DESC, c.id DESC LIMIT ?`,
  closedOfPerson: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.person = ? AND c.state = 'closed'
    ORDER BY c.opened_at DESC, c.id DESC LIMIT ?`,
  ofPerson: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.person = ? AND (c.opened_at, c.id) > (?, ?)
    ORDER BY c.opened_at, c.id LIMIT ?`,
  replied: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.left_replied IS NOT NULL AND (c.left_at, c.id) < (?, ?)
    ORDER BY c.left_at DESC, c.id DESC LIMIT ?`,
  gaveUp: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.left_gave_up IS NOT NULL AND (c.left_at, c.id) < (?, ?)
    ORDER BY c.left_at DESC, c.id DESC LIMIT ?`,
  waiting: `SELECT ${COLUMNS} FROM ${FROM} WHERE ${WAITING}`,
  left: `SELECT ${COLUMNS} FROM ${FROM} WHERE ${LEFT}`,
  held: `SELECT ${COLUMNS} FROM ${FROM} WHERE ${HELD}`,
  waitingIds: `SELECT c.id FROM conversation c WHERE ${WAITING}`,
  leftIds: `SELECT c.id FROM conversation c WHERE ${LEFT}`,
  heldIds: `SELECT c.id FROM conversation c WHERE ${HELD}`,
  load: `SELECT count(*) AS load FROM conversation WHERE site = ? AND agent = ? AND state = 'active'`,
  ofAgent: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.agent = ? AND c.state = 'active'
    ORDER BY c.opened_at DESC, c.id DESC LIMIT ?`,
  owned: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ?1 AND c.owner = ?2 AND c.state <> 'closed'
    AND c.agent IS NOT ?2 ORDER BY c.opened_at DESC, c.id DESC LIMIT ?3`,
  ofCompany: `SELECT ${COLUMNS} FROM company m JOIN ${FROM} WHERE m.site = ?1 AND m.agent = ?2 AND c.no = m.conversation
    AND c.site = m.site`,
  // More than one may be in the same conversation: they are read until there are enough.
  promised: `SELECT p.conversation FROM promise p WHERE p.site = ? AND p.settled_at IS NULL ORDER BY p.due_at`,
  owed: `SELECT p.conversation FROM promise p WHERE p.site = ? AND p.owner = ? AND p.settled_at IS NULL ORDER BY p.due_at`,
  untold: `SELECT c.id, p.desk_seq, p.due_at FROM promise p JOIN conversation c ON c.no = p.conversation
    WHERE p.site = ? AND p.due_at <= ? AND p.settled_at IS NULL AND p.told_due IS NOT p.due_at ORDER BY p.due_at LIMIT ?`,
  // Found by what names the agent, kept by the last thing that happened there: of a month of days past only keys are read.
  worked: `SELECT c.id FROM log l JOIN head h ON h.site = l.site AND h.conversation = l.conversation
    JOIN conversation c ON c.no = l.conversation
    LEFT JOIN log d ON d.site = l.site AND d.conversation = l.conversation AND d.desk_seq = h.desk_seq
    WHERE l.site = ?1 AND l.agent = ?2 AND l.at >= ?3 AND l.at < ?4 AND (h.last_at >= ?5 OR d.at >= ?5)`,
  has: `SELECT c.id FROM conversation c WHERE c.site = ? AND c.agent = ? AND c.state = 'active'`,
  owes: `SELECT c.id FROM promise p JOIN conversation c ON c.no = p.conversation
    WHERE p.site = ? AND p.owner = ? AND p.settled_at IS NULL`,
  owedSince: `SELECT c.id FROM promise p JOIN conversation c ON c.no = p.conversation
    WHERE p.site = ? AND p.owner = ? AND p.settled_at >= ?`,
  numbered: `SELECT ${COLUMNS} FROM ${FROM} WHERE c.site = ? AND c.no = ?`,
  open: `SELECT id FROM conversation WHERE site = ? AND person = ? AND state <> 'closed'
    ORDER BY opened_at DESC, id DESC LIMIT 1`,
  closed: `SELECT id FROM conversation WHERE site = ? AND person = ? AND state = 'closed'
    ORDER BY opened_at DESC, id DESC LIMIT 1`,
  sent: `SELECT c.id AS conversation, ${LOG} FROM log l JOIN conversation c ON c.no = l.conversation
    WHERE l.site = ? AND l.cid = ? AND l.author = ?`,
  once: 'SELECT until FROM once WHERE site = ? AND name = ?',
  setOnce: `INSERT INTO once (site, name, conversation, until) VALUES (?, ?, ?, ?)
    ON CONFLICT (site, name) DO UPDATE SET conversation = excluded.conversation, until = excluded.until`,
  forgetOnce: 'DELETE FROM once WHERE site = ? AND conversation = ?',
  forgetOver: 'DELETE FROM once WHERE site IN (SELECT no FROM site_number) AND until <= ?',
  addOutgoing: `INSERT INTO outgoing (site, target, topic, about, lane, number, id, at, due_at)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  link: 'SELECT conversation, until, used_by FROM answer_link WHERE site = ? AND hash = ?',
  setLink: `INSERT INTO answer_link (site, hash, conversation, until, used_by) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (site, hash) DO UPDATE SET used_by = excluded.used_by`,
  sweepLinks: 'DELETE FROM answer_link WHERE site = ? AND until < ?',
  dropLinks: 'DELETE FROM answer_link WHERE site = ? AND conversation = ?',
  device:
    'SELECT token_hash, participant, member, member_name, only_conversation FROM device WHERE site = ? AND token_hash = ?',

  byLetter: `WITH RECURSIVE them (person) AS (
      SELECT ?2
      UNION SELECT 'p:' || d.participant FROM them
        JOIN conversation c ON c.site = ?1 AND c.person = them.person
        JOIN device d INDEXED BY device_only ON d.site = ?1 AND d.only_conversation = c.id
    ) SELECT person FROM them WHERE person <> ?2`,

  mark: `SELECT l.id FROM log l WHERE l.site = ? AND l.conversation = ? AND l.seq >= ? AND l.seq % 64 = 1
    ORDER BY l.seq LIMIT 1`,
  readBack: `${CHAIN} SELECT ${LOG} FROM chain c JOIN log l ON l.id = c.id WHERE c.seq <= ?5`,
  bonesBack: `${CHAIN} SELECT ${BONE} FROM chain c JOIN log l ON l.id = c.id WHERE c.seq <= ?5`,
  deskBones: `SELECT ${BONE} FROM log l WHERE l.site = ? AND l.conversation = ? AND l.desk_seq > 0 ORDER BY l.desk_seq`,
  readDesk: `SELECT ${LOG} FROM log l WHERE l.site = ? AND l.conversation = ? AND l.desk_seq > ? ORDER BY l.desk_seq`,
  deskEvent: `SELECT ${LOG} FROM log l WHERE l.site = ? AND l.conversation = ? AND l.desk_seq = ?`,
  deskSeqBefore: `SELECT l.desk_seq FROM log l WHERE l.site = ? AND l.conversation = ? AND l.after_seq < ?
    ORDER BY l.after_seq DESC, l.desk_seq DESC LIMIT 1`,

  appendLog: `INSERT INTO log
    (site, conversation, seq, prev, desk_seq, after_seq, kind, at, role, author, cid, agent, ref, "of", size, body, due)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  newestRow: 'SELECT id FROM log ORDER BY id DESC LIMIT 1',
  newestGone: 'SELECT n FROM log_gone ORDER BY n DESC LIMIT 1',
  newestMoved: 'SELECT n FROM shopper_moved ORDER BY n DESC LIMIT 1',
  // Nearly all rows; what is not bound costs nothing.
  appendMessage: `INSERT INTO ${MESSAGE} VALUES ${MESSAGE_ROW}`,
  // See `log-writer.ts` for why it rolls back.
  appendMessages: `INSERT OR ROLLBACK INTO ${MESSAGE} VALUES ${Array(ROWS_AT_ONCE).fill(MESSAGE_ROW).join(', ')}`,
  withhold: `UPDATE log SET withheld = ?5 WHERE id IN (${CHAIN}
    SELECT l.id FROM chain c JOIN log l ON l.id = c.id WHERE l.seq = ?4 OR l."of" = ?4)`,
  worded: `${CHAIN} SELECT l.id, l.kind, l.body FROM chain c JOIN log l ON l.id = c.id WHERE l.body IS NOT NULL`,
  wordedAtDesk: `SELECT l.id, l.kind, l.body FROM log l
    WHERE l.site = ? AND l.conversation = ? AND l.desk_seq > 0 AND l.body IS NOT NULL`,
  setBody: 'UPDATE log SET body = ? WHERE id = ?',
  wiped: "UPDATE erased_conversation SET seq = ?, owed = 'files' WHERE site = ? AND id = ?",
  unnameMember: 'UPDATE device INDEXED BY device_member SET member_name = NULL WHERE site = ? AND member = ?',
  addConversation: `INSERT INTO conversation (site, id, state, person, participant, member, member_name, "case",
    opened_at, page_url, page_title, agent, agent_name, successor, owner, "group", waits_since, last_agent, returned, left_at,
    left_due, left_replied, left_gave_up, contact, company, language, skills, priority, first_owed_at, promises, checks,
    answered_at, rating) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  setConversation: `UPDATE conversation SET state = ?, person = ?, participant = ?, member = ?, member_name = ?,
    "case" = ?, opened_at = ?, page_url = ?, page_title = ?, agent = ?, agent_name = ?, successor = ?, owner = ?,
    "group" = ?, waits_since = ?, last_agent = ?, returned = ?, left_at = ?, left_due = ?, left_replied = ?, left_gave_up = ?,
    contact = ?, company = ?, language = ?, skills = ?, priority = ?, first_owed_at = ?, promises = ?, checks = ?, answered_at = ?, rating = ?
    WHERE no = ?`,
  setHead: `INSERT INTO head (site, conversation, seq, desk_seq, last_at, waiting_since, told_at, tip, last, words)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (site, conversation) DO UPDATE SET seq = excluded.seq,
    desk_seq = excluded.desk_seq, last_at = excluded.last_at, waiting_since = excluded.waiting_since,
    told_at = excluded.told_at, tip = excluded.tip, last = excluded.last, words = excluded.words`,
  addCompany: 'INSERT INTO company (site, agent, conversation) VALUES (?, ?, ?)',
  dropCompany: 'DELETE FROM company WHERE site = ? AND conversation = ?',
  setPromise: `INSERT INTO promise (site, conversation, desk_seq, owner, due_at) VALUES (?, ?, ?, ?, ?)
    ON CONFLICT (site, conversation, desk_seq) DO UPDATE SET owner = excluded.owner, due_at = excluded.due_at`,
  settlePromise: 'UPDATE promise SET settled_at = ? WHERE site = ? AND conversation = ? AND desk_seq = ?',
  toldDue: 'SELECT told_due FROM promise WHERE site = ? AND conversation = ? AND desk_seq = ? AND told_due IS NOT NULL',
  setToldDue: 'UPDATE promise SET told_due = ? WHERE site = ? AND conversation = ? AND desk_seq = ?',
  openCase: 'INSERT INTO "case" (site, id, owner, owner_name) VALUES (?, ?, ?, ?) ON CONFLICT (site, id) DO NOTHING',
  ownCase: `INSERT INTO "case" (site, id, owner, owner_name) VALUES (?, ?, ?, ?)
    ON CONFLICT (site, id) DO UPDATE SET owner = excluded.owner, owner_name = excluded.owner_name`,
  setDevice: `INSERT INTO device (site, token_hash, participant, member, member_name, only_conversation)
    VALUES (?, ?, ?, ?, ?, ?)
    ON CONFLICT (site, token_hash) DO UPDATE SET member = excluded.member, member_name = excluded.member_name`,

  receipt: 'SELECT * FROM receipt WHERE site = ? AND conversation = ?',
  receiptsOfPerson: `SELECT c.id, r.shopper_delivered, r.shopper_read, r.shop_delivered, r.shop_read FROM conversation c
    JOIN receipt r ON r.site = c.site AND r.conversation = c.no
    WHERE c.site = ? AND c.person = ? AND c.state <> 'closed' ORDER BY c.opened_at DESC, c.id DESC LIMIT ?`,
  setReceipt: `INSERT INTO receipt (site, conversation, shopper_delivered, shopper_read, shop_delivered, shop_read)
    VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (site, conversation) DO UPDATE SET
    shopper_delivered = excluded.shopper_delivered, shopper_read = excluded.shopper_read,
    shop_delivered = excluded.shop_delivered, shop_read = excluded.shop_read`,

  probe: `INSERT INTO meta (name, value) VALUES ('probe', hex(zeroblob(32768)))
    ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
  unprobe: "DELETE FROM meta WHERE name = 'probe'",
  begin: 'BEGIN IMMEDIATE',
  commit: 'COMMIT',
  rollback: 'ROLLBACK',
  savepoint: 'SAVEPOINT job',
  keep: 'RELEASE job',
  undo: 'ROLLBACK TO job',
} as const;

export type Statements = Readonly<Record<keyof typeof SQL, ReturnType<DatabaseSync['prepare']>>>;

/** Prepares them all, once. */
export function prepareStatements(db: DatabaseSync): Statements {
  const prepare = (name: keyof typeof SQL) => db.prepare(SQL[name]);
  return {
    siteNumber: prepare('siteNumber'),
    addSite: prepare('addSite'),
    busySites: prepare('busySites'),
    conversation: prepare('conversation'),
    openOfPerson: prepare('openOfPerson'),
    closedOfPerson: prepare('closedOfPerson'),
    ofPerson: prepare('ofPerson'),
    waiting: prepare('waiting'),
    left: prepare('left'),
    held: prepare('held'),
    waitingIds: prepare('waitingIds'),
    leftIds: prepare('leftIds'),
    heldIds: prepare('heldIds'),
    replied: prepare('replied'),
    gaveUp: prepare('gaveUp'),
    load: prepare('load'),
    ofAgent: prepare('ofAgent'),
    owned: prepare('owned'),
    ofCompany: prepare('ofCompany'),
    promised: prepare('promised'),
    owed: prepare('owed'),
    untold: prepare('untold'),
    worked: prepare('worked'),
    has: prepare('has'),
    owes: prepare('owes'),
    owedSince: prepare('owedSince'),
    numbered: prepare('numbered'),
    open: prepare('open'),
    closed: prepare('closed'),
    sent: prepare('sent'),
    once: prepare('once'),
    setOnce: prepare('setOnce'),
    forgetOnce: prepare('forgetOnce'),
    forgetOver: prepare('forgetOver'),
    addOutgoing: prepare('addOutgoing'),
    link: prepare('link'),
    setLink: prepare('setLink'),
    sweepLinks: prepare('sweepLinks'),
    dropLinks: prepare('dropLinks'),
    device: prepare('device'),
    byLetter: prepare('byLetter'),
    mark: prepare('mark'),
    readBack: prepare('readBack'),
    bonesBack: prepare('bonesBack'),
    deskBones: prepare('deskBones'),
    readDesk: prepare('readDesk'),
    deskEvent: prepare('deskEvent'),
    deskSeqBefore: prepare('deskSeqBefore'),
    appendLog: prepare('appendLog'),
    newestRow: prepare('newestRow'),
    newestGone: prepare('newestGone'),
    newestMoved: prepare('newestMoved'),
    appendMessage: prepare('appendMessage'),
    appendMessages: prepare('appendMessages'),
    withhold: prepare('withhold'),
    worded: prepare('worded'),
    wordedAtDesk: prepare('wordedAtDesk'),
    setBody: prepare('setBody'),
    wiped: prepare('wiped'),
    unnameMember: prepare('unnameMember'),
    addConversation: prepare('addConversation'),
    setConversation: prepare('setConversation'),
    setHead: prepare('setHead'),
    addCompany: prepare('addCompany'),
    dropCompany: prepare('dropCompany'),
    setPromise: prepare('setPromise'),
    settlePromise: prepare('settlePromise'),
    toldDue: prepare('toldDue'),
    setToldDue: prepare('setToldDue'),
    openCase: prepare('openCase'),
    ownCase: prepare('ownCase'),
    setDevice: prepare('setDevice'),
    receipt: prepare('receipt'),
    receiptsOfPerson: prepare('receiptsOfPerson'),
    setReceipt: prepare('setReceipt'),
    probe: prepare('probe'),
    unprobe: prepare('unprobe'),
    begin: prepare('begin'),
    commit: prepare('commit'),
    rollback: prepare('rollback'),
    savepoint: prepare('savepoint'),
    keep: prepare('keep'),
    undo: prepare('undo'),
  };
}
