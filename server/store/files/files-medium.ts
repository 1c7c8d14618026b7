import { demandFolder, type MediumEntry, pathsIn } from '../medium.ts';
import { openFilesOrders } from './files-orders.ts';
import { openFilesStore } from './files-store.ts';

export const files: MediumEntry = {
  needs: 'folder',
  placeOf: ({ dataFolder }) => (dataFolder ? { kind: 'folder', path: pathsIn(dataFolder).sessions } : null),
  async open(options, context) {
    const { sessions, orders } = pathsIn(demandFolder(options, 'files'));
    const store = await openFilesStore(sessions, context);
    return { store, orders: await openFilesOrders(orders, store, context) };
  },
};
