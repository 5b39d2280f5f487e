import type { SiteLogEntry } from '../../ports/site-log.ts';
import { type LogLook, type LogPage, nextPage, subjectOf, withWas } from '../../ports/site-log-look.ts';

/** A page of a site's log, newest first. */
export function lookAtLog(log: readonly SiteLogEntry[], look: LogLook): LogPage {
  const { before = log.length + 1, kinds, person, limit, within } = look;
  const from = Math.min(before, log.length + 1);
  const floor = Math.max(1, from - within);
  const isAbout = ({ actor, body }: SiteLogEntry): boolean =>
    person === undefined || ('agent' in body && body.agent === person) || ('id' in actor && actor.id === person);
  const found = log
    .filter((entry) => entry.n < from && entry.n >= floor && kinds.includes(entry.kind) && isAbout(entry))
    .reverse()
    .slice(0, limit);
  const entries = found.map((entry) =>
    withWas(entry, (kind, subject) =>
      log.findLast((one) => one.n < entry.n && one.kind === kind && subjectOf(one) === subject),
    ),
  );
  return { entries, ...nextPage(found, limit, floor) };
}
