/* The least that a pane costs: one window, and a bare view on a partition of its own for each `openView`. */
const { app, BaseWindow, WebContentsView } = require('electron');

let count = 0;
app.whenReady().then(() => {
  const window = new BaseWindow({ width: 1280, height: 800 });
  /** @returns ms until its page is loaded */
  globalThis.openView = async (address) => {
    const start = performance.now();
    const view = new WebContentsView({ webPreferences: { sandbox: true, partition: `bare-${count++}` } });
    window.contentView.addChildView(view);
    view.setBounds({ x: 0, y: 0, width: 640, height: 400 });
    await view.webContents.loadURL(address);
    const took = performance.now() - start;
    window.contentView.removeChildView(view);
    view.webContents.close();
    return took;
  };
});
app.on('window-all-closed', () => app.quit());
