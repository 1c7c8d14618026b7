import { demandFolder, type MediumEntry, pathsIn } from '../medium.ts';

export const database: MediumEntry = {
  needs: 'folder',
  placeOf: ({ dataFolder }) =>
    dataFolder ? { kind: 'file', path: pathsIn(dataFolder).database, table: 'sessions' } : null,
  async open(options, context) {
    const path = pathsIn(demandFolder(options, 'database')).database;
    const [{ openDatabase }, { openDatabaseStore }, { openDatabaseOrders }] = await Promise.all([
      import('./database.ts'),
      import('./database-store.ts'),
      import('./database-orders.ts'),
    ]);
    const opened = await openDatabase(path);
    return { store: openDatabaseStore(opened, context), orders: openDatabaseOrders(opened, context) };
  },
};
