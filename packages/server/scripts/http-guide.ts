/** What the table of routes can't say: how to use them. */
export const GUIDE = `# HTTP API

<!-- Written by \`node scripts/docs.ts\` from the routes in \`packages/server/src/edges/http\`. -->

The talk itself goes over the WebSocket at \`/ws\` ([protocol.md](protocol.md)). This page is about everything beside it. The same
as an OpenAPI 3.1 document is at \`/openapi.json\`.

## Signing in

Agents sign in with e-mail and password, for one site at a time. What comes back depends on who asks:

- A **browser** sends an \`Origin\`. It must be the server's public URL (\`SHOPBELL_PUBLIC_URL\`), to the letter. The answer sets the
  cookie \`__Host-shopbell\` (HttpOnly, Secure, SameSite=Strict) and holds no token. A page's script never sees it.
- A **program** sends no \`Origin\`. The answer holds a token, which goes into \`Authorization: Bearer …\` here and into the first frame
  on the WebSocket.

\`\`\`sh
curl -s https://chat.example.com/api/v1/session \\
  -H 'content-type: application/json' \\
  -d '{"email":"ann@example.com","password":"…"}'
\`\`\`

Who has a second factor sends its code as well, as \`code\`: six digits, or a recovery code. Without it the answer is \`code_required\`,
once the password was right; a wrong or used one is \`code_refused\`. After four wrong codes the account waits, from wherever they come.

A session ends 12 hours after its last use, 7 days after it began, when it is signed out, with a new password, with another role, or when
its holder is removed from the site. Signing in anew
ends the session of the cookie that came along. An ended session's connections are closed within 5 seconds.

After four wrong passwords for one account from one address, that address waits 1 second before it may try this account again,
then 2, 4 and so on up to 15 minutes; nobody else has to wait. The answer is \`rate_limited\` with \`retryAfterMs\`. Unknown accounts
get the same answers in the same time.

## Refusals

Every refusal is JSON: \`{ "code", "text" }\`, with \`path\` where a field is at fault, \`faults\` where settings are not right (each with its name and
place, \`{ "code": "time_invalid", "path": "hours.week.mon[0].from" }\`), and \`retryAfterMs\` where waiting helps. Codes,
texts and statuses are those of the [problem table](protocol.md). Bodies are JSON of at most 16 KiB with
\`content-type: application/json\`. A request that changes something and has an \`Origin\` other than the public URL is refused.

## Proving a member

A shopper becomes a member by a token that the shop's own server makes, after it has checked who they are. It is a JWT:

| part | what it holds |
| --- | --- |
| header | \`alg\` \`HS256\`, \`EdDSA\` or \`ES256\`, as the site's keys are; \`typ\` \`JWT\` or nothing; \`kid\` the id of one of the site's keys, or nothing. Anything else is refused |
| \`sub\` | the shop's own id of the member: 1 to 256 characters, never reused; agents see it, so no telephone number or e-mail address |
| \`aud\` | the site's slug, as a string |
| \`iat\`, \`exp\` | in seconds; at most 10 minutes apart. Clocks may differ by 60 seconds |
| \`name\` | optional: what agents see, at most 256 characters |
| \`priority\` | optional: 0 (like anybody, the default) to 9; the greater is served first. Agents see it, shoppers don't |

For HS256 the key is the text of the JWT key as it is, not decoded. A site has at most two at a time, so that one can be changed
without a pause. In Node, without a library:

\`\`\`js
import { createHmac } from 'node:crypto';

const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function memberToken(member) {
  const iat = Math.floor(Date.now() / 1000);
  const head = part({ alg: 'HS256', typ: 'JWT' });
  const body = part({ sub: member.id, name: member.name, aud: 'shop', iat, exp: iat + 300 });
  const signature = createHmac('sha256', process.env.SHOP_JWT_KEY).update(\`\${head}.\${body}\`).digest('base64url');
  return \`\${head}.\${body}.\${signature}\`;
}
\`\`\`

Give it to \`chat.identify(() => fetch('/my-token').then((answer) => answer.text()))\`: the SDK asks again when it runs out.

## Routes
`;
