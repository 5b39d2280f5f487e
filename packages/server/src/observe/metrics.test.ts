import { describe, expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

describe('metrics', () => {
  it('show what was counted, in Prometheus text', async () => {
    const metrics = createMetrics({ processMetrics: false });
    metrics.sockets('agent', 1);
    metrics.sockets('shopper', 1);
    metrics.sockets('shopper', -1);
    metrics.frameIn('say');
    metrics.frameOut('facts', 3);
    metrics.committed(7);
    metrics.acked(4);
    metrics.walPages(1200);
    metrics.problem('rate_limited');
    metrics.pollLines(() => 3);
    const lines = (await metrics.render()).split('\n');
    expect(metrics.contentType).toContain('text/plain');
    for (const line of [
      'shopbell_sockets{role="agent"} 1',
      'shopbell_sockets{role="shopper"} 0',
      'shopbell_frames_in_total{type="say"} 1',
      'shopbell_frames_out_total{type="facts"} 3',
      'shopbell_commits_total 1',
      'shopbell_poll_lines 3',
      'shopbell_wal_pages 1200',
      'shopbell_commit_group_size_sum 7',
      'shopbell_ack_seconds_bucket{le="0.005"} 1',
      'shopbell_ack_seconds_bucket{le="0.002"} 0',
      'shopbell_problems_total{code="rate_limited"} 1',
    ]) {
      expect(lines).toContain(line);
    }
  });

  it('do not grow with what strangers send', async () => {
    const metrics = createMetrics({ processMetrics: false });
    for (const type of ['x', '__proto__', 'toString', 'say"} 1\nevil']) metrics.frameIn(type);
    const text = await metrics.render();
    expect(text).toContain('shopbell_frames_in_total{type="unknown"} 4');
    expect(text).not.toContain('evil');
  });

  it('of one server are not those of another in the same process', async () => {
    const [one, other] = [createMetrics(), createMetrics()];
    one.committed(1);
    expect(await other.render()).toContain('shopbell_commits_total 0');
    expect(await one.render()).toContain('process_resident_memory_bytes');
  });
});
