import { type ProblemCode, problemRow } from '@shopbell/protocol/constants';
import type { WebSocket } from 'ws';

/** Names a refusal of the door itself, before or beside the relay, and ends the connection where the table says so. */
export function tellProblem(ws: WebSocket, code: ProblemCode): void {
  const { text, retry, close } = problemRow(code);
  ws.send(JSON.stringify({ type: 'problem', code, text, retry }));
  if (close) ws.close(close, code);
}
