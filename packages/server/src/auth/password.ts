import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a new password's hash costs. OWASP asks for 19 MiB and two passes at least. Memory in KiB. */
export const ARGON2 = { memory: 32_768, passes: 3, parallelism: 1, tagLength: 32, saltLength: 16 } as const;

/** Bounds of a password in Unicode code points. No rules about which characters: length is what counts. */
export const PASSWORD = { minChars: 12, maxChars: 256 } as const;

interface Cost {
  memory: number;
  passes: number;
  parallelism: number;
}

function derive(password: string, nonce: Uint8Array, cost: Cost, tagLength: number): Promise<Buffer> {
  const message = password.normalize('NFKC');
  const { memory, passes, parallelism } = cost;
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

function format(salt: Uint8Array, tag: Uint8Array): string {
  return `$argon2id$v=19$m=${ARGON2.memory},t=${ARGON2.passes},p=${ARGON2.parallelism}$${base64(salt)}$${base64(tag)}`;
}

/** Hashes passwords, and checks them at the same cost. Runs in the thread pool. */
export interface PasswordHasher {
  /** argon2id in PHC form. */
  hash(password: string): Promise<string>;
  /** False for a wrong password; rejects for a hash that is none. */
  verify(hash: string, password: string): Promise<boolean>;
  /** A hash that no password has, at the full cost: what an unknown account is checked against. */
  readonly dummy: string;
}

export const passwordHasher: PasswordHasher = {
  dummy: format(randomBytes(ARGON2.saltLength), randomBytes(ARGON2.tagLength)),

  async hash(password) {
    const salt = randomBytes(ARGON2.saltLength);
    return format(salt, await derive(password, salt, ARGON2, ARGON2.tagLength));
  },

  async verify(hash, password) {
    const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash);
    if (parts === null) throw new Error('not an argon2id hash');
    const [, memory, passes, parallelism, salt = '', tag = ''] = parts;
    const wanted = Buffer.from(tag, 'base64');
    const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
    return timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost, wanted.length), wanted);
  },
};
