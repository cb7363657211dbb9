-- AlterTable
ALTER TABLE "report" ADD COLUMN     "opened" BYTEA,
ADD COLUMN     "put_off_until" TIMESTAMPTZ;

-- CreateTable
CREATE TABLE "watcher" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tag" BYTEA NOT NULL,
    "channel" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "watcher_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pile" (
    "id" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "pile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "watcher_tag_key" ON "watcher"("tag");
