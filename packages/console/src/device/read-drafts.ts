import type { DraftNews, KeptDraft } from './drafts.ts';

const LANE = /^(?:public|desk|whisper|remark|change:\d{1,15}|remark:[\w-]{1,64})$/;

/** Longer ones are no draft of this console's: four times the longest message, in UTF-16 units. */
const TEXT_MAX = 16_000;

/** As it stands there while this tab has it. */
export const heldBy = (tab: string | undefined, draft: KeptDraft): KeptDraft =>
  tab === undefined || draft.cid === undefined ? draft : { ...draft, tab };

/** As `mine` finds it where these tabs are open. */
export function foundBy(mine: string | undefined, isOpen: (tab: string) => boolean, draft: KeptDraft): KeptDraft {
  const { tab, ...rest } = draft;
  return tab === undefined || tab === mine || !isOpen(tab) ? rest : draft;
}

/** What stands on a device may be another version's, or anybody's. */
export function isKeptDraft(value: unknown): value is KeptDraft {
  if (typeof value !== 'object' || value === null) return false;
  const { site, agent, conversation, lane, text, at, cid, before, tab } = value as Record<string, unknown>;
  const isShort = (one: unknown, max = 64): one is string => typeof one === 'string' && one.length <= max;
  return (
    isShort(site) &&
    isShort(agent) &&
    isShort(conversation) &&
    isShort(lane, 80) &&
    LANE.test(lane) &&
    isShort(text, TEXT_MAX) &&
    Number.isFinite(at) &&
    (cid === undefined || isShort(cid)) &&
    (before === undefined || isShort(before, TEXT_MAX)) &&
    (tab === undefined || isShort(tab))
  );
}

export const isDraftNews = (value: unknown): value is DraftNews => {
  const { draft, known } = Object(value) as Record<string, unknown>;
  return isKeptDraft(draft) && typeof known === 'string';
};
