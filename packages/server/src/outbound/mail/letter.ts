import { asLine } from '@shopbell/domain';
import { escaped } from '../../escaped.ts';
import type { MailLanguage } from '../../ports/mailer.ts';

/** What one letter says in one language. All of it is text: what comes from outside is never markup. */
export interface Letter {
  subject: string;
  /** Each a paragraph. */
  lines: readonly string[];
  /** Somebody's words, as they wrote them, behind the paragraphs. */
  quote?: string;
  /** One thing to press. */
  link?: { says: string; to: string };
  /** Below it, small. */
  notes?: readonly string[];
}

/** As it goes out. */
export interface WrittenLetter {
  subject: string;
  text: string;
  html: string;
}

/** A subject is one line, and nothing turns its words around. */
const SUBJECT_MAX = 160;
const oneLine = (text: string): string => asLine(text).slice(0, SUBJECT_MAX);

function asText({ lines, quote, link, notes = [] }: Letter): string {
  const quoted = quote === undefined ? [] : [quote.replace(/^/gm, '> ')];
  const pressed = link ? [`${link.says}:\n${link.to}`] : [];
  return [...lines, ...quoted, ...pressed, ...notes].join('\n\n');
}

const paragraph = (text: string, style = ''): string =>
  `<p${style && ` style="${style}"`}>${escaped(text).replaceAll('\n', '<br>')}</p>`;

function asHtml(language: string, { lines, quote, link, notes = [] }: Letter): string {
  const quoted =
    quote === undefined
      ? []
      : [
          `<blockquote style="margin:16px 0;padding:0 0 0 12px;border-left:3px solid #999">${paragraph(quote)}</blockquote>`,
        ];
  const pressed = link ? [`<p style="margin:24px 0"><a href="${escaped(link.to)}">${escaped(link.says)}</a></p>`] : [];
  const small = notes.map((note) => paragraph(note, 'font-size:13px;color:#666'));
  const parts = [...lines.map((line) => paragraph(line)), ...quoted, ...pressed, ...small];
  return `<div lang="${language}">\n${parts.join('\n')}\n</div>`;
}

/** Puts a letter together, in one language or in both below each other. */
export function writeLetter(language: MailLanguage, say: (language: 'zh-CN' | 'en') => Letter): WrittenLetter {
  const languages = language === 'both' ? (['zh-CN', 'en'] as const) : [language];
  const parts = languages.map((each) => ({ each, letter: say(each) }));
  const body = parts.map(({ each, letter }) => asHtml(each, letter)).join('\n<hr>\n');
  return {
    subject: oneLine(parts.map(({ letter }) => letter.subject).join(' / ')),
    text: `${parts.map(({ letter }) => asText(letter)).join('\n\n----\n\n')}\n`,
    html: `<!doctype html>\n<html lang="${languages[0]}">\n<meta charset="utf-8">\n<body style="font:16px/1.6 sans-serif">\n${body}\n</body>\n</html>\n`,
  };
}
