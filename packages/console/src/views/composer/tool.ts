import type { ComponentChildren, RefObject } from 'preact';
import type { About } from '../../state/about.ts';
import type { Lane } from '../../state/items.ts';

/** What a tool works on. */
export interface ToolProps {
  about: About;
  lane: Lane;
  field: RefObject<HTMLTextAreaElement | null>;
  /** Writes at the cursor, over what is selected, as if it were typed, and gives the focus back to the box. */
  insert(text: string): void;
}

/** A button in the box's foot, with what it opens; null where it has no business. */
export type Tool = (props: ToolProps) => ComponentChildren;
