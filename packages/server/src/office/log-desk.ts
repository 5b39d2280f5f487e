import { REPLY_RULE, STANDARD_GUARD, STANDARD_LEFT_FORM, STANDARD_LOOK, STANDARD_RATING } from '@shopbell/domain';
import type { AgentId } from '@shopbell/protocol';
import type { Session } from '../auth/types.ts';
import {
  DEFAULT_CASE_WINDOW_MS,
  DEFAULT_LEFT_REPLY_WITHIN_MS,
  DEFAULT_REVEAL,
  STANDARD_GROUPS,
  standardStaff,
} from '../ports/settings.ts';
import type { SiteLogBody } from '../ports/site-log.ts';
import type { LogPage, LookedAt } from '../ports/site-log-look.ts';
import type { OfficeDeps } from './deps.ts';
import { kindsOf, type LogTopic, topicsFor } from './log-topics.ts';

/** Entries a page. */
const PAGE = 50;
/** Entries a page looks through, at most: less than 10 ms, however long the log is. */
const WITHIN = 20_000;

export interface LogView extends LogPage {
  /** What the reader may look at. */
  topics: readonly LogTopic[];
  /** Everybody who belongs to the site, and whom the entries name beside them. */
  people: readonly { id: AgentId; name: string; member: boolean }[];
}

/** The site's log, for those whose duty has topics of it. */
export interface LogDesk {
  /** Newest first. `before`: as `next` of the page before said. A topic that is not for the reader is `forbidden`. */
  read(
    by: Session,
    look: { before?: number; topic?: LogTopic; person?: AgentId },
  ): Promise<LogView | { problem: 'forbidden' }>;
}

/** What held before anybody had said anything: the product's own. */
function standardOf(entry: LookedAt): SiteLogBody | undefined {
  switch (entry.kind) {
    case 'staff_set':
      return { kind: 'staff_set', body: standardStaff(entry.body.agent, STANDARD_GROUPS) };
    case 'hours_set':
      return { kind: 'hours_set', body: {} };
    case 'thresholds_set': {
      const body = {
        replyRule: REPLY_RULE,
        leftReplyWithinMs: DEFAULT_LEFT_REPLY_WITHIN_MS,
        caseWindowMs: DEFAULT_CASE_WINDOW_MS,
      };
      return { kind: 'thresholds_set', body };
    }
    case 'guard_set':
      return { kind: 'guard_set', body: STANDARD_GUARD };
    case 'reveal_set':
      return { kind: 'reveal_set', body: { reveal: DEFAULT_REVEAL } };
    case 'left_form_set':
      return { kind: 'left_form_set', body: STANDARD_LEFT_FORM };
    case 'look_set':
      return { kind: 'look_set', body: STANDARD_LOOK };
    case 'rating_set':
      return { kind: 'rating_set', body: STANDARD_RATING };
    case 'agent_status':
      return { kind: 'agent_status', body: { ...entry.body, status: 'off' } };
    default:
      return undefined;
  }
}

/** What was there before, in the entry's own terms. What was removed meanwhile began anew. */
function explained(entry: LookedAt): LookedAt {
  const { was, ...rest } = entry;
  const ended = was?.kind === 'group_removed' || was?.kind === 'membership_removed';
  const before = ended || was === undefined ? standardOf(entry) : was;
  return before === undefined ? rest : { ...rest, was: before };
}

export function createLogDesk({ directory }: Pick<OfficeDeps, 'directory'>): LogDesk {
  /** Names that a page needs: of the members, and of who was one. Nobody of another merchant is told. */
  async function peopleOf(site: string, entries: readonly LookedAt[]): Promise<LogView['people']> {
    const members = (await directory.people(site)).map(({ agent }) => ({
      id: agent.id,
      name: agent.name,
      member: true,
    }));
    const named = entries.flatMap(({ actor, body }) => [
      ...('agent' in body ? [body.agent] : []),
      ...(actor.role === 'agent' ? [actor.id] : []),
    ]);
    const account = (await directory.site({ id: site }))?.account;
    const gone = [...new Set(named)].filter((id) => members.every((one) => one.id !== id));
    const found = await Promise.all(gone.map((id) => directory.agent(id)));
    return [
      ...members,
      ...found.flatMap((one) =>
        one?.agent.account === account && one !== undefined
          ? [{ id: one.agent.id, name: one.agent.name, member: false }]
          : [],
      ),
    ];
  }

  return {
    async read({ self }, { topic, ...look }) {
      const topics = topicsFor(self.duty);
      if (topic !== undefined && !topics.includes(topic)) return { problem: 'forbidden' };
      const kinds = kindsOf(topic === undefined ? topics : [topic]);
      const page = await directory.lookAtSiteLog(self.site.id, { ...look, kinds, limit: PAGE, within: WITHIN });
      const entries = page.entries.map(explained);
      return { ...page, entries, topics, people: await peopleOf(self.site.id, entries) };
    },
  };
}
