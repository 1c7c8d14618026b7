import { createContext } from 'react';
import type { LessonLink } from '../../main/shared/lesson-records.ts';

/** Lights up what a link in a lesson names; null where there is nothing that could light up: links are then plain words. */
export const FollowLinkContext = createContext<((link: LessonLink) => Promise<void>) | null>(null);
