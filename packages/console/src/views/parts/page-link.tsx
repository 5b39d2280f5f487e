import type { ComponentChildren } from 'preact';
import type { PageName } from '../../state/office.ts';
import { useApp } from '../context.ts';

interface Props {
  to: PageName | 'desk';
  class: string;
  title?: string;
  'aria-label'?: string;
  'aria-keyshortcuts'?: string;
  /** Before it is gone to. */
  onGo?(): void;
  children: ComponentChildren;
}

/**
 * A link to a page of the console. The page is drawn in the step of the press: the browser tells of the new address later, and
 * whoever types at once would type into the page before. With a modifier it is the browser's, as any link.
 */
export function PageLink({ to, children, onGo, ...rest }: Props) {
  const { intents } = useApp();
  return (
    <a
      {...rest}
      // The desk is no place within the page: ways that have run out of sight behind it would be taken for ways past the head.
      href={to === 'desk' ? '#/' : `#${to}`}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
        event.preventDefault();
        onGo?.();
        intents.office.goTo(to);
      }}
    >
      {children}
    </a>
  );
}
