-- Reports in full: their states between arrival and decision, and the way back by the receipt.
ALTER TYPE "ReportState" ADD VALUE 'merged';
ALTER TYPE "ReportState" ADD VALUE 'withdrawn';

ALTER TABLE "report" ADD COLUMN "reason" BYTEA;
ALTER TABLE "report" ADD COLUMN "urgent" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "report" ADD COLUMN "held_until" DATE;
ALTER TABLE "report" ADD COLUMN "claim" BYTEA;
ALTER TABLE "report" ADD COLUMN "claimed_until" TIMESTAMPTZ;

CREATE INDEX "audit_at_idx" ON "audit"("at");
