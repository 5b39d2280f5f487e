import type { Card } from '@shopbell/protocol';
import { oneOf, type Shape } from './shape.ts';
import { variant } from './variant.ts';

/** A signed card, or one to be looked at by the relay. */
const isCard = (value: unknown): value is Card | string =>
  typeof value === 'string' || (typeof value === 'object' && value !== null);

/** What a shopper has stored. */
export const REQUESTS = {
  say: {
    'conversation?': '',
    text: '',
    'page?': { url: '', title: '' },
    'group?': '',
    'language?': '',
    'skills?': [''],
    'file?': '',
    'card?': isCard,
    're?': 0,
    'act?': oneOf('confirm', 'correct'),
  },
  close: { conversation: '' },
  rate: {
    conversation: '',
    stars: 0,
    'solved?': true,
    'tags?': [''],
    'recommend?': 0,
    'text?': '',
  },
  edit: { conversation: '', of: 0, 'said?': '', text: '' },
  recall: { conversation: '', of: 0, 'said?': '' },
} as const satisfies { readonly [type: string]: Shape };

/** A shopper's durable request, as a device has kept it. */
export const isRequest = variant('type', REQUESTS);
