import { fallbackLanguage, type Language, type SessionServer } from '../../../server/session-server.ts';
import type { BrowserEngine } from '../../browsers/engine/page-view.ts';
import type { KeptPeople } from '../../browsers/jars/kept-people.ts';
import type { Pane } from '../../browsers/panes/pane.ts';
import { mayNavigateTop, onlyTheShop } from '../../browsers/security/navigation-policy.ts';
import { TrafficLog } from '../../network/traffic/traffic-log.ts';
import { type NetworkWatch, watchNetwork } from '../../network/traffic/watch-network.ts';
import { Visitors } from '../../network/visitors/visitors.ts';
import type { BackstagePlace, JarTicket } from '../../shared/bench-records.ts';
import type { RefusedCookie } from '../../shared/contract/jars.ts';
import type { SwitchedOff } from '../../shared/policy-key.ts';
import { type JarSite, judgeVisit, type Visit, type VisitRules } from '../../shared/site-kinds.ts';
import { visitorOfJar } from '../../shared/visitor-id.ts';
import { Bench } from '../../workspace/bench/bench.ts';
import type { Stage } from '../../workspace/bench/bench-deps.ts';

export interface WorkspaceDeps {
  /** Where the browsers come from. */
  readonly engine: BrowserEngine;
  /** How many panes may be open at once. */
  readonly mostPanes: number;
  readonly backstagePlace?: BackstagePlace;
  readonly server: SessionServer;
  /** Where panes are laid over the window. */
  readonly stage: Stage;
  /** Whose browsers are on the disk. */
  readonly kept: KeptPeople;
  /** What the panes' browsers ask for first, now. */
  readonly language: () => Language;
  /** @param spoken runs when it is another one */
  readonly onLanguage: NetworkWatch['onLanguage'];
  /** False: the machine's policy keeps people in the shop. */
  readonly mayLeaveShop: boolean;
  readonly switchedOff: readonly SwitchedOff[];
  /** The attacker's site is a part of the app, whatever the policy says of the rest of the web. */
  readonly isAttackSite: (url: string) => boolean;
  /** Each pane, before its first page is asked for. */
  readonly welcome: (pane: Pane) => void;
  readonly refused: (refused: RefusedCookie) => void;
}

/** Who is there, where they may go, and what goes over their wires. */
export interface Workspace {
  readonly bench: Bench;
  readonly traffic: TrafficLog;
  /** Whose request is whose. */
  readonly visitors: Visitors;
  readonly rules: VisitRules;
  readonly judgeVisit: (site: JarSite, address: string) => Visit;
}

export function openWorkspace(deps: WorkspaceDeps): Workspace {
  const { server, stage, language } = deps;
  const mayLeave = deps.mayLeaveShop ? mayNavigateTop : onlyTheShop(server.url);
  const rules: VisitRules = { shop: server.url, mayVisit: (url) => mayLeave(url) || deps.isAttackSite(url) };
  const judge: Workspace['judgeVisit'] = (site, address) => judgeVisit(site, address, rules);
  const traffic = new TrafficLog();
  const visitors = new Visitors();
  const languages = () => [...new Set([language(), fallbackLanguage])].join(',');
  const bench: Bench = new Bench({
    engine: deps.engine,
    tickets: ticketReader(server),
    startAddress: `${server.url}/shop/`,
    languages,
    judgeVisit: judge,
    mayLeaveShop: deps.mayLeaveShop,
    switchedOff: deps.switchedOff,
    kept: deps.kept,
    mostPanes: deps.mostPanes,
    ...(deps.backstagePlace && { backstagePlace: deps.backstagePlace }),
    stage: {
      ...stage,
      add: (pane) => {
        stage.add(pane);
        deps.welcome(pane);
        const { id: paneId, jarId } = pane;
        visitors.meet(jarId, bench.jar(jarId).agent);
        watchNetwork(pane.view, {
          origin: { who: visitorOfJar(jarId), paneId },
          log: traffic,
          languages,
          onLanguage: deps.onLanguage,
          isShop: (url) => url.startsWith(`${server.url}/`),
          refused: (refusal) => deps.refused({ ...refusal, jarId, paneId, at: Date.now() }),
        });
      },
    },
  });
  deps.onLanguage(() => bench.speak());
  return { bench, traffic, visitors, rules, judgeVisit: judge };
}

function ticketReader(server: SessionServer) {
  return {
    url: `${server.url}/`,
    // Can be switched while the app runs.
    get cookieName() {
      return server.settings.cookieName;
    },
    ticketOfCookie: (value: string): Extract<JarTicket, { kind: 'held' }> | null => {
      const ticket = server.inspector.ticketOfCookie(value);
      return ticket && { kind: 'held', ...ticket };
    },
  };
}
