import type { ComponentChildren } from 'preact';
import { useApp } from '../context.ts';
import { Icon } from '../parts/icon.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { PageLink } from '../parts/page-link.tsx';
import { useFocus } from '../parts/use-focus.ts';

/** A page for who isn't signed in: one card, and the other language. */
export function Card({ title, children }: { title: string; children: ComponentChildren }) {
  // The heading changes with what the card is about; a reader is told then.
  const heading = useFocus<HTMLHeadingElement>(title);
  return (
    <main class="sign-in">
      <div class="sign-in-card">
        <Icon name="bell" class="brand-mark" />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {children}
      </div>
      <LanguageSwitch class="quiet sign-in-language" />
    </main>
  );
}

/** The way from a link's page to the desk or, for who isn't signed in, to the sign-in. `next`: it is what comes next. */
export function ToSignIn({ next = false }: { next?: boolean }) {
  const t = useApp().state.settings.all.value;
  return (
    <PageLink class={next ? 'button button-brand sign-in-go card-next' : 'link card-link'} to="desk">
      {t.links.toSignIn}
    </PageLink>
  );
}
