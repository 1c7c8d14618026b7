import { readTypedAddress } from '../../../browsers/panes/pane-address.ts';
import { AskError } from '../../../shared/ask-error.ts';
import type { HandlerDeps, HandlersOf } from './handler-deps.ts';

/** The bench, its panes and where they lie. */
export function paneHandlers({
  bench,
  benchTeller,
  openFile,
  server,
  mayVisit,
}: HandlerDeps): HandlersOf<'bench' | 'pane' | 'layout'> {
  return {
    'bench.state': () => benchTeller.catchUp(),
    'bench.open-file': async ({ path }) => {
      await openFile(path);
      return null;
    },
    'bench.dismiss-notice': () => {
      bench.look.tellNotice(null);
      return null;
    },
    'pane.open': ({ jarId }) => ({ paneId: bench.openPane(jarId) }),
    'pane.close': ({ paneId }) => {
      bench.closePane(paneId);
      return null;
    },
    'pane.activate': ({ paneId }) => {
      bench.activate(paneId);
      return null;
    },
    'pane.move': ({ paneId, to }) => {
      bench.movePane(paneId, to);
      return null;
    },
    'pane.focus-page': ({ paneId }) => {
      bench.pane(paneId).focus();
      return null;
    },
    'pane.go': ({ paneId, address }) => {
      const pane = bench.pane(paneId);
      const typed = readTypedAddress(address, server.url);
      if (!typed.ok) throw new AskError('bad-address', address);
      if (!mayVisit(typed.url)) throw new AskError('not-allowed-here', address);
      bench.activate(paneId);
      void pane.load(typed.url);
      return null;
    },
    'pane.back': ({ paneId }) => {
      bench.pane(paneId).back();
      return null;
    },
    'pane.forward': ({ paneId }) => {
      bench.pane(paneId).forward();
      return null;
    },
    'pane.come-back': ({ paneId }) => {
      bench.pane(paneId).comeBack();
      return null;
    },
    'pane.reload': ({ paneId }) => {
      bench.pane(paneId).reload();
      return null;
    },
    'pane.original-size': ({ paneId }) => {
      bench.pane(paneId).zoom.step(0);
      return null;
    },
    'pane.stop': ({ paneId }) => {
      bench.pane(paneId).stop();
      return null;
    },
    'pane.accept-certificate': ({ paneId }) => {
      bench.pane(paneId).acceptCertificate();
      return null;
    },
    'pane.refuse-certificate': async ({ paneId }) => {
      const pane = bench.pane(paneId);
      const { address } = pane.state();
      if (!URL.canParse(address)) return null;
      await bench.jar(pane.jarId).takeBackCertificate(new URL(address).host);
      pane.reload();
      return null;
    },
    'pane.sign-in': ({ paneId, name, password }) => {
      const pane = bench.pane(paneId);
      pane.signIn.answer(name, password);
      pane.focus();
      return null;
    },
    'pane.cancel-sign-in': ({ paneId }) => {
      bench.pane(paneId).signIn.cancel();
      return null;
    },
    'pane.answer-dialog': ({ paneId, accepted, text }) => {
      const pane = bench.pane(paneId);
      pane.dialogs.answer(accepted, text);
      pane.focus();
      return null;
    },
    'pane.silence-dialogs': ({ paneId }) => {
      const pane = bench.pane(paneId);
      pane.dialogs.silence();
      pane.focus();
      return null;
    },
    'pane.answer-popup': ({ paneId, open }) => {
      const pane = bench.pane(paneId);
      const wish = pane.popups.take();
      if (open && wish) bench.openPane(pane.jarId, wish.url, wish.post);
      return null;
    },
    'pane.find': ({ paneId, text, way }) => {
      bench.pane(paneId).find.find(text, way);
      return null;
    },
    'pane.end-find': ({ paneId }) => {
      const pane = bench.pane(paneId);
      pane.find.close();
      pane.focus();
      return null;
    },
    'layout.report': ({ slots }) => {
      bench.place(slots);
      return null;
    },
  };
}
