import type { Plugin } from 'vite';

const tight = (text: string): string =>
  text
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,>]) ?/g, '$1')
    .replace(/: /g, ':')
    .replace(/(?<=\() | (?=[)!])|(?<=[:(, -])0(?=\.)/g, '')
    .replaceAll(';}', '}')
    .trim();

/**
 * Takes the white space out of stylesheets (`css`) and of the line breaks between tags, values and attributes in templates, which no
 * minifier of scripts touches. Only for the files of this package, which are written so that it changes nothing.
 */
export const tightTemplates = (): Plugin => ({
  name: 'tight-templates',
  enforce: 'pre',
  transform(code, id) {
    if (id.includes('/src/styles/')) {
      return { code: code.replace(/css`(.*?)`/gs, (_, text: string) => `\`${tight(text)}\``), map: null };
    }
    if (/\/src\/(elements|parts)\//.test(id)) {
      return {
        code: code.replace(/\n\s*(?=<[a-z/]|\$\{|`)/g, '').replace(/\n\s*(?=[.@?]?[a-z-]+=["$])/g, ' '),
        map: null,
      };
    }
    return undefined;
  },
});

/** Takes out the notes that minifiers leave each other: nobody minifies what is served. */
export const noNotes = (): Plugin => ({
  name: 'no-notes',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const part of Object.values(bundle)) {
      if (part.type === 'chunk') part.code = part.code.replaceAll('/* @__PURE__ */ ', '');
    }
  },
});
