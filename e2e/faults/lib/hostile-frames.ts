import { newCid } from './cid.ts';

/** What a hostile peer knows: a conversation of its own, what it said there, and ids of others. */
export interface Known {
  own: string;
  /** The cid and words of its first message. */
  cid: string;
  text: string;
  foreign: string;
}

/** One attack on a greeted connection, and the answers it may get: codes of problems, or types of frames. */
export interface Attack {
  what: string;
  /** Text goes out as it is. */
  frame: object | string;
  answer: string;
}

const NUMBERS = ['1e999', '-1e999', '-1', '0.5', '9007199254740993', '1e300', '"1"', 'null', '[]', '{}', 'true'];

/** Every wish that names a conversation. */
const wishes = (conversation: string): object[] => [
  { type: 'say', cid: newCid(), conversation, text: 'let me in' },
  { type: 'close', cid: newCid(), conversation },
  { type: 'edit', cid: newCid(), conversation, of: 2, text: 'mine now' },
  { type: 'recall', cid: newCid(), conversation, of: 2 },
  { type: 'follow', conversations: [{ conversation, seq: 0 }] },
  { type: 'history', conversation, before: 100 },
];

const asText = (value: object): string => JSON.stringify(value);

/** Attacks that are answered and leave the connection open. */
export function attacks({ own, cid, text, foreign }: Known): Attack[] {
  return [
    {
      what: 'other words under a known cid',
      frame: { type: 'say', cid, conversation: own, text: `not ${text}` },
      answer: 'cid_conflict',
    },
    {
      what: 'another deed under a known cid',
      frame: { type: 'close', cid, conversation: own },
      answer: 'cid_conflict',
    },
    ...wishes(foreign).map((frame) => ({ what: 'a foreign conversation', frame, answer: 'conversation_unknown' })),
    {
      what: 'a cursor beyond the head',
      frame: { type: 'follow', conversations: [{ conversation: own, seq: 1_000_000 }] },
      answer: 'reset',
    },
    ...NUMBERS.map((number) => ({
      what: `${number} as a cursor`,
      frame: `{"type":"follow","conversations":[{"conversation":"${own}","seq":${number}}]}`,
      answer: 'bad_frame',
    })),
    ...NUMBERS.map((number) => ({
      what: `${number} as a place in history`,
      frame: `{"type":"history","conversation":"${own}","before":${number}}`,
      answer: 'bad_frame',
    })),
    {
      what: 'a thousand conversations at once',
      frame: { type: 'follow', conversations: Array.from({ length: 1000 }, () => ({ conversation: own, seq: 0 })) },
      answer: 'too_many',
    },
    {
      what: 'an array nested ten thousand deep',
      frame: `{"type":"say","text":${'['.repeat(10_000)}${']'.repeat(10_000)}}`,
      answer: 'bad_frame',
    },
    { what: 'names of the language', frame: { type: 'constructor' }, answer: 'unknown_frame' },
    {
      what: 'names of the language',
      frame: '{"type":"__proto__","__proto__":{"role":"agent"}}',
      answer: 'unknown_frame',
    },
    { what: "an agent's deed", frame: { type: 'take', cid: newCid(), conversation: own }, answer: 'forbidden' },
    {
      what: "an agent's note",
      frame: { type: 'note', cid: newCid(), conversation: own, text: 'psst' },
      answer: 'forbidden',
    },
    { what: 'no text', frame: { type: 'say', cid: newCid(), conversation: own, text: '' }, answer: 'text_empty' },
    {
      what: 'too much text',
      frame: { type: 'say', cid: newCid(), conversation: own, text: 'x'.repeat(4001) },
      answer: 'text_too_long',
    },
    { what: 'half a character', frame: `{"type":"say","cid":"${newCid()}","text":"\\ud800"}`, answer: 'bad_text' },
    {
      what: 'a cid of another kind',
      frame: { type: 'say', cid: '1', conversation: own, text: 'x' },
      answer: 'bad_frame',
    },
  ];
}

/** Attacks that end the connection, each on one of its own; `greeted` says whether it has said hello before. */
export const fatalAttacks = (
  hello: object,
): { what: string; greeted: boolean; frame: string | Buffer; answer: string }[] => [
  {
    what: 'words before the hello',
    greeted: false,
    frame: asText({ type: 'say', cid: newCid(), text: 'hi' }),
    answer: 'hello_expected',
  },
  {
    what: 'a follow before the hello',
    greeted: false,
    frame: asText({ type: 'follow', conversations: [] }),
    answer: 'hello_expected',
  },
  { what: 'a second hello', greeted: true, frame: asText(hello), answer: 'hello_twice' },
  { what: 'no JSON', greeted: true, frame: '{"type":', answer: 'bad_json' },
  { what: 'NaN', greeted: true, frame: '{"type":"history","before":NaN}', answer: 'bad_json' },
  { what: 'a list', greeted: true, frame: '[]', answer: 'bad_json' },
  { what: 'too large a frame', greeted: true, frame: 'x'.repeat(70_000), answer: 'frame_too_large' },
  { what: 'a binary frame', greeted: true, frame: Buffer.from([1, 2, 3]), answer: 'binary_frame' },
  {
    what: 'another version',
    greeted: false,
    frame: asText({ ...hello, protocol: 1e9 }),
    answer: 'protocol_unsupported',
  },
  { what: 'a guessed key', greeted: false, frame: asText({ ...hello, apiKey: 'sbk_guess' }), answer: 'key_invalid' },
];
