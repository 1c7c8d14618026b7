import { createContext, useContext } from 'react';
import type { Say } from '../../../main/shared/messages/messages.ts';

/** Outside of the window there is no language: a text is called by its key. */
const SayContext = createContext<Say>((key) => key);

export const SayProvider = SayContext.Provider;

/** The window's language. */
export function useSay(): Say {
  return useContext(SayContext);
}
