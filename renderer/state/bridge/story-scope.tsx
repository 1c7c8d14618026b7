import { createContext } from 'react';

/** Whether what is inside tells the story from a file while one is open; the rest of the window is always live. */
export const StoryScope = createContext(false);
