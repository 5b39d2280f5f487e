import type { Messages } from './en.ts';
import type { Rest } from './rest/en.ts';

/** Every string of the console. */
export type AllMessages = Messages & Rest;

/** Puts what comes later beside what was there first; of some subjects each has a part. */
export const together = (first: Messages, rest: Rest): AllMessages => ({
  ...first,
  ...rest,
  company: { ...first.company, ...rest.company },
  groups: { ...first.groups, ...rest.groups },
  handover: { ...first.handover, ...rest.handover },
  notices: { ...first.notices, ...rest.notices },
  office: { ...first.office, ...rest.office },
  palette: { ...first.palette, ...rest.palette },
  problems: { ...first.problems, ...rest.problems },
  promises: { ...first.promises, ...rest.promises },
  ready: { ...first.ready, ...rest.ready },
  search: { ...first.search, ...rest.search },
  summary: { ...first.summary, ...rest.summary },
});
