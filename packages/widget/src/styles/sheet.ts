/** Marks a stylesheet's text, so that the build can take the white space out. */
export function css(text: TemplateStringsArray): string {
  return text.join('');
}

/** A stylesheet that needs no element and no permission from the page's `style-src`. */
export function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet();
  made.replaceSync(text);
  return made;
}
