import { REPLY_BOUNDS, REPLY_STEPS, type ReplyStep, unknownVariables } from '@shopbell/domain';
import { fits, isName } from '@shopbell/protocol';
import { LIMITS } from '@shopbell/protocol/constants';
import type { ReplyWords } from '../ports/reply.ts';
import type { SettingsFault } from './refusal.ts';

/** A ready reply from outside, its fields known to be texts and nothing more. */
export interface GivenReply {
  step: string;
  /** Empty or absent: every group. */
  group?: string | undefined;
  title: string;
  text: string;
}

// What no message needs: controls beside line ends and tabs.
const CONTROL = /[^\P{Cc}\n\t]/u;

const isStep = (step: string): step is ReplyStep => REPLY_STEPS.some((one) => one === step);

function textFaults(text: string): SettingsFault[] {
  if (text === '') return [{ code: 'text_empty', path: 'text' }];
  if (!fits(text, LIMITS.textMaxChars)) return [{ code: 'text_too_long', path: 'text' }];
  if (!text.isWellFormed() || CONTROL.test(text)) return [{ code: 'bad_text', path: 'text' }];
  return unknownVariables(text).map(({ from }) => ({ code: 'variable_unknown', path: `text[${from}]` }));
}

/**
 * Reads a ready reply, or tells all that is wrong with it: `text[12]` is where in the text something stands, in UTF-16 units from 0.
 * Line ends become `\n`, and space around title and text goes.
 * @param groups the site's
 */
export function readReply(
  given: GivenReply,
  groups: ReadonlySet<string>,
): { ok: true; words: ReplyWords } | { ok: false; faults: SettingsFault[] } {
  const { step, group = '' } = given;
  const title = given.title.trim();
  const text = given.text.replace(/\r\n?/g, '\n').trim();
  const faults: SettingsFault[] = [
    ...(isStep(step) ? [] : [{ code: 'step_unknown', path: 'step' }]),
    ...(group === '' || groups.has(group) ? [] : [{ code: 'group_unknown', path: 'group' }]),
    ...(isName(title, REPLY_BOUNDS.titleMaxChars) ? [] : [{ code: 'title_invalid', path: 'title' }]),
    ...textFaults(text),
  ];
  if (faults.length > 0 || !isStep(step)) return { ok: false, faults };
  return { ok: true, words: { step, ...(group === '' ? {} : { group }), title, text } };
}
