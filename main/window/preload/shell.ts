import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Answer, EventName, JarfulBridge, RequestName } from '../../shared/contract.ts';

// Lists, not pass-through: the window can use these channels and no other.
const requests = {
  'app.facts': true,
  'bench.state': true,
  'bench.open-file': true,
  'bench.dismiss-notice': true,
  'command.run': true,
  'command.list': true,
  'menu.popup': true,
  'jar.create': true,
  'jar.rename': true,
  'cookie.delete': true,
  'cookie.copy': true,
  'own-app.open': true,
  'cookie.reveal': true,
  'cookie.write': true,
  'jar.copy-cookies': true,
  'jar.holdings': true,
  'jar.empty': true,
  'pane.open': true,
  'pane.close': true,
  'pane.activate': true,
  'pane.move': true,
  'pane.focus-page': true,
  'pane.go': true,
  'pane.back': true,
  'pane.forward': true,
  'pane.come-back': true,
  'pane.reload': true,
  'pane.stop': true,
  'pane.accept-certificate': true,
  'pane.refuse-certificate': true,
  'pane.sign-in': true,
  'pane.cancel-sign-in': true,
  'pane.find': true,
  'pane.end-find': true,
  'layout.report': true,
  'inspector.snapshot': true,
  'traffic.snapshot': true,
  'session.end': true,
  'session.raw': true,
  'settings.describe': true,
  'settings.state': true,
  'settings.change': true,
  'preset.list': true,
  'preset.apply': true,
  'preset.save': true,
  'preset.delete': true,
  'medium.plan': true,
  'medium.change': true,
  'medium.open-folder': true,
  'store.tidy': true,
  'code.files': true,
  'code.read': true,
  'breakpoints.state': true,
  'breakpoints.set': true,
  'breakpoints.remove': true,
  'breakpoints.release': true,
  'breakpoints.fail': true,
  'breakpoints.release-all': true,
  'breakpoints.clear': true,
  'rewind.state': true,
  'rewind.to': true,
  'rewind.return': true,
  'experiment.state': true,
  'experiment.begin': true,
  'experiment.again': true,
  'experiment.use-caught': true,
  'experiment.end': true,
  'grid.state': true,
  'grid.run': true,
  'policy.explain': true,
  'exchange.sendable': true,
  'exchange.send': true,
  'exchange.compare': true,
  'exchange.menu': true,
  'clipboard.write': true,
} satisfies Record<RequestName, true>;

const events = {
  'bench.changed': true,
  'inspector.events': true,
  'traffic.events': true,
  'command.fired': true,
  'command.ended': true,
  'exchange.news': true,
  'cookie.refused': true,
  'breakpoints.changed': true,
  'memory.changed': true,
  'rewind.changed': true,
  'experiment.changed': true,
  'grid.column': true,
  'settings.changed': true,
  'notice.shown': true,
} satisfies Record<EventName, true>;

const bridge: JarfulBridge = {
  pathOfFile: (file) => webUtils.getPathForFile(file),
  ask: (name, input) => {
    if (!Object.hasOwn(requests, name)) throw new TypeError(`no such request: ${name}`);
    return ipcRenderer.invoke(name, input) as Promise<Answer<never>>;
  },
  on: (name, listener) => {
    if (!Object.hasOwn(events, name)) throw new TypeError(`no such event: ${name}`);
    const hear = (_event: unknown, payload: unknown) => (listener as (event: unknown) => void)(payload);
    ipcRenderer.on(name, hear);
    return () => ipcRenderer.off(name, hear);
  },
};

contextBridge.exposeInMainWorld('jarful', bridge);
