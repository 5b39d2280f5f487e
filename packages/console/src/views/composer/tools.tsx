import { useApp } from '../context.ts';
import { CardTool } from '../soon.ts';
import { Attach } from './attach.tsx';
import { EmojiTool } from './emoji.tsx';
import { PromiseTool } from './promise.tsx';
import { ReadyTool } from './ready-tool.tsx';
import type { Tool, ToolProps } from './tool.ts';

export type { Tool, ToolProps };

/** Left to right: one line each. */
const TOOLS: readonly Tool[] = [ReadyTool, Attach, EmojiTool, CardTool, PromiseTool];

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
