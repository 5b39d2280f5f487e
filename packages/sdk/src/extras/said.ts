import type { AttributeValues, Cart, Order, Page, Product } from '@shopbell/protocol';
import { trimPage } from '../client/text.ts';
import type { Said } from '../client/where.ts';
import { ChatError } from '../errors.ts';
import type { ExtrasPorts, ExtraVerbs } from './ports.ts';
import { count, entriesOf, fields, list, plain, type Read, refuse, text } from './read.ts';

/** Most names of attributes, and the longest of them. */
const NAMES_MAX = 30;
const NAME_MAX_CHARS = 40;

const url = text(2048, 1);
const whole = text(Number.MAX_SAFE_INTEGER, 1);
/** A title is made to fit, but it has to be one. */
const anyText: Read<string> = (value, path) => (typeof value === 'string' ? value : refuse(path));
const page: Read<Page> = (value, path) => {
  const { url: address, title } = fields({ url: whole, title: anyText }, {})(value, path);
  return trimPage({ url: address, title }) ?? { url: address, title };
};
const product: Read<Product> = fields({ id: text(80, 1), name: text(256, 1) }, { price: text(40), picture: url });
const order: Read<Order> = fields({ number: text(80, 1) }, { state: text(80), url });
const line = fields({ name: text(80, 1) }, { count: count(9999), price: text(40) });
const cart: Read<Cart> = (value, path) => {
  const { lines, total } = fields({ lines: list(line, 10) }, { total: text(40) })(value, path);
  return { lines: [...lines], ...(total === undefined ? {} : { total }) };
};
const CONTEXT = { page, product, order, cart } as const;
const tags = list(text(NAME_MAX_CHARS, 1), 20);

interface Words {
  page?: Page | undefined;
  product?: Product | undefined;
  order?: Order | undefined;
  cart?: Cart | undefined;
  tags?: readonly string[] | undefined;
}

/** What the page's script says of shopper and page, over what the page itself shows. */
export interface SaidVerbs extends Pick<ExtraVerbs, 'attributes' | 'tags' | 'context' | 'navigate'> {
  /** The person has left: what was said of them is over. */
  forget(): void;
}

export function createSaid({ ports, said }: { ports: Pick<ExtrasPorts, 'page'>; said: Said }): SaidVerbs {
  let words: Words = {};
  let attributes: AttributeValues = {};
  /** The document's address when the page was said. */
  let saidAt: string | undefined;
  const document = ports.page;

  /** The said page, as long as the document's address is the same. */
  function pageNow(): Page | undefined {
    if (words.page && document()?.url !== saidAt) words = { ...words, page: undefined };
    return words.page;
  }

  function say(next: Words): void {
    words = { ...words, ...next };
    if ('page' in next) saidAt = document()?.url;
    said.look?.();
  }

  ports.page = () => pageNow() ?? document();
  said.over = (seen) => {
    const own: Words & { attributes?: AttributeValues } = seen ?? {};
    const told = pageNow();
    const meta = Object.entries(own.attributes ?? {}).filter(([name]) => !Object.hasOwn(attributes, name));
    const all = [...Object.entries(attributes), ...meta].slice(0, NAMES_MAX);
    const frame = {
      ...own,
      ...Object.fromEntries(Object.entries({ ...words, page: told }).filter(([, value]) => value !== undefined)),
      ...(all.length > 0 ? { attributes: Object.fromEntries(all) } : {}),
    };
    return Object.keys(frame).length > 0 ? frame : undefined;
  };

  return {
    async attributes(_, values) {
      const given = values === undefined ? [] : entriesOf(values, 'attributes');
      const named = given.map(([name, value]) => {
        text(NAME_MAX_CHARS, 1)(name, `attributes.${name.slice(0, NAME_MAX_CHARS)}`);
        return [name, value === undefined ? undefined : plain(value, `attributes.${name}`)] as const;
      });
      const before = values === undefined ? [] : Object.entries(attributes);
      const next = [...new Map<string, AttributeValues[string] | undefined>([...before, ...named])].flatMap(
        ([name, value]) => (value === undefined ? [] : [[name, value] as const]),
      );
      if (next.length > NAMES_MAX) throw new ChatError('bad_option', 'These are too many.', 'fix', 'attributes');
      attributes = Object.fromEntries(next);
      said.look?.();
    },
    async tags(_, given) {
      const read = tags(given, 'tags');
      say({ tags: read.length > 0 ? read : undefined });
    },
    async context(_, about) {
      const given = entriesOf(about, 'context').flatMap(([name, value]) =>
        Object.hasOwn(CONTEXT, name)
          ? [[name, value === undefined ? undefined : CONTEXT[name as keyof typeof CONTEXT](value, name)] as const]
          : [],
      );
      say(Object.fromEntries(given));
    },
    async navigate(_, address, title) {
      const here = document();
      let absolute = whole(address, 'url');
      try {
        absolute = new URL(address, here?.url).href;
      } catch {
        refuse('url');
      }
      const read = page({ url: absolute, title: title ?? here?.title ?? '' }, 'page');
      say({ page: read, product: undefined, order: undefined });
    },
    forget() {
      attributes = {};
      words = { page: words.page };
    },
  };
}
