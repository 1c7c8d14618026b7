import { createContext } from 'react';

/** Whether what is inside shows the recording from a file while one is open; the rest of the window is always live. */
export const RecordingScope = createContext(false);
