/** What is remembered from line to line. */
interface Memory {
  /** Where a socket has worked, so many more of them may fail before HTTP is tried. */
  readonly trust: number;
  /** Probes since a socket has worked: the more, the longer to the next one. */
  readonly probes: number;
  /** Until when the state lasts, monotonic ms. */
  readonly until: number;
}

/** No line yet: it is wanted because a socket has just brought nothing. */
export interface Doubt extends Memory {
  readonly type: 'doubt';
}
/** No line. Until `until` sockets are known not to get through. */
export interface Idle extends Memory {
  readonly type: 'idle';
}
/** A socket is tried; HTTP is not before `until`. */
export interface Ahead extends Memory {
  readonly type: 'ahead';
}
/** A socket is tried, and nothing else. */
export interface Alone extends Memory {
  readonly type: 'alone';
}
/** Both are tried beside each other. */
export interface Both extends Memory {
  readonly type: 'both';
}
/** HTTP is tried: the socket has failed, or none is tried. */
export interface Around extends Memory {
  readonly type: 'around';
}
/** A socket carries the line. */
export interface BySocket extends Memory {
  readonly type: 'by socket';
}
/** HTTP does; at `until` it is seen whether a socket gets through by now. */
export interface ByPoll extends Memory {
  readonly type: 'by poll';
}
/** HTTP does, and a socket has until `until` to bring a frame. */
export interface Probing extends Memory {
  readonly type: 'probing';
}

export type DetourState = Doubt | Idle | Ahead | Alone | Both | Around | BySocket | ByPoll | Probing;

/** `chance` in [0, 1) comes with the events that may plan a probe: the machine rolls no dice. */
export type DetourEvent =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  /** The first frame came over it. */
  | { readonly type: 'socket heard' }
  | { readonly type: 'poll heard'; readonly chance: number }
  | { readonly type: 'socket lost'; readonly chance: number }
  | { readonly type: 'poll lost' }
  /** `until` may have come. */
  | { readonly type: 'tick'; readonly chance: number };

/** `end` tells that the line is lost, `anew` that it is to be opened again at once. */
export type DetourEffect = 'socket' | 'poll' | 'probe' | 'drop socket' | 'drop poll' | 'end' | 'anew';

export type DetourStep = readonly [DetourState, ...DetourEffect[]];
