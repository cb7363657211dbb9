-- Whether whoever reported still stands by it, for moderators who look at an objection.
ALTER TABLE "entry" ADD COLUMN "stance" BYTEA;
