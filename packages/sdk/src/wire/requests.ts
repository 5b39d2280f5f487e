import type { Shape } from './shape.ts';
import { variant } from './variant.ts';

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
  },
  close: { conversation: '' },
  edit: { conversation: '', of: 0, 'said?': '', text: '' },
  recall: { conversation: '', of: 0, 'said?': '' },
} as const satisfies { readonly [type: string]: Shape };

/** A shopper's durable request, as a device has kept it. */
export const isRequest = variant('type', REQUESTS);
