import type { Duty } from '@shopbell/domain';
import type { LogKind } from '../ports/site-log-look.ts';

/** What entries of the site's log are about, as somebody looks for them. */
export const LOG_TOPICS = ['duty', 'floor', 'people', 'shoppers', 'access'] as const;
export type LogTopic = (typeof LOG_TOPICS)[number];

/**
 * Every kind has its topic. `duty`: who was there. `floor`: what work goes by. `people`: who belongs to the site. `shoppers`: who was
 * blocked, erased or written out. `access`: keys, passwords, who read what was taken back, who looked behind a mask, and where things are told
 * to.
 */
const TOPIC_OF: { readonly [K in LogKind]: LogTopic } = {
  site_created: 'floor',
  site_changed: 'floor',
  group_set: 'floor',
  group_removed: 'floor',
  staff_set: 'floor',
  hours_set: 'floor',
  thresholds_set: 'floor',
  reply_set: 'floor',
  reply_removed: 'floor',
  reply_moved: 'floor',
  replies_imported: 'floor',
  store_set: 'floor',
  store_removed: 'floor',
  store_door_set: 'floor',
  store_door_closed: 'floor',
  store_link_made: 'access',
  store_link_retired: 'access',
  store_mail_set: 'access',
  stores_imported: 'floor',
  localities_imported: 'floor',
  guard_set: 'floor',
  reveal_set: 'access',
  look_set: 'floor',
  rating_set: 'floor',
  left_form_set: 'floor',
  membership_added: 'people',
  membership_role: 'people',
  person_name: 'people',
  membership_removed: 'people',
  invitation_sent: 'people',
  invitation_withdrawn: 'people',
  invitation_used: 'people',
  password_locked: 'access',
  password_changed: 'access',
  second_factor_set: 'access',
  second_factor_removed: 'access',
  agent_status: 'duty',
  key_added: 'access',
  key_retired: 'access',
  words_read: 'access',
  shopper_blocked: 'shoppers',
  shopper_unblocked: 'shoppers',
  shopper_erased: 'shoppers',
  shopper_exported: 'shoppers',
  tag_set: 'floor',
  tag_removed: 'floor',
  revealed: 'access',
  webhook_set: 'access',
  webhook_removed: 'access',
  webhook_secret: 'access',
  webhook_again: 'access',
  letters_again: 'access',
};

/** Supervisors see what the floor they lead goes by; what opens doors, and who watches whom, is for admins. */
const TOPICS_FOR: { readonly [D in Duty]: readonly LogTopic[] } = {
  agent: [],
  supervisor: ['duty', 'floor', 'people', 'shoppers'],
  admin: LOG_TOPICS,
};

/** The topics that somebody may look at. */
export const topicsFor = (duty: Duty): readonly LogTopic[] => TOPICS_FOR[duty];

/** Every kind. `TOPIC_OF` has these keys and no others, which `Object.keys` does not say. */
export const LOG_KINDS = Object.keys(TOPIC_OF) as LogKind[];

/** The kinds of these topics. */
export const kindsOf = (topics: readonly LogTopic[]): LogKind[] =>
  LOG_KINDS.filter((kind) => topics.includes(TOPIC_OF[kind]));
