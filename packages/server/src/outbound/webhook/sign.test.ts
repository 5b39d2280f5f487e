import { createHmac, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { newWebhookSecret, signedHeaders } from './sign.ts';

test('[WK9] signs as the specification’s own example', () => {
  // https://github.com/standard-webhooks/standard-webhooks: the vector of its libraries' tests.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const headers = signedHeaders([secret], 'msg_p5jXN8AQM9LWM0D4loKWxJek', 1_614_265_330_999, '{"test": 2432232314}');
  expect(headers).toEqual({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  });
});

test('[WK3] signs with each of two secrets', () => {
  const [first, second] = [newWebhookSecret(randomBytes), newWebhookSecret(randomBytes)];
  const signatures = signedHeaders([first, second], 'id', 5000, 'body')['webhook-signature']?.split(' ');
  const by = (secret: string) =>
    `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
      .update('id.5.body')
      .digest('base64')}`;
  expect(signatures).toEqual([by(first), by(second)]);
  expect(Buffer.from(first.slice(6), 'base64')).toHaveLength(32);
});
