import type { Receipt } from '../app/outcome.ts';

/**
 * The ack of a request as JSON. Written by hand, since there is one for every message: all it holds are numbers and ids,
 * and those need no escaping. A shopper's frames never carry how far the desk's log goes.
 */
export function ackJson({ cid, conversation, head, logged }: Receipt, forAgent: boolean): string {
  const { event } = logged;
  const place = 'deskSeq' in event ? `"deskSeq":${event.deskSeq}` : `"seq":${event.seq}`;
  const desk = forAgent ? `,"deskSeq":${head.deskSeq}` : '';
  return `{"type":"ack","cid":"${cid}","conversation":"${conversation}",${place},"at":${event.at},"head":{"conversation":"${conversation}","seq":${head.seq}${desk}}}`;
}
