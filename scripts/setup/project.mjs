import { dirname, join } from 'node:path';

/** The checkout: the folder that holds package.json. */
export const projectFolder = dirname(dirname(import.meta.dirname));

/** A path inside the checkout. */
export const inProject = (...parts) => join(projectFolder, ...parts);
