import { randomBytes } from 'node:crypto';
import type { SiteId } from '@shopbell/protocol';
import type { FileBook, FileRow } from '../../ports/file-book.ts';
import { dayOf, FILE_COSTS_BYTES } from '../../ports/file-day.ts';

const byAge = (a: FileRow, b: FileRow): number => a.createdAt - b.createdAt;

/** The book of a server that forgets. */
export function createMemoryFileBook(): FileBook {
  const rows = new Map<string, FileRow>();
  const room = new Map<string, number>();
  const days = new Map<string, number>();
  const key = randomBytes(32);
  const at = (site: SiteId, id: string) => `${site} ${id}`;

  const keptFor = (of: SiteId): number =>
    [...rows].reduce((sum, [key, { site }]) => sum + (site === of ? (room.get(key) ?? 0) : 0), 0);

  function change(site: SiteId, id: string, may: (row: FileRow) => boolean, to: (row: FileRow) => FileRow): boolean {
    const row = rows.get(at(site, id));
    if (!row || !may(row)) return false;
    rows.set(at(site, id), to(row));
    return true;
  }

  return {
    key: async () => key,
    async add(row, { personDayBytes, siteBytes }) {
      const day = `${dayOf(row.createdAt)} ${row.site} ${row.owner}`;
      const today = (days.get(day) ?? 0) + Math.max(row.bytes, FILE_COSTS_BYTES);
      if (today > personDayBytes || row.bytes + keptFor(row.site) > siteBytes) return false;
      days.set(day, today);
      rows.set(at(row.site, row.id), row);
      return true;
    },
    async reserve(site, id, bytes, siteBytes) {
      const key = at(site, id);
      if (rows.get(key)?.state !== 'uploading') return false;
      const more = bytes - (room.get(key) ?? 0);
      if (more <= 0) return true;
      if (more + keptFor(site) > siteBytes) return false;
      room.set(key, bytes);
      return true;
    },
    find: async (site, id) => rows.get(at(site, id)),
    settle: async (site, id, verdict) =>
      change(
        site,
        id,
        ({ state }) => state === 'uploading',
        (row) => {
          room.set(at(site, id), verdict.state === 'ready' ? verdict.bytes : 0);
          return { ...row, ...verdict };
        },
      ),
    claim: async (site, id, cid) =>
      change(
        site,
        id,
        (row) => row.state === 'ready' && (row.cid === undefined || row.cid === cid),
        (row) => ({ ...row, cid }),
      ),
    async release(site, id, cid) {
      change(
        site,
        id,
        (row) => row.cid === cid && !row.place,
        ({ cid: _, ...row }) => row,
      );
    },
    async said(site, id, place) {
      change(
        site,
        id,
        () => true,
        (row) => ({ ...row, place }),
      );
    },
    at: async (site, { conversation, seq }) =>
      [...rows.values()].find(
        (row) => row.site === site && row.place?.conversation === conversation && row.place.seq === seq,
      ),
    upTo: async (site, { conversation, seq }) =>
      [...rows.values()].filter(
        (row) => row.site === site && row.place?.conversation === conversation && row.place.seq <= seq,
      ),
    async remove(site, id) {
      rows.delete(at(site, id));
      room.delete(at(site, id));
    },
    async forgetEmpty(before, limit) {
      const empty = [...rows]
        .filter(([key, { state, createdAt }]) => state === 'uploading' && createdAt < before && !room.get(key))
        .sort(([, a], [, b]) => byAge(a, b))
        .slice(0, limit);
      for (const [key] of empty) rows.delete(key);
      return empty.length;
    },
    unsaid: async (before, limit) =>
      [...rows.values()]
        .filter((row) => !row.place && row.createdAt < before)
        .sort(byAge)
        .slice(0, limit),
    saidSince: async (since, limit) =>
      [...rows.values()]
        .filter((row) => row.place && row.createdAt >= since)
        .sort(byAge)
        .slice(0, limit),
  };
}
