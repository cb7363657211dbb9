-- Voices and single harms are shown as they were when a quarter ended. The first run of this version makes
-- the snapshots of the running quarter, of the entries from before it, and seals "no danger" into entries that
-- have nothing there (core/actions/turn-quarter.ts): only the keys can.

-- AlterTable
ALTER TABLE "entry" ADD COLUMN "dangers" BYTEA;

-- AlterTable
ALTER TABLE "sweep" ADD COLUMN "counted" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "snapshot" (
    "subject_id" UUID NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("subject_id")
);

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- A group is for good, so nobody need know any more who has founded one.
UPDATE "member" SET "founder" = false WHERE "founder";
