import type { Paper } from '../../shared/desktop.ts';

/** Where people print on Letter: paperSize US-Letter in Unicode's CLDR 48, supplemental/measurementData. */
const letterRegions = new Set(['BZ', 'CA', 'CL', 'CO', 'CR', 'GT', 'MX', 'NI', 'PA', 'PH', 'PR', 'SV', 'US', 'VE']);

/** What lies in printers there. @param region ISO 3166-1, two letters; "" where the system does not say */
export function usualPaper(region: string): Paper {
  return letterRegions.has(region) ? 'Letter' : 'A4';
}

/** The other one. */
export function otherPaper(paper: Paper): Paper {
  return paper === 'A4' ? 'Letter' : 'A4';
}
