/* The least that Electron can do: one window with one page. What Jarful's start is measured against. */
const { app, BrowserWindow } = require('electron');

app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  await window.loadURL('data:text/html,<h1>bare</h1>');
  process.stdout.write('usable\n');
});
app.on('window-all-closed', () => app.quit());
