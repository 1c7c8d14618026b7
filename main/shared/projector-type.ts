/** How large type is in the projector view; renderer/tokens.css says the same to the style sheets. */
export const projectorType = {
  /** Of the window's height, what a line of its text is high. */
  shareOfHeight: 0.028,
  /** px that it never goes below. */
  least: 18,
  /** px of the same text in the ordinary view. */
  ordinary: 13,
} as const;

/** How many times the ordinary text the projector view's is. @param windowHeight px */
export function projectorScale(windowHeight: number): number {
  return Math.max(projectorType.least, windowHeight * projectorType.shareOfHeight) / projectorType.ordinary;
}
