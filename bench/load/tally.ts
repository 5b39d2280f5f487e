/** What was counted over one run. */
export interface Count {
  /** Messages for which both the sender's ack and the other side's delivery have come. */
  done: number;
  /** Sent, and one of the two never came. */
  lost: number;
  /** Deliveries and acks of a message that had come before. */
  duplicates: number;
  /** Deliveries that were not the next of their conversation. */
  gaps: number;
  /** From the send to the delivery, in ms. */
  p50Ms: number;
  p99Ms: number;
}

/** The value below which this share of the sorted numbers lies; 0 of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  const at = Math.min(sorted.length - 1, Math.floor(sorted.length * share));
  return sorted[at] ?? 0;
}

interface Open {
  sentAt: number;
  acked: boolean;
  delivered: boolean;
}

/** Follows every message of every conversation from its sending to its ack and its delivery. */
export function createTally(conversations: number, now: () => number) {
  const open = Array.from({ length: conversations }, () => new Map<number, Open>());
  const sent = new Array<number>(conversations).fill(0);
  const arrived = new Array<number | undefined>(conversations);
  let [done, duplicates, gaps] = [0, 0, 0];
  let latencies: number[] = [];

  const settle = (conversation: number, n: number, message: Open): boolean => {
    if (!message.acked || !message.delivered) return false;
    open[conversation]?.delete(n);
    done += 1;
    return true;
  };

  return {
    /** The number of the conversation's next message, from 1. */
    send(conversation: number): number {
      const n = (sent[conversation] ?? 0) + 1;
      sent[conversation] = n;
      open[conversation]?.set(n, { sentAt: now(), acked: false, delivered: false });
      return n;
    },
    /** True when the message is done now. */
    acked(conversation: number, n: number): boolean {
      const message = open[conversation]?.get(n);
      if (!message || message.acked) {
        duplicates += 1;
        return false;
      }
      message.acked = true;
      return settle(conversation, n, message);
    },
    /** True when the message is done now. `place` is where it stands in its conversation, by the server or by the sender. */
    delivered(conversation: number, n: number, place: number): boolean {
      const message = open[conversation]?.get(n);
      if (!message || message.delivered) {
        duplicates += 1;
        return false;
      }
      const last = arrived[conversation];
      if (last !== undefined && place !== last + 1) gaps += 1;
      arrived[conversation] = Math.max(place, last ?? 0);
      message.delivered = true;
      latencies.push(now() - message.sentAt);
      return settle(conversation, n, message);
    },
    /** Messages under way. */
    underWay: (): number => open.reduce((sum, each) => sum + each.size, 0),
    get done() {
      return done;
    },
    /** Forgets what was counted, not what is under way: the warm-up is over. */
    restart(): void {
      [done, duplicates, gaps] = [0, 0, 0];
      latencies = [];
    },
    /** Call it when nothing comes any more: what is under way is lost. */
    count(): Count {
      const sorted = Float64Array.from(latencies).sort();
      const lost = open.reduce((sum, each) => sum + each.size, 0);
      return { done, lost, duplicates, gaps, p50Ms: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99) };
    },
  };
}
