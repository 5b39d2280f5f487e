import type { SharedFile } from '@shopbell/protocol';
import { fits } from './shape.ts';

/** A file in a message, as far as it is used. */
export const SHARED_FILE = { id: '', name: '', type: '', bytes: 0, 'width?': 0, 'height?': 0 } as const;

/** What came with a message is looked at before it is used; a newer relay may know more types. */
export const isSharedFile = (value: unknown): value is SharedFile => fits(SHARED_FILE, value);
