import { generateKeyPairSync, sign } from 'node:crypto';

type Part = Uint8Array;

/** One DER value: its tag, its length, its content. */
function der(tag: number, ...content: readonly Part[]): Part {
  const body = Buffer.concat(content);
  const { length } = body;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
}

const seq = (...content: readonly Part[]): Part => der(0x30, ...content);
const oid = (hex: string): Part => der(0x06, Buffer.from(hex, 'hex'));
const time = (at: Date): Part => der(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`));
const bits = (content: Part): Part => der(0x03, Buffer.from([0]), content);

const ECDSA_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const ALT_NAME = '551d11';
const DAY_MS = 86_400_000;

/** A self-signed certificate (X.509 v3, P-256) for one name, good for a day: for servers of tests. */
export function madeCertificate(host: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = seq(oid(ECDSA_SHA256));
  const name = seq(der(0x31, seq(oid(COMMON_NAME), der(0x0c, Buffer.from(host)))));
  const altName = seq(oid(ALT_NAME), der(0x04, seq(der(0x82, Buffer.from(host)))));
  const now = Date.now();
  const body = seq(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([1])),
    algorithm,
    name,
    seq(time(new Date(now - DAY_MS)), time(new Date(now + DAY_MS))),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, seq(altName)),
  );
  const signed = seq(body, algorithm, bits(sign('sha256', body, privateKey)));
  const lines = Buffer.from(signed).toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}
