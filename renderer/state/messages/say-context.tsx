import { createContext, useContext } from 'react';
import { type Say, speak } from './messages.ts';

const SayContext = createContext<Say>(speak('en'));

export const SayProvider = SayContext.Provider;

/** The window's language. */
export function useSay(): Say {
  return useContext(SayContext);
}
