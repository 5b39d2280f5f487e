import { type AddressInfo, createServer, type Socket } from 'node:net';

/** A letter as a mail server got it. */
export interface Letter {
  from: string;
  to: readonly string[];
  /** By their names in small letters, unfolded; encoded words are read. */
  headers: Readonly<Record<string, string>>;
  /** The part in plain text. */
  text: string;
  html: string;
  raw: string;
}

/**
 * How the server itself is: it `refuses` who comes (421), is `silent` behind the connection, begins an answer and never ends it
 * (`drips`), `dies` in the middle of a letter, or lets nobody send through it (`closed`). Default of a mailbox: well.
 */
export type Health = 'well' | 'refuses' | 'silent' | 'drips' | 'dies' | 'closed';

/** What it says to a letter. Default of a mailbox: takes it. `drops`: the line ends before the answer, and it has the letter. */
export type Verdict = 'takes' | 'busy' | 'unknown' | 'drops';

const quotedPrintable = (text: string): string =>
  Buffer.from(
    text.replace(/=\r\n/g, '').replace(/=([\dA-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

const decoded = (encoding: string | undefined, body: string): string => {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  return encoding === 'quoted-printable' ? quotedPrintable(body) : Buffer.from(body, 'latin1').toString('utf8');
};

/** Encoded words (RFC 2047). */
const readWords = (text: string): string =>
  text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi, (_, how, words) =>
      how.toUpperCase() === 'B'
        ? Buffer.from(words, 'base64').toString('utf8')
        : quotedPrintable(words.replaceAll('_', ' ')),
    );

function headersOf(head: string): Record<string, string> {
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return Object.fromEntries(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), readWords(line.slice(colon + 1).trim())];
    }),
  );
}

function splitPart(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  return { headers: headersOf(raw.slice(0, end)), body: raw.slice(end + 4) };
}

function letterOf(from: string, to: readonly string[], raw: string): Letter {
  const { headers, body } = splitPart(raw);
  const boundary = /boundary="([^"]+)"/.exec(headers['content-type'] ?? '')?.[1];
  const parts =
    boundary === undefined
      ? [{ headers, body }]
      : body
          .split(`--${boundary}`)
          .slice(1, -1)
          .map((part) => splitPart(part.slice(2)));
  const textOf = (type: string): string => {
    const part = parts.find(({ headers: of }) => of['content-type']?.startsWith(type));
    return part ? decoded(part.headers['content-transfer-encoding'], part.body).replaceAll('\r\n', '\n') : '';
  };
  return { from, to, headers, text: textOf('text/plain'), html: textOf('text/html'), raw };
}

/**
 * A mail server that takes letters for anybody and keeps them, as far as a client needs one (RFC 5321): for tests. It speaks no TLS and
 * asks for no password.
 */
export async function openMailbox(
  verdict: (to: string) => Verdict = () => 'takes',
  health: () => Health = () => 'well',
) {
  const letters: Letter[] = [];
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();
  /** Connections that get no answer, and get none on purpose. */
  const held = new Set<Socket>();

  const hold = (socket: Socket, drips: boolean): void => {
    held.add(socket);
    socket.resume();
    const drop = drips ? setInterval(() => socket.write('250-wait\r\n'), 50) : undefined;
    socket.on('close', () => {
      clearInterval(drop);
      held.delete(socket);
    });
  };

  const serve = (socket: Socket): void => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    const now = health();
    if (now === 'refuses') return void socket.end('421 not now\r\n');
    if (now === 'silent') return hold(socket, false);
    let [from, to, data, rest] = ['', [] as string[], undefined as string | undefined, ''];
    const say = (line: string): void => void socket.write(`${line}\r\n`);

    const taken = (): void => {
      letters.push(letterOf(from, to, data ?? ''));
      for (const wake of waiting.splice(0)) wake();
      if (verdict(to[0] ?? '') === 'drops') socket.destroy();
      else say('250 taken');
      [from, to, data] = ['', [], undefined];
    };

    const command = (line: string): void => {
      const [, address = ''] = /<([^>]*)>/.exec(line) ?? [];
      switch (line.slice(0, 4).toUpperCase()) {
        case 'EHLO':
          say('250-mailbox');
          return say('250 8BITMIME');
        case 'MAIL':
          from = address;
          return say(now === 'closed' ? '530 who are you' : '250 ok');
        case 'RCPT': {
          if (now === 'drips') return hold(socket, true);
          const said = verdict(address);
          if (said === 'busy') return say('451 try again later');
          if (said === 'unknown') return say('550 no such mailbox');
          to.push(address);
          return say('250 ok');
        }
        case 'DATA':
          data = '';
          return say('354 go on');
        case 'QUIT':
          say('221 bye');
          socket.end();
          return;
        default:
          return say('250 ok');
      }
    };

    say('220 mailbox');
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== undefined && now === 'dies') return void socket.destroy();
        if (data === undefined) command(line);
        else if (line === '.') taken();
        else data += `${line.replace(/^\.\./, '.')}\r\n`;
      }
    });
  };

  const server = createServer(serve);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${port}`,
    port,
    /** In the order in which they came. */
    letters,
    /** How many wait for a word that never comes. */
    held: () => held.size,
    /** Ends all connections, as when the process at the other end is gone. */
    cut(): void {
      for (const socket of sockets) socket.destroy();
    },
    /** Resolves with the `count`-th letter. */
    async letter(count: number): Promise<Letter> {
      for (;;) {
        const found = letters[count - 1];
        if (found) return found;
        await new Promise<void>((resolve) => waiting.push(resolve));
      }
    },
    async close(): Promise<void> {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
