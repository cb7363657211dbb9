-- What one moderator decides alone can wait for others, and an objection does not hide everything at once.

-- CreateTable
CREATE TABLE "pending" (
    "id" UUID NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "pending_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pending_due_at_idx" ON "pending"("due_at");

-- AlterTable
ALTER TABLE "entry" ADD COLUMN "disputed" BOOLEAN NOT NULL DEFAULT false;

-- Until now what somebody objected to was suspended, all of it.
UPDATE "entry" SET "disputed" = "suspended";
