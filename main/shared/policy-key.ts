/** What a machine policy can settle. Types only: the window reads them too. */
export type PolicyKey = 'language' | 'port' | 'dataFolder' | 'ownApp' | 'startBench' | 'lan';
