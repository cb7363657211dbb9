/**
 * What is newer than the names in which corpora are written, and its neighbour among those. It is right
 * where the neighbour is.
 */
export const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  'practice:buddy': ['command:safecall'],
  'command:services': ['topic:leaving', 'topic:child-welfare'],
  'group:money': ['topic:bank'],
  'topic:housing': ['topic:evicted'],
  'topic:health-sti': ['topic:hiv'],
  'topic:threats': ['topic:outed'],
  'topic:trafficking': ['topic:leaving'],
  'service:mentalhelse': ['topic:talk'],
}
