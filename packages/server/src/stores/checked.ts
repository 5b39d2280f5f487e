import type { Conversation } from '@shopbell/domain';
import type { DeskEvent, PublicEvent, SiteId } from '@shopbell/protocol';
import type { Appended, Change, Device } from '../ports/store.ts';

type Append = Extract<Change, { put: 'conversation' }>;

/**
 * Splits what a change appends, and makes sure that it goes on exactly where the conversation stands: numbers without a
 * gap (C3), at the right site, ending at the heads of the row. Throws before anything is written.
 */
export function checkedAppend(site: SiteId, before: Conversation | undefined, change: Append): Appended {
  const { conversation, log } = change;
  if (conversation.site !== site) throw new Error('a change of another site');
  let seq = before?.seq ?? 0;
  let deskSeq = before?.deskSeq ?? 0;
  const publicEvents: PublicEvent[] = [];
  const desk: DeskEvent[] = [];
  for (const { lane, event } of log) {
    if (lane === 'public') {
      seq += 1;
      if (event.seq !== seq) throw new Error(`event ${event.seq} where ${seq} comes next`);
      publicEvents.push(event);
    } else {
      deskSeq += 1;
      if (event.deskSeq !== deskSeq) throw new Error(`desk event ${event.deskSeq} where ${deskSeq} comes next`);
      if (event.afterSeq !== seq) throw new Error(`desk event after ${event.afterSeq} while the head is ${seq}`);
      desk.push(event);
    }
  }
  if (conversation.seq !== seq || conversation.deskSeq !== deskSeq) {
    throw new Error('the row does not stand where its log ends');
  }
  return { site, conversation, public: publicEvents, desk };
}

/** A device is never renumbered and never becomes another member's (decisions 3). Throws otherwise. */
export function checkDevice(before: Device | undefined, device: Device): void {
  if (!before) return;
  if (before.participant !== device.participant) throw new Error('a device would be renumbered');
  if (before.member && before.member.id !== device.member?.id) throw new Error("a device would change its member's id");
}
