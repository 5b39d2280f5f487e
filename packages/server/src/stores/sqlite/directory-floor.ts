import type { DatabaseSync } from 'node:sqlite';
import {
  type GuardRules,
  type LeftForm,
  type Look,
  type RatingRules,
  REPLY_RULE,
  type ReplyRule,
  STANDARD_GUARD,
  STANDARD_LEFT_FORM,
  STANDARD_LOOK,
  STANDARD_RATING,
} from '@shopbell/domain';
import { REVEAL_RULES } from '@shopbell/protocol';
import type { SiteKey } from '../../ports/directory-floor.ts';
import {
  DEFAULT_CASE_WINDOW_MS,
  DEFAULT_LEFT_REPLY_WITHIN_MS,
  DEFAULT_REVEAL,
  type Group,
  hostsOf,
  type SiteSettings,
  type Staff,
  standardStaff,
} from '../../ports/settings.ts';
import { hoursIn, wordsIn } from './json-columns.ts';
import { integer, type Row, text, word } from './row.ts';

const toGroup = (row: Row): Group => ({
  id: text(row, 'id'),
  name: text(row, 'name'),
  mode: word(row, 'mode', ['automatic', 'pick']),
  order: word(row, 'share', ['least_loaded', 'longest_idle']),
  ...(row.accept_ms === null ? {} : { acceptMs: integer(row, 'accept_ms') }),
  maxWaiting: integer(row, 'max_waiting'),
  maxWaitMs: integer(row, 'max_wait_ms'),
  graceMs: integer(row, 'grace_ms'),
  ...hoursIn(row),
});

const toStaff = (row: Row, groups: readonly string[]): Staff => ({
  agent: text(row, 'agent'),
  limit: integer(row, 'conversations_max'),
  groups,
  skills: wordsIn(row, 'skills'),
  languages: wordsIn(row, 'languages'),
  ...(row.auto_reply === null ? {} : { autoReply: text(row, 'auto_reply') }),
});

const toKey = (row: Row): SiteKey => ({
  id: text(row, 'id'),
  use: word(row, 'use', ['member', 'api']),
  ...(row.alg === null ? {} : { alg: word(row, 'alg', ['HS256', 'EdDSA', 'ES256']) }),
  createdAt: integer(row, 'created_at'),
  ...(row.retired_at === null ? {} : { retiredAt: integer(row, 'retired_at') }),
});

type Letters = 'byMail' | 'byMailAfterMs';

/** Rules that were kept before letters could ask for a rating say nothing of them. */
function ratingRulesOf(json: string): RatingRules {
  const kept: Omit<RatingRules, Letters> & Partial<Pick<RatingRules, Letters>> = JSON.parse(json);
  const { byMail = STANDARD_RATING.byMail, byMailAfterMs = STANDARD_RATING.byMailAfterMs } = kept;
  return { ...kept, byMail, byMailAfterMs };
}

/** What the floor goes by, from the tables as they stand, inside a transaction too. */
export interface FloorReads {
  settings(site: string): SiteSettings | undefined;
  siteKeys(site: string): readonly SiteKey[];
}

export function prepareFloor(db: DatabaseSync): FloorReads {
  const site = db.prepare(
    'SELECT s.time_zone, s.any_localhost, f.* FROM site s LEFT JOIN site_floor f ON f.site = s.id WHERE s.id = ?',
  );
  const origins = db.prepare('SELECT origin FROM site_origin WHERE site = ? ORDER BY origin');
  const groups = db.prepare('SELECT * FROM site_group WHERE site = ? ORDER BY n');
  const members = db.prepare('SELECT agent FROM membership WHERE site = ? ORDER BY created_at, rowid');
  const staff = db.prepare('SELECT * FROM staff WHERE site = ?');
  const inGroups = db.prepare(
    `SELECT s.agent, s.in_group FROM staff_group s JOIN site_group g ON g.site = s.site AND g.id = s.in_group
     WHERE s.site = ? ORDER BY s.agent, g.n`,
  );
  const keys = db.prepare(
    `SELECT 'member' AS use, id, alg, created_at, retired_at FROM site_member_key WHERE site = ?1
     UNION ALL SELECT 'api', id, NULL, created_at, retired_at FROM site_api_key WHERE site = ?1 ORDER BY created_at, id`,
  );

  return {
    settings(id) {
      const row = site.get(id);
      if (!row) return undefined;
      const ofSite = groups.all(id).map(toGroup);
      const chosen = Map.groupBy(inGroups.all(id), (each) => text(each, 'agent'));
      const known = new Map(
        staff.all(id).map((each) => {
          const agent = text(each, 'agent');
          return [
            agent,
            toStaff(
              each,
              (chosen.get(agent) ?? []).map((entry) => text(entry, 'in_group')),
            ),
          ];
        }),
      );
      const guard: GuardRules = row.guard === null ? STANDARD_GUARD : JSON.parse(text(row, 'guard'));
      const look: Look = row.look === null ? STANDARD_LOOK : JSON.parse(text(row, 'look'));
      const rating = row.rating === null ? STANDARD_RATING : ratingRulesOf(text(row, 'rating'));
      const form: LeftForm = row.left_form === null ? STANDARD_LEFT_FORM : JSON.parse(text(row, 'left_form'));
      const rule: ReplyRule = row.reply_rule === null ? REPLY_RULE : JSON.parse(text(row, 'reply_rule'));
      return {
        site: id,
        timeZone: text(row, 'time_zone'),
        groups: ofSite,
        staff: new Map(
          members.all(id).map((each) => {
            const agent = text(each, 'agent');
            return [agent, known.get(agent) ?? standardStaff(agent, ofSite)];
          }),
        ),
        ...hoursIn(row),
        replyRule: rule,
        leftReplyWithinMs:
          row.left_reply_within_ms === null ? DEFAULT_LEFT_REPLY_WITHIN_MS : integer(row, 'left_reply_within_ms'),
        caseWindowMs: row.case_window_ms === null ? DEFAULT_CASE_WINDOW_MS : integer(row, 'case_window_ms'),
        guard,
        reveal: row.reveal === null ? DEFAULT_REVEAL : word(row, 'reveal', REVEAL_RULES),
        look,
        rating,
        leftForm: form,
        hosts: hostsOf({
          origins: origins.all(id).map((each) => text(each, 'origin')),
          anyLocalhost: integer(row, 'any_localhost') === 1,
        }),
      };
    },
    siteKeys: (id) => keys.all(id).map(toKey),
  };
}
