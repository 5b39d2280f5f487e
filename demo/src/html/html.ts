const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as it may stand between tags and inside quoted attributes. */
const escapeText = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

class Safe {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Markup that is safe to send. Only `html` makes it. */
export type Markup = Safe;

/** What may stand in a template: `undefined` and `false` are nothing, lists are joined. */
export type Piece = Markup | string | number | undefined | false | readonly Piece[];

const render = (piece: Piece): string => {
  if (piece instanceof Safe) return piece.text;
  if (piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escapeText(piece);
  if (typeof piece === 'number') return String(piece);
  return piece.map(render).join('');
};

/**
 * Markup from a template: the literal parts stay as they are, every value is escaped unless `html` made it. Attribute values
 * must be quoted in the template.
 */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
  new Safe(parts.map((part, at) => part + render(pieces[at])).join(''));
