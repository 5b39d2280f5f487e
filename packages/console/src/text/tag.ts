import { type Look, QUESTION_MARK, STANDARD_LOOK } from '@shopbell/domain';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: string): string => value.replaceAll(/[&<>"]/g, (mark) => ESCAPES[mark] ?? mark);

/** The order in which the guide names them. */
const OPTIONS = [
  'locale',
  'heading',
  'greeting',
  'questions',
  'photo',
  'brand',
  'position',
  'theme',
  'sounds',
  'storage',
] as const satisfies (keyof Look)[];

/**
 * The script tag for the shop's pages. What is the product's own anyway is left out; whatever a value is, it stays a value: one tag, with
 * these attributes and no others.
 */
export function tagOf({ look, slug, script }: { look: Look; slug: string; script: string }): string {
  const options = OPTIONS.flatMap((name) => {
    const value = look[name];
    if (value === undefined || value === STANDARD_LOOK[name]) return [];
    return [`data-${name}="${escaped(typeof value === 'string' ? value : value.join(QUESTION_MARK))}"`];
  });
  const parts = [`<script async src="${escaped(script)}"`, `data-site="${escaped(slug)}"`, ...options];
  return `${parts.join(options.length > 0 ? '\n  ' : ' ')}></script>`;
}
