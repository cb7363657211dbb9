-- Each message writes a row of "turn" three times, so each index costs three times. Where a sender still has an open
-- turn, the index on her tag finds it; in an index on the state, every message looked at all that had been open since
-- the last vacuum. With room left in its pages, a row is changed without new entries in the indexes.
DROP INDEX "turn_state_sequence_idx";
DROP INDEX "turn_accepted_at_idx";
ALTER TABLE "turn" SET (fillfactor = 50);
