import { type ProblemCode, problemRow } from '@shopbell/protocol/constants';

/** A refusal of the door itself, before or beside the relay, as a frame; `close`: it ends the connection, with this code. */
export function problemFrame(code: ProblemCode): { readonly json: string; readonly close: number | undefined } {
  const { text, retry, close } = problemRow(code);
  return { json: JSON.stringify({ type: 'problem', code, text, retry }), close };
}
