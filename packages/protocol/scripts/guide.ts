import { LIMITS, POLL_HOLD_MS, POLL_PATH } from '../src/constants.ts';

/** The part of the page that schemas can't tell: how a conversation with the server goes. */
export const GUIDE = ({ path, subprotocol, protocol }: { path: string; subprotocol: string; protocol: number }) =>
  `This page is enough to write a client in any language. The examples are the golden frames of \`packages/protocol/golden\`.

A client's frames are at most \`welcome.limits.frameMaxBytes\` long (64 KiB unless the operator says otherwise). The server's are
longer: a page holds up to 200 events and 32 KiB, or a single event, and a welcome an agent's lists. Accept 1 MiB.

## Connecting

Open a WebSocket to \`${path}\` at the server's origin with the subprotocol \`${subprotocol}\`. Frames are JSON objects in text
messages, each with a \`type\`. Browsers send their \`Origin\`, which must be one of the site's, exactly. A client
without one sends a site API key (\`apiKey\`, shoppers) or an agent token (\`token\`, from \`POST /api/v1/session\`).

The first frame is \`hello\`, within 5 seconds; the answer is \`welcome\` (from here on you are connected) or a \`problem\` and the
end. A shopper's \`token\` is 32 random bytes, base64url, made once per device and kept secret: it is who they are.

## Three lanes

- **Durable**: \`say\`, \`note\`, \`take\`, \`transfer\`, \`give_back\`, \`take_over\`, \`whisper\`, \`invite\`,
  \`join\`, \`decline\`, \`part\`, \`close\`, \`edit\`, \`recall\` carry a
  \`cid\`, a UUIDv7 in lower case (another spelling is
  a \`bad_frame\`), made once when the person acts. The answer is an \`ack\`
  – stored and synced to disk – or a \`problem\` with the same \`cid\`. No answer means nothing is known: send it again with the same
  \`cid\` after the next welcome; the server stores it once and acks it as the first time. Keep the order: send what waits oldest
  first. After \`rate_limited\` or \`busy\` send that \`cid\` again when its \`retryAfterMs\` has passed: until it comes (or 2 s
  more have passed) the server refuses your later ones too, so that none of them overtakes it.
- **Passing**: \`typing\` may be lost.
- **State**: \`state\` and the \`state\` list of welcome; \`status\` and \`pass\` up. The latest \`rev\` of a topic wins; a list patch applies to \`rev - 1\`.
  \`receipt\` raises one's own side of \`receipts\`, which only grow; send it again after a reconnect when the server is behind.

What a device kept while it was offline may go out faster: requests whose \`cid\` was made more than 10 s ago by the server's clock have
an allowance of \`limits.lateBurst\` of their own. Mind the order all the same, and leave at most 20 unanswered.

All other frames, \`receipt\` among them, share an allowance of their own: ${LIMITS.otherPerSecond} a second, ${LIMITS.otherBurst} at once. A \`follow\` counts once for
each conversation in it. Beyond that they are refused with \`rate_limited\`, without a \`cid\`.

## Reading a conversation

Each conversation has a public log with \`seq\` 1, 2, 3 … and, for agents, a desk log with \`deskSeq\`. \`facts\` and \`desk\` carry
events and say which number they follow (\`after\`). With \`last\` the highest number you hold:

1. \`after\` ≤ \`last\`: drop events with a number ≤ \`last\`, append the others. (Holding nothing, start with \`last = after\`;
   what lies before comes with \`history\`.)
2. \`after\` > \`last\`: there is a hole. Show nothing of it and send \`follow\` with where you stand.
3. A \`head\` (in \`facts\`, \`ack\`, \`heartbeat\`, \`goaway\`) beyond \`last\` means something is missing: wait for it a moment, then
   send \`follow\`.

An \`edited\` event gives the message \`of\` other words; a \`recalled\` one takes it back, with its edits. Who reads the log later gets
\`erased\` in their places: the same numbers without the words. Either may be loaded before the message it is about. Before a \`wiped\`
event nothing has words any more, at the desk neither: forget those you hold, and offer none of them again.

A hand-over is two events at once: a public \`assigned\` (or, back to the queue or to a group, a \`requested\` above number 1) and right
behind it a desk event with the reason and the words. A conversation whose agent is gone waits again by a \`requested\` of the system's. The \`ack\` names the desk event. An agent who may not read on gets no more of it, and
\`conversation_unknown\` when they follow it; when it stands in one of their lists again, \`follow\` it anew.

A conversation is one agent's, and others may answer in it beside them: a public \`joined\` says who, until their \`parted\`, a
\`closed\`, or the next \`assigned\` or \`requested\`, which end it for all of them without a word. The rows of lists hold who is
in (\`guests\`) and who was asked (\`invited\`).

Shoppers follow what they have open without asking; say in \`hello.follow\` where you stand, after a reconnect too. Agents send
\`follow\` for each thread they open, and again after a reconnect. Skip frame types and event kinds you don't know, but move on past
their numbers.

## Staying connected

The server sends a \`heartbeat\` every \`heartbeatMs\` and WebSocket pings with it. When nothing came for \`heartbeatMs\` + 15 s, connect
anew. After a lost line wait a random time up to \`reconnectWindowMs\`, then random times up to a bound that doubles to 10 s; after
\`goaway\` wait its \`waitMs\`. A \`welcome.epoch\` other than before means a backup was restored: a cursor beyond the log is answered
with \`reset\`.

A member's token runs out: the server sends \`renew\`, answer with \`identify\`. The version is ${protocol}; fields may be added within
it, so ignore keys you don't know.

## Without a WebSocket

Where no WebSocket gets through, the same frames go in the bodies of plain HTTP requests, on a line that stands for the connection. All else
on this page holds: the greeting and its time, limits, heartbeats, close codes. Each request is a \`POST\`; bodies and answers are text of
lines that end with a line feed but for the last: a JSON head, below it one frame a line (as JSON writes them, a frame has no line feed in it). No cookie
is set, no header of your own is needed, and a browser's page need not ask first: \`text/plain\` will do.

| request | body | answer |
| --- | --- | --- |
| \`${POLL_PATH}\` | no head; the \`hello\` | opens a line. When there is something to say: \`{"line":"…","from":1}\` and the frames |
| \`${POLL_PATH}/up\` | \`{"line":"…","from":2}\` and frames | \`{}\` at once: they are taken, not yet answered |
| \`${POLL_PATH}/down\` | \`{"line":"…","got":1}\` | when there are frames, or after ${POLL_HOLD_MS / 1000} s without any: \`{"from":2}\` and the frames |
| \`${POLL_PATH}/end\` | \`{"line":"…"}\` | \`{}\`: the line is over |

- \`line\` is secret, and good from the \`Origin\` that opened it only: 404 tells that there is no such line, or none of yours.
- \`from\` is the number of the first frame, counted from 1 on each line and for each way; the \`hello\` is number 1. Send frames up by one
  request at a time. When its answer does not come, make it again with the same numbers: what is known is not taken twice. A number that
  leaves some out is refused (400).
- \`got\` is the highest number that has come. Frames are kept and told again until you have said so; drop those you know. Ask again
  at once, also after an empty answer: for 15 s without such a request you are taken to be gone. Of two requests the newer one waits on.
- \`close\` in the head is a close code: these were the last frames. Any other status than 200 and 404 may be of something on the way: ask again.
- To see whether a WebSocket gets through by now, open one and send a \`heartbeat\`: any answer will do, and \`hello_expected\` is the
  usual one. Then greet over a new one, end the line, and send again what was not answered.

## Text, ids and times

Text is counted in Unicode code points, must hold more than white space, and no half surrogate pairs. Ids are opaque. Times are epoch
ms UTC and order nothing.`;
