import type { ProblemCode } from '@shopbell/protocol/constants';
import type { WebSocket } from 'ws';
import { problemFrame } from '../problem-frame.ts';

/** Names a refusal of the door and ends the connection where the table says so. */
export function tellProblem(ws: WebSocket, code: ProblemCode): void {
  const { json, close } = problemFrame(code);
  ws.send(json);
  if (close) ws.close(close, code);
}
