import { minify as terser } from 'terser';
import { minifySync, type Plugin } from 'vite';

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
    if (id.includes('/widget/src/')) {
      return {
        code: code.replace(/\n\s*(?=<[a-z/]|\$\{|`)/g, '').replace(/\n\s*(?=[.@?]?[a-z-]+=["$])/g, ' '),
        map: null,
      };
    }
    return undefined;
  },
});

/**
 * Takes out of Lit what it tells the page of itself and what it lets the page change: a list of versions and a function, both globals. The
 * shop's page has one global of ours, and Lit on it, in whatever version, is its own.
 */
export const noLitGlobals = (): Plugin => ({
  name: 'no-lit-globals',
  transform(code, id) {
    if (!id.endsWith('/lit-html/lit-html.js')) return undefined;
    const without = code.replace(
      /,(\w+)=(\w+)\.litHtmlPolyfillSupport;\1\?\.\(\w+,\w+\),\(\2\.litHtmlVersions\?\?=\[\]\)\.push\("[\d.]+"\);/,
      ';',
    );
    if (/litHtml/.test(without)) this.error('Lit names its globals in another way: take them out of it anew');
    return { code: without, map: null };
  },
});

/** A minifier beside the bundler's: it inlines what is used once, across the functions of a file. */
export const squeezed = (): Plugin => ({
  name: 'squeezed',
  enforce: 'post',
  async renderChunk(code, _, { format }) {
    const { code: out = code, map } = await terser(code, {
      ecma: 2020,
      module: format === 'es',
      sourceMap: true,
      toplevel: true,
      compress: {
        passes: 3,
        pure_getters: true,
        keep_fargs: false,
        unsafe_arrows: true,
        inline: 1,
        lhs_constants: false,
      },
    });
    return { code: out, map: map as string };
  },
});

/** The bundler's own minifier, in its turn: it is best at names. */
const renamed = (): Plugin => ({
  name: 'renamed',
  enforce: 'post',
  renderChunk(code, { fileName }, { format }) {
    const {
      code: out,
      map,
      errors,
    } = minifySync(fileName, code, {
      module: format === 'es',
      sourcemap: true,
      compress: { target: 'es2022' },
    });
    if (errors[0]) this.error(errors[0].message);
    return { code: out, map: map as never };
  },
});

/**
 * Both, and the first once more, in place of the bundler's `minify`: each leaves the other something to do. Before the names of files
 * get their hashes, so that a name says what is in it.
 */
export const minified = (): Plugin[] => [squeezed(), renamed(), squeezed()];
