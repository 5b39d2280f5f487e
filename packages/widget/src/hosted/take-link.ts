/** What stands behind the sign of an address: the link of a letter, or a talk that one has led to. */
const LINK = '#answer=';
const CODE = /^#answer=([\w-]{35}([\w-]{8}))$/;
const TALK = /^#talk=([\w-]{8})$/;

/**
 * What the relay said to a link: it is this device's now; it never will be, and why; or nobody knows, and it can be asked again, with the
 * same secret: what was this device's already is so once more.
 */
export type Answered = 'taken' | 'used' | 'over' | 'invalid' | 'lost';

/** Why the talk does not stand here: the link's fault, or the talk is `gone` from this device, or it is one that can keep none. */
export type Trouble = Exclude<Answered, 'taken'> | 'gone' | 'unkept';

/** The page that a link has led to, as far as it is needed. */
export interface LinkPage {
  /** What stands behind the sign of its address, with it. */
  readonly hash: string;
  /** Where the site lets a talk be kept: each call may throw, as a browser's do. */
  readonly kept: {
    read(name: string): string | null;
    write(name: string, value: string): void;
    clear(name: string): void;
  };
  /** Epoch ms. */
  now(): number;
  /** A secret for this device. */
  newToken(): string;
  /** Rejects where the relay can't be reached. */
  ask(link: string, token: string): Promise<Answered>;
  /** Has this stand behind the address, in place of what did; empty: nothing. */
  address(hash: string): void;
  /** Has the widget, which begins behind this, show the talk of this name. */
  stand(name: string): void;
  reload(): void;
  /** Says so, and offers `again` where that may help. */
  tell(trouble: Trouble, again?: () => Promise<void>): Promise<void>;
}

/** As the SDK keeps it; `link` until the relay has said that it is this device's. */
interface Held {
  readonly token: string;
  readonly at: number;
  readonly link?: true;
}

function heldIn(kept: string | null): Held | undefined {
  try {
    const held = JSON.parse(kept ?? '');
    return typeof held?.token === 'string' ? held : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Has the secret of a link exchanged, once, for one of this device that leads to that one conversation. What somebody has said here before
 * stays apart. A link that has led here already leads to the same talk, without a further question.
 */
export async function takeLink(page: LinkPage): Promise<void> {
  const [, code, ofCode] = CODE.exec(page.hash) ?? [];
  const name = ofCode ?? TALK.exec(page.hash)?.[1];
  if (!name && !page.hash.startsWith(LINK)) return;
  // At once: a page that is copied, or shown in a list of pages, tells nobody.
  page.address('');
  if (!name) return page.tell('invalid');
  let token: string;
  const at = page.now();
  const keep = (held: Held) => page.kept.write(name, JSON.stringify(held));
  // Behind the sign it is sent nowhere, and a page that is loaded anew finds the same talk.
  const lead = () => page.address(`#talk=${name}`);
  try {
    const held = heldIn(page.kept.read(name));
    if (held && !held.link) {
      page.stand(name);
      return lead();
    }
    if (!code) return page.tell('gone');
    token = held?.token ?? page.newToken();
    // First: where nothing can be kept, the link stays good for a browser that can.
    keep({ token, at, link: true });
  } catch {
    return page.tell('unkept');
  }
  const ask = async (): Promise<void> => {
    const answered = await page.ask(code, token).catch((): Answered => 'lost');
    if (answered === 'lost') return page.tell('lost', ask);
    if (answered !== 'taken') {
      page.kept.clear(name);
      return page.tell(answered);
    }
    keep({ token, at });
    lead();
    // What began meanwhile is of whoever was here before, or of a guest.
    page.reload();
  };
  return ask();
}
