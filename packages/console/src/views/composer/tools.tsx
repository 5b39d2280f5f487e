import type { ComponentChildren, RefObject } from 'preact';
import type { About } from '../../state/about.ts';
import type { Lane } from '../../state/items.ts';
import { useApp } from '../context.ts';
import { PromiseTool } from './promise.tsx';

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

/** Left to right: one line each. */
const TOOLS: readonly Tool[] = [PromiseTool];

/** The row of tools. Not there while a message is changed, or where no tool has any business. */
export function Tools({ tools = TOOLS, ...props }: ToolProps & { tools?: readonly Tool[] }) {
  const t = useApp().state.settings.t.value;
  if (tools.length === 0) return null;
  return (
    <div class="tools" role="toolbar" aria-label={t.writing.tools}>
      {tools.map((One, index) => (
        <One key={index} {...props} />
      ))}
    </div>
  );
}
