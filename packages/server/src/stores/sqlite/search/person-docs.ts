import type { DatabaseSync } from 'node:sqlite';
import { atomsOf } from '../../../search/atoms.ts';
import { fold } from '../../../search/fold.ts';
import { type Noted, nameKey, wordsOfRemarks } from '../../../search/person.ts';
import { integer, type Row, text } from '../row.ts';
import { notedReader } from '../shopper-row.ts';
import { siteKey, termsOf } from './terms.ts';

/** Kinds of the log's rows by which somebody may be another, or called otherwise, than before. */
const TELLING: ReadonlySet<string> = new Set(['requested', 'identified']);

/** Who can be found, in the index. It has no transaction of its own. */
export interface PersonDocs {
  /** A row of the log was put in. */
  heard(row: { site: number; conversation: number; kind: string }): void;
  /** The words of a row are gone. */
  forgot(id: number): void;
  /** Takes those about whom something was written down behind `done` up to `end`, `limit` at most; gives the last number taken. */
  moved(done: number, end: number, limit: number): number;
  /** Whether what was looked for by is gone since the last call: the pages that had it are in the WAL until it begins anew. */
  hasForgotten(): boolean;
}

/**
 * Keeps one row for each shopper who has a name, a tag or a remark, under the number of their newest conversation: read from the end, the
 * index has who came last first. What is noted is read from the store as it is.
 */
export function createPersonDocs(index: DatabaseSync, store: DatabaseSync): PersonDocs {
  const siteNumber = store.prepare('SELECT no FROM site_number WHERE site = ?');
  const siteOf = store.prepare('SELECT site FROM site_number WHERE no = ?');
  const moved = store.prepare('SELECT n, site, person FROM shopper_moved WHERE n > ? AND n <= ? ORDER BY n LIMIT ?');
  const whose = store.prepare('SELECT person, participant FROM conversation WHERE no = ?');
  const newest = store.prepare(`SELECT no, member_name FROM conversation WHERE site = ? AND person = ?
    ORDER BY opened_at DESC, id DESC LIMIT 1`);
  const noted = notedReader(store);
  const rowOf = store.prepare('SELECT site, conversation, kind FROM log WHERE id = ?');

  const byPerson = index.prepare(
    'SELECT id, site, person, names, remarks, tags FROM person WHERE site = ? AND person = ?',
  );
  const byId = index.prepare('SELECT id, site, person, names, remarks, tags FROM person WHERE id = ?');
  const add = index.prepare('INSERT INTO person (id, site, person, names, remarks, tags) VALUES (?, ?, ?, ?, ?, ?)');
  const drop = index.prepare('DELETE FROM person WHERE id = ?');
  const addTerms = index.prepare('INSERT INTO person_ft (rowid, names, remarks) VALUES (?, ?, ?)');
  const dropTerms = index.prepare(
    "INSERT INTO person_ft (person_ft, rowid, names, remarks) VALUES ('delete', ?, ?, ?)",
  );
  const addTag = index.prepare('INSERT OR IGNORE INTO person_tag (site, tag, id) VALUES (?, ?, ?)');
  const dropTag = index.prepare('DELETE FROM person_tag WHERE site = ? AND tag = ? AND id = ?');
  const addName = index.prepare('INSERT OR IGNORE INTO person_name (site, name, id) VALUES (?, ?, ?)');
  const dropName = index.prepare('DELETE FROM person_name WHERE site = ? AND name = ? AND id = ?');
  let forgotten = false;

  const terms = (site: number, lines: string): string => {
    const { text } = fold(lines);
    return termsOf(siteKey(site), text, atomsOf({ text }));
  };
  const linesOf = (lines: string): string[] => (lines === '' ? [] : lines.split('\n'));

  const without = (row: Row): void => {
    const [id, site] = [integer(row, 'id'), integer(row, 'site')];
    const [names, remarks] = [text(row, 'names'), text(row, 'remarks')];
    dropTerms.run(id, terms(site, names), terms(site, remarks));
    for (const tag of linesOf(text(row, 'tags'))) dropTag.run(site, tag, id);
    for (const name of linesOf(names)) dropName.run(site, nameKey(name), id);
    drop.run(id);
  };

  const notedOf = (siteNo: number, person: string, known: unknown): Noted => {
    const site = siteOf.get(siteNo);
    const facts = site ? noted(text(site, 'site'), person) : { tags: [], remarks: [] };
    return { ...facts, known: typeof known === 'string' ? known : undefined };
  };

  /** Has the index say of somebody what the store says now. */
  function renew(site: number, person: string): void {
    const before = byPerson.get(site, person);
    const last = newest.get(site, person);
    const { name = '', known = '', tags = [], remarks = [] } = last ? notedOf(site, person, last.member_name) : {};
    const names = [name, known].filter((one) => one !== '').map((one) => one.replace(/\n/g, ' '));
    const words = wordsOfRemarks({ remarks });
    const now = [names.join('\n'), words.join('\n'), tags.join('\n')] as const;
    const id = last ? integer(last, 'no') : 0;
    const isNobody = now.every((one) => one === '');
    if (before) {
      const had = ['names', 'remarks', 'tags'].map((column) => text(before, column));
      const isSame = had.every((one, i) => one === now[i]);
      if (isSame && integer(before, 'id') === id) return;
      without(before);
      if (!isSame) forgotten = true;
    }
    if (isNobody) return;
    // Whose conversation it was before they were known to be somebody.
    const other = byId.get(id);
    if (other) without(other);
    add.run(id, site, person, ...now);
    addTerms.run(id, terms(site, now[0]), terms(site, now[1]));
    for (const tag of tags) addTag.run(site, tag, id);
    for (const one of names) addName.run(site, nameKey(one), id);
    if (other) renew(integer(other, 'site'), text(other, 'person'));
  }

  function heard({ site, conversation, kind }: { site: number; conversation: number; kind: string }): void {
    if (!TELLING.has(kind)) return;
    const row = whose.get(conversation);
    if (!row) return;
    const [person, device] = [text(row, 'person'), `p:${text(row, 'participant')}`];
    if (person !== device) renew(site, device);
    renew(site, person);
  }

  return {
    heard,
    forgot(id) {
      const row = rowOf.get(id);
      if (row)
        heard({ site: integer(row, 'site'), conversation: integer(row, 'conversation'), kind: text(row, 'kind') });
    },
    moved(done, end, limit) {
      const rows = moved.all(done, end, limit);
      for (const row of rows) {
        const site = siteNumber.get(text(row, 'site'));
        // Of a site where nobody has said anything nobody can be found.
        if (site) renew(integer(site, 'no'), text(row, 'person'));
      }
      return rows.length < limit ? Math.max(done, end) : integer(rows.at(-1) ?? {}, 'n');
    },
    hasForgotten() {
      const has = forgotten;
      forgotten = false;
      return has;
    },
  };
}
