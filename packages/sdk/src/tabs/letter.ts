import { isToken } from '../ids.ts';
import { fits, type Guard, type Of, oneOf, type Shape } from '../wire/shape.ts';
import { FRAMES } from '../wire/shopper-frames.ts';
import type { Letter } from './messages.ts';

/** A union by its `type`. What reads a log has one by any name (`variant`), and comes later: neither is to load the other. */
function typed<const T extends { readonly [type: string]: Shape }>(shapes: T) {
  return (value: unknown): value is { [K in keyof T]: { readonly type: K } & Of<T[K]> }[keyof T] => {
    const shape = fits({ type: '' }, value) && Object.hasOwn(shapes, value.type) && shapes[value.type];
    return !!shape && fits(shape, value);
  };
}

const isSecret: Guard<string> = (value): value is string => typeof value === 'string' && isToken(value);
const news = {
  term: 0,
  connection: oneOf('idle', 'connecting', 'online', 'waiting', 'refused'),
  'secret?': isSecret,
} as const;
/** Looser than what is read from the device, so that neither has to load the other. */
const about = { 'conversation?': '', 'of?': 0, 'said?': '', 'page?': { url: '', title: '' }, 'file?': '' } as const;
const words = { ...about, text: '' } as const;
const isRequest = typed({
  say: words,
  note: words,
  edit: words,
  take: about,
  close: about,
  recall: about,
  rate: about,
});
const entry = {
  cid: '',
  request: isRequest,
  at: 0,
  status: oneOf('unsaved', 'saved', 'sending', 'stored', 'failed'),
  'out?': true,
  'sure?': true,
  'order?': '',
  'again?': true,
} as const;

const isFrame = typed(FRAMES);
const isMessage = typed({
  who: { term: 0, fresh: true },
  beat: news,
  bye: { chance: 0 },
  recap: { ...news, to: '', frames: [isFrame] },
  down: { ...news, frame: isFrame },
  refusal: { ...news, problem: FRAMES.problem },
  up: { to: '', frame: {} },
  tell: { to: '', what: oneOf('need', 'wake', 'restart') },
  entries: { 'to?': '', entries: [entry] },
  prove: {},
  proof: { to: '', 'jwt?': '' },
  echo: { verb: oneOf('retry', 'discard', 'sendStale', 'discardStale', 'consent'), cid: '' },
  left: {},
});

/** A letter as this version writes them: any script of the origin can post to the channel. */
export const isLetter = (value: unknown): value is Letter =>
  fits({ from: '', 'person?': '', 'same?': [''], gone: [''] }, value) && isMessage(value);
