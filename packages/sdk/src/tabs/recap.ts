import type { Frame, FrameOf } from '../wire/frames.ts';
import { fits } from '../wire/shape.ts';

/** What a line has told so far, as far as a newcomer needs it: the rest it asks the relay for. */
export interface Recap {
  readonly welcome: FrameOf<'welcome'>;
  /** The newest of every topic. */
  readonly states: ReadonlyMap<string, FrameOf<'state'>['state']>;
  /** How far each conversation is known to go. */
  readonly heads: ReadonlyMap<string, number>;
}

type State = FrameOf<'state'>['state'];

const topicOf = (state: unknown): string =>
  fits({ topic: '', 'conversation?': '' }, state) ? state.topic + state.conversation : '';

const withStates = (states: Recap['states'], told: State | readonly State[]): Recap['states'] =>
  new Map([...states, ...[told].flat().map((state) => [topicOf(state), state] as const)]);

const withHeads = (heads: Recap['heads'], told: readonly { conversation: string; seq: number }[]): Recap['heads'] =>
  new Map([
    ...heads,
    ...told.map(({ conversation, seq }) => [conversation, Math.max(seq, heads.get(conversation) ?? 0)] as const),
  ]);

/** Takes the next frame in. */
export function note(recap: Recap | undefined, frame: Frame): Recap | undefined {
  if (frame.type === 'welcome') {
    const { state, conversations } = frame;
    return { welcome: frame, states: withStates(new Map(), state), heads: withHeads(new Map(), conversations) };
  }
  if (!recap) return undefined;
  if (frame.type === 'identified') {
    const { member, conversations } = frame;
    const welcome = { ...recap.welcome, you: { ...recap.welcome.you, member }, conversations };
    return { ...recap, welcome, heads: withHeads(recap.heads, conversations) };
  }
  if (frame.type === 'state') return { ...recap, states: withStates(recap.states, frame.state) };
  if (frame.type === 'ack') return { ...recap, heads: withHeads(recap.heads, [frame.head]) };
  if (frame.type === 'facts') {
    return { ...recap, heads: withHeads(recap.heads, [{ conversation: frame.conversation, seq: frame.head }]) };
  }
  return recap;
}

/** The frames that bring a newcomer to where the line is: a greeting, and heads that show what to ask for. */
export const replay = ({ welcome, states, heads }: Recap): readonly Frame[] => [
  { ...welcome, state: [...states.values()] },
  { type: 'heartbeat', heads: [...heads].map(([conversation, seq]) => ({ conversation, seq })) },
];
