import type { Session as Partition, WebPreferences } from 'electron';

/**
 * What every web contents is made of, ours and strangers': sandboxed, isolated, without Node. Written in one place, so that
 * no view can be born with less; the posture test reads it back from the running app.
 */
export function safeWebPreferences(partition: Partition): WebPreferences {
  return {
    session: partition,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    safeDialogs: true,
  };
}
