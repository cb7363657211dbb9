-- AlterTable
ALTER TABLE "member" ADD COLUMN     "founder" BOOLEAN NOT NULL DEFAULT false;

-- Until now a group bore the id of its founder for good.
UPDATE "member" SET "founder" = true WHERE "id" = "group_id";

-- CreateTable
CREATE TABLE "alias" (
    "tag" BYTEA NOT NULL,
    "sender" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "alias_pkey" PRIMARY KEY ("tag")
);

-- CreateTable
CREATE TABLE "move" (
    "sender" BYTEA NOT NULL,
    "code" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "move_pkey" PRIMARY KEY ("sender")
);

-- CreateIndex
CREATE INDEX "alias_sender_idx" ON "alias"("sender");

-- CreateIndex
CREATE UNIQUE INDEX "move_code_key" ON "move"("code");

-- CreateIndex
CREATE INDEX "move_expires_at_idx" ON "move"("expires_at");
