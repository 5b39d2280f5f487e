import type { AgentName, DaySummary } from '@shopbell/domain';
import type { AgentId, SiteId } from '@shopbell/protocol';

/** A remark of the day, with the number of the order that it is about, if it is about one. */
export interface Remark {
  order?: string;
  text: string;
}

/** A day's summary as an agent kept it. Versions count from 1 and stay. */
export interface KeptSummary {
  agent: AgentName;
  /** `YYYY-MM-DD` in the site's zone at that time. */
  day: string;
  version: number;
  /** Epoch ms. */
  at: number;
  figures: DaySummary;
  remarks: readonly Remark[];
}

/** Keeps the summaries of days, append-only. */
export interface Summaries {
  /** Appends the next version after `after` (0: there was none); undefined, and nothing is written, where another came in between. Durable when it resolves. */
  keep(site: SiteId, after: number, summary: Omit<KeptSummary, 'version'>): Promise<KeptSummary | undefined>;
  /** All versions of an agent's day, newest first. */
  versions(site: SiteId, agent: AgentId, day: string): Promise<readonly KeptSummary[]>;
  /** The newest version of everybody's day, by name. */
  ofDay(site: SiteId, day: string): Promise<readonly KeptSummary[]>;
}
