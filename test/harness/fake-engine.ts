import type { BrowserEngine, ViewRules } from '../../main/browsers/engine/page-view.ts';
import type { Partition } from '../../main/browsers/engine/partition.ts';
import { FakePartition } from './fake-partition.ts';
import { FakeView, type FakeWeb, fakeWeb } from './fake-view.ts';

/** Browsers without Electron, and what there is of them. */
export class FakeEngine implements BrowserEngine {
  readonly partitions = new Map<string, FakePartition>();
  readonly views: FakeView[] = [];
  /** What is found where, from now on. */
  web: FakeWeb = fakeWeb;
  /** What requests of a partition's own come to. */
  network: FakePartition['answer'] = () => ({ kind: 'failed', failure: 'net::ERR_FAILED' });

  openPartition(name: string): FakePartition {
    const partition =
      this.partitions.get(name) ?? new FakePartition(name, (request, from) => this.network(request, from));
    this.partitions.set(name, partition);
    return partition;
  }

  openView(partition: Partition, rules: ViewRules): FakeView {
    if (!(partition instanceof FakePartition)) throw new TypeError('a fake view needs a fake partition');
    const view = new FakeView(
      partition,
      rules,
      (url, post, from) => this.web(url, post, from),
      (opened) => this.views.push(opened),
    );
    this.views.push(view);
    return view;
  }
}
