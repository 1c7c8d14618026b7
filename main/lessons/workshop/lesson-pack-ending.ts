/** How the name of a packed lesson ends, without the dot. */
export const lessonPackEnding = 'jarful-lesson';
