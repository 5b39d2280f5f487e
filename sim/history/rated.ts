import type { FinalLog, Finding } from './types.ts';

type Say = (counter: Finding['counter'], text: string) => void;

/** So few stars are followed up, by the standard rules. */
const LOW_UP_TO = 2;

const isFollowUp = ({ kind, by }: FinalLog['desk'][number]): boolean => kind === 'promised' && by?.role === 'system';

/**
 * Ratings against their log: nobody is asked twice by the same, nor for what they have said, and what they say answers an ask. The newest
 * counts, and one that has become low is followed up.
 */
function checkLog({ conversation, public: facts, desk, state, stars: stored }: FinalLog, say: Say): void {
  const asked = new Set<string>();
  let stars: number | undefined;
  let hasFollowUp = false;
  for (const { seq, kind, by, cid, stars: said = 0 } of facts) {
    if (kind === 'rating_asked') {
      const who = by?.role ?? '';
      if (asked.has(who)) say('duplicates', `${conversation} ${seq}: they are asked once more by the ${who}`);
      if (stars !== undefined) say('duplicates', `${conversation} ${seq}: they are asked for what they have said`);
      asked.add(who);
    }
    if (kind !== 'rated') continue;
    if (asked.size === 0) say('phantoms', `${conversation} ${seq}: a rating that nobody asked for`);
    const turnsLow = said <= LOW_UP_TO && (stars === undefined || stars > LOW_UP_TO);
    const followUps = desk.filter((line) => isFollowUp(line) && line.cid === cid);
    if (followUps.length > 1) say('duplicates', `${conversation} ${seq}: it is followed up ${followUps.length} times`);
    // One that is open is enough.
    if (turnsLow && !hasFollowUp && followUps.length === 0) say('gaps', `${conversation} ${seq}: nobody follows it up`);
    hasFollowUp ||= followUps.length > 0;
    stars = said;
  }
  const rated = new Set(facts.flatMap(({ kind, cid }) => (kind === 'rated' ? [cid] : [])));
  for (const line of desk)
    if (isFollowUp(line) && !rated.has(line.cid))
      say('phantoms', `${conversation} desk ${line.deskSeq}: it follows up what nobody said`);
  // Where rows are known.
  if (state !== undefined && stored !== stars)
    say('phantoms', `${conversation} has ${stored} stars, and its log says ${stars}`);
}

/** Holds every rating against its log. */
export function checkRated(logs: readonly FinalLog[], say: Say): void {
  for (const log of logs) checkLog(log, say);
}
