-- Somebody notices when she does not come back.

-- CreateEnum
CREATE TYPE "SafeCallState" AS ENUM ('open', 'alarm', 'over');

-- CreateTable
CREATE TABLE "safe_call" (
    "id" UUID NOT NULL,
    "owner" BYTEA NOT NULL,
    "state" "SafeCallState" NOT NULL DEFAULT 'open',
    "due_at" TIMESTAMPTZ NOT NULL,
    "waiting" BOOLEAN NOT NULL DEFAULT false,
    "content" BYTEA NOT NULL,

    CONSTRAINT "safe_call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "buddy" (
    "id" UUID NOT NULL,
    "owner" BYTEA NOT NULL,
    "watcher" BYTEA NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,
    "waiting" BOOLEAN NOT NULL DEFAULT false,
    "content" BYTEA NOT NULL,

    CONSTRAINT "buddy_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "safe_call_run" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "safe_call_run_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "safe_call_owner_key" ON "safe_call"("owner");

-- CreateIndex
CREATE INDEX "safe_call_due_at_idx" ON "safe_call"("due_at");

-- CreateIndex
CREATE INDEX "safe_call_waiting_idx" ON "safe_call"("waiting");

-- CreateIndex
CREATE UNIQUE INDEX "buddy_owner_key" ON "buddy"("owner");

-- CreateIndex
CREATE UNIQUE INDEX "buddy_watcher_key" ON "buddy"("watcher");

-- CreateIndex
CREATE INDEX "buddy_due_at_idx" ON "buddy"("due_at");

-- CreateIndex
CREATE INDEX "buddy_waiting_idx" ON "buddy"("waiting");
