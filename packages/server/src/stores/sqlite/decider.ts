import type { Cid, SiteId } from '@shopbell/protocol';
import type { View } from '../../ports/store.ts';
import { checkedSteps, type Step } from '../checked.ts';
import type { Job } from '../group.ts';
import type { ReferralTable } from './referrals.ts';
import type { Rows } from './rows.ts';

/** Groups that look for earlier tries after one was found: whoever lost a connection tries all again. */
const WARY_GROUPS = 64;

/** Runs the decisions of a group. */
export interface Decider {
  /** A group begins. */
  begin(): void;
  /** The steps of a commit by what is stored. */
  looking(job: Job): readonly Step[];
  /**
   * The same without looking for an earlier try of the request: if there is one, the unique index of `cid`s refuses the row
   * when it is written. Only where such a row is among the steps; else it looks.
   */
  trusting(job: Job): readonly Step[];
  /** An earlier try was found: the next groups look. */
  lookAgain(): void;
}

interface Views {
  readonly looking: View;
  readonly trusting: View;
}

/** Looking for an earlier try is a query for every message, and finds nothing but after a broken connection. */
export function createDecider(rows: Rows, referrals: Pick<ReferralTable, 'get'>): Decider {
  /** What the running decision was told to be new. */
  let trusted: { readonly author: string; readonly cid: Cid } | undefined;
  let wary = 0;

  const makeViews = (site: SiteId): Views => {
    const looking: View = {
      device: (tokenHash) => rows.device(site, tokenHash),
      conversation: (id) => rows.entry(site, id)?.conversation,
      open: (person) => rows.open(site, person),
      closed: (person) => rows.closed(site, person),
      sent: (author, cid) => rows.sent(site, author, cid),
      once: (name) => rows.once(site, name),
      toldDue: (conversation, deskSeq) => rows.toldDue(site, conversation, deskSeq),
      referral(hash) {
        const found = referrals.get(hash);
        return found?.site === site ? found : undefined;
      },
      link: (hash) => rows.link(site, hash),
      load: (agent) => rows.load(site, agent),
      event: (conversation, seq) => rows.event(site, conversation, seq),
    };
    const sent = (author: string, cid: Cid): undefined => {
      trusted = { author, cid };
    };
    return { looking, trusting: { ...looking, sent } };
  };

  const views = new Map<SiteId, Views>();
  const viewsOf = (site: SiteId): Views => {
    const found = views.get(site) ?? makeViews(site);
    views.set(site, found);
    return found;
  };

  /** True when the index will see that the request is in the log already. */
  const isHeld = (steps: readonly Step[], { author, cid }: NonNullable<typeof trusted>): boolean =>
    steps.some(
      (step) =>
        'log' in step && step.log.some(({ event }) => event.cid === cid && 'id' in event.by && event.by.id === author),
    );

  const looking = (job: Job): readonly Step[] => {
    const view = viewsOf(job.site).looking;
    return checkedSteps(job.site, job.decide(view), view);
  };

  return {
    begin() {
      if (wary > 0) wary -= 1;
    },
    looking,
    trusting(job) {
      if (wary > 0) return looking(job);
      const { trusting, looking: stored } = viewsOf(job.site);
      trusted = undefined;
      let steps: readonly Step[] | undefined;
      try {
        steps = checkedSteps(job.site, job.decide(trusting), stored);
      } catch (error) {
        if (!trusted) throw error;
      }
      return steps && (!trusted || isHeld(steps, trusted)) ? steps : looking(job);
    },
    lookAgain() {
      wary = WARY_GROUPS;
    },
  };
}
