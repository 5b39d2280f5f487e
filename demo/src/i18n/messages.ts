import type { Category, Hour } from '../goods/good.ts';

/** A part of the day on the home page. */
interface HourText {
  name: string;
  line: string;
}

/** Everything the shop says. A language without one of them doesn't compile. */
export interface Messages {
  shop: { name: string; line: string; description: string; skip: string; promise: string };
  nav: {
    main: string;
    day: string;
    cart: string;
    cartCount: (count: number) => string;
    signIn: string;
    orders: string;
    other: string;
    otherTitle: string;
  };
  categories: Record<Category, string>;
  hours: Record<Hour, HourText>;
  home: { title: string; lead: string; action: string; day: string; goods: (count: number) => string; now: string };
  service: {
    heading: string;
    delivery: Term;
    returns: Term;
    repair: Term;
    talk: string;
    talkLine: string;
    write: string;
  };
  product: {
    stock: (count: number) => string;
    soldOut: string;
    quantity: string;
    add: string;
    ask: string;
    show: string;
    askSoldOut: string;
    added: (count: number) => string;
    toCart: string;
    details: string;
    more: string;
    hour: string;
  };
  cart: {
    title: string;
    empty: string;
    emptyAction: string;
    goods: string;
    each: (price: string) => string;
    quantityOf: (name: string) => string;
    less: string;
    more: string;
    remove: string;
    removeNamed: (name: string) => string;
    summary: string;
    subtotal: string;
    delivery: string;
    free: string;
    freeFrom: (missing: string) => string;
    total: string;
    checkout: string;
    pretend: string;
  };
  order: {
    title: (number: string) => string;
    list: string;
    thanks: string;
    placed: (day: string) => string;
    steps: { placed: string; packed: string; sent: string };
    ask: string;
    none: string;
    count: (count: number) => string;
    guest: string;
  };
  member: {
    title: string;
    lead: string;
    since: (year: number) => string;
    now: string;
    signOut: string;
    signOutLine: (name: string) => string;
  };
  problem: { missing: Term; refused: Term; tooLarge: Term; wrongMethod: Term; back: string };
  footer: { visit: string; developers: string; sdk: string; pretend: string; chat: string; asPage: string };
}

export interface Term {
  term: string;
  text: string;
}
