/** How a bench file's name ends, without the dot. */
export const benchFileEnding = 'jarful';
