/** Lets the bench ask a contender how much processor time it has used: a measure that a busy machine does not blur. */
process.on('message', (message: string) => {
  if (message !== 'cpu') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ micros: user + system });
});
process.on('disconnect', () => process.exit());

export {};
