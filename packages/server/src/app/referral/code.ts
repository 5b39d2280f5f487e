import { createHash } from 'node:crypto';
import { CODE_CHARS, makeCode, readCode, showCode } from '@shopbell/domain';
import type { RandomBytes } from '../../ids.ts';

/** A code nobody has so far; two that are the same are less likely than a damaged disk, and the store refuses the second. */
export const newCode = (random: RandomBytes): string => makeCode(random(CODE_CHARS));

/** What is kept of a code. Whoever reads the file finds codes in the messages they went with: a salt would hide nothing more. */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('base64url');

/** Its hash as it came in an address or was typed; undefined where it is none. */
export function hashTyped(typed: string): string | undefined {
  const code = readCode(typed);
  return code && hashCode(code);
}

/** Where its page is. */
export const referralUrl = (publicUrl: string, code: string): string => `${publicUrl}/r/${showCode(code)}`;

/** The hash of the code whose page an address leads to. */
export const hashOfUrl = (url: string): string | undefined => hashTyped(url.slice(url.lastIndexOf('/') + 1));
