import type { HandoverReason } from '@shopbell/protocol';
import type { Guard } from './shape.ts';

/** Why a conversation was handed over. Any text: a reason of a newer relay must not cost the event. */
export const reason: Guard<HandoverReason> = (value): value is HandoverReason => typeof value === 'string';
