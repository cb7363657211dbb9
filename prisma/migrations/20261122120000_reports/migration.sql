-- Reports in full: their states between arrival and decision, and the way back by the receipt.
ALTER TYPE "ReportState" ADD VALUE 'asked' AFTER 'received';
ALTER TYPE "ReportState" ADD VALUE 'held' AFTER 'asked';
ALTER TYPE "ReportState" ADD VALUE 'merged';
ALTER TYPE "ReportState" ADD VALUE 'withdrawn';

ALTER TABLE "report" ADD COLUMN "reason" BYTEA;
