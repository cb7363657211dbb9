-- Which towns one peer follows, until when, and which alerts she got, is not in the clear any more.
-- Only the keys can seal what is there: the first start of this version does it, row by row, and empties
-- the old columns (core/stores/plain-subscriptions.ts). Until then each row is recognised by the old
-- `subscriber_id`, and what the new columns hold is made up.

-- DropForeignKey
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_subscriber_id_fkey";

-- DropForeignKey
ALTER TABLE "subscription" DROP CONSTRAINT "subscription_subscriber_id_fkey";

-- DropIndex
DROP INDEX "delivery_subscriber_id_state_idx";

-- DropIndex
DROP INDEX "subscription_subscriber_id_city_key";

-- DropIndex
DROP INDEX "subscription_until_idx";

-- AlterTable
ALTER TABLE "subscription"
    ADD COLUMN "owner" BYTEA NOT NULL DEFAULT uuid_send(gen_random_uuid()),
    ADD COLUMN "content" BYTEA NOT NULL DEFAULT '',
    ALTER COLUMN "subscriber_id" DROP NOT NULL,
    ALTER COLUMN "until" DROP NOT NULL;
ALTER TABLE "subscription"
    ALTER COLUMN "owner" DROP DEFAULT,
    ALTER COLUMN "content" DROP DEFAULT;

-- CreateIndex
CREATE UNIQUE INDEX "subscription_owner_key" ON "subscription"("owner");

-- AlterTable
ALTER TABLE "delivery" DROP CONSTRAINT "delivery_pkey",
    ADD COLUMN "reader" UUID NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN "content" BYTEA NOT NULL DEFAULT '',
    ALTER COLUMN "subscriber_id" DROP NOT NULL;
ALTER TABLE "delivery"
    ALTER COLUMN "reader" DROP DEFAULT,
    ALTER COLUMN "content" DROP DEFAULT,
    ADD CONSTRAINT "delivery_pkey" PRIMARY KEY ("alert_id", "reader");

-- The cursor of those who got what is corrected names a reader from now on: they are looked through again.
UPDATE "fanout" SET "cursor" = NULL WHERE "stage" = 0;
