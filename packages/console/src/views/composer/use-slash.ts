import { fillReply, firstGap } from '@shopbell/domain';
import type { AgentSelf } from '@shopbell/sdk/agent';
import type { RefObject } from 'preact';
import type { ReadyReply } from '../../api/replies.ts';
import type { About } from '../../state/about.ts';
import { valuesOf } from '../../state/fill-in.ts';
import type { Lane } from '../../state/items.ts';
import { useApp } from '../context.ts';

/** Of the list of ready replies and its options, for the box that leads them. */
export const LIST_ID = 'reply-list';
export const optionId = (reply: ReadyReply): string => `reply-${reply.id}`;

/** Nobody looks for more than this; who types on writes. */
const TYPED_MAX_CHARS = 40;
/** What input methods make of the key `/`; the last one is a comma in Chinese, and only at the start it is none. */
const SIGNS = ['/', '／'];
const SIGN_AT_START = '、';
/** Kinds of input that are keys. Empty: one that a script made. */
const KEYS = ['', 'insertText', 'insertCompositionText'];

interface SlashProps {
  about: About;
  self: AgentSelf;
  lane: Lane;
  field: RefObject<HTMLTextAreaElement | null>;
  change(text: string): void;
}

/** Where a `/` begins that looks for a reply: at the start of the box, or behind space. */
export function slashAt(text: string, caret: number): number | undefined {
  const from = caret - 1;
  const sign = text[from] ?? '';
  if (from === 0) return [...SIGNS, SIGN_AT_START].includes(sign) ? from : undefined;
  return SIGNS.includes(sign) && /\s/.test(text[from - 1] ?? '') ? from : undefined;
}

/** The box's part in choosing a ready reply: it keeps the focus, and leads the list above it. */
export function useSlash({ about, self, lane, field, change }: SlashProps) {
  const { state, intents } = useApp();
  const { ready } = state;
  const { conversation } = about;
  const offered = lane === 'public' ? ready.offered.value : undefined;
  const count = offered?.options.length ?? 0;
  const current = offered?.options[offered.at];

  const close = (): void => {
    ready.slash.value = undefined;
  };

  /** The words behind the sign are what stands between it and the cursor; where the cursor goes elsewhere it is over. */
  const follow = (): void => {
    const area = field.current;
    const slash = ready.slash.peek();
    if (!area || !slash) return;
    const { selectionStart: caret, selectionEnd: end, value } = area;
    const typed = value.slice(slash.from + 1, caret);
    const isThere = [...SIGNS, SIGN_AT_START].includes(value[slash.from] ?? '');
    const isOver =
      !isThere || caret !== end || caret <= slash.from || /\n/.test(typed) || typed.length > TYPED_MAX_CHARS;
    if (isOver) close();
    else if (typed !== slash.typed) ready.slash.value = { ...slash, typed, at: 0 };
  };

  const pick = (reply: ReadyReply): void => {
    const area = field.current;
    const slash = ready.slash.peek();
    if (!area || !slash) return;
    const { text, gaps } = fillReply(reply.text, valuesOf(state, about, self));
    area.focus();
    area.setRangeText(text, slash.from, slash.from + 1 + slash.typed.length, 'end');
    const [gap] = gaps;
    if (gap) area.setSelectionRange(slash.from + gap.from, slash.from + gap.to);
    close();
    change(area.value);
    intents.ready.used(reply.id);
  };

  const to = (at: number): void => {
    const slash = ready.slash.peek();
    if (slash) ready.slash.value = { ...slash, at: (at + count) % count };
  };

  return {
    close,
    follow,
    pick,

    /** While replies are offered, a reader hears the option that Enter takes. A field of several lines may be no `combobox` by role. */
    attributes: offered
      ? ({
          'aria-haspopup': 'listbox',
          'aria-autocomplete': 'list',
          'aria-controls': LIST_ID,
          'aria-activedescendant': current && optionId(current),
        } as const)
      : {},

    typed(event: InputEvent): void {
      const area = field.current;
      if (!area || lane !== 'public') return;
      const from = slashAt(area.value, area.selectionStart);
      if (ready.slash.peek()?.conversation === conversation && from !== ready.slash.peek()?.from) follow();
      if (from === undefined || ready.slash.peek() || !KEYS.includes(event.inputType)) return;
      ready.slash.value = { conversation, from, typed: '', at: 0 };
      // What could not be fetched is asked for again by who needs it.
      if (ready.replies.peek().is !== 'here') void intents.ready.load();
    },

    /** A key without modifiers. True: it was the list's. `sends`: Enter that would send, and no input method's. */
    pressed(key: string, sends: boolean): boolean {
      if (!offered) return false;
      if (key === 'Escape') {
        close();
        return true;
      }
      // Where nothing was found, Enter sends no half of a search.
      if (sends && !current) return true;
      if (!current) return false;
      if (sends || key === 'Tab') pick(current);
      else if (key === 'ArrowDown') to(offered.at + 1);
      else if (key === 'ArrowUp') to(offered.at - 1);
      else if (key === 'Home') to(0);
      else if (key === 'End') to(count - 1);
      else return false;
      return true;
    },

    /** Marks what a ready reply left open, where there is such a thing. */
    markGap(): void {
      const area = field.current;
      const gap = area && lane === 'public' ? firstGap(area.value) : undefined;
      if (gap) area?.setSelectionRange(gap.from, gap.to);
    },
  };
}
