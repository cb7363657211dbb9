-- CreateEnum
CREATE TYPE "AlertState" AS ENUM ('live', 'stopped');

-- CreateEnum
CREATE TYPE "FanoutState" AS ENUM ('open', 'done', 'held');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('claimed', 'sent', 'shown', 'quiet', 'later', 'unwanted');

-- CreateTable
CREATE TABLE "subscriber" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "tag" BYTEA NOT NULL,
    "channel" TEXT NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "subscriber_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "subscription" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subscriber_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "near" TEXT,
    "country" BOOLEAN NOT NULL DEFAULT false,
    "until" DATE NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "reminded_at" TIMESTAMPTZ,

    CONSTRAINT "subscription_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "state" "AlertState" NOT NULL DEFAULT 'live',
    "content" BYTEA NOT NULL,
    "withdrawal" BYTEA,
    "corrects" UUID,
    "started_at" TIMESTAMPTZ NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fanout" (
    "alert_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "state" "FanoutState" NOT NULL DEFAULT 'open',
    "stage" SMALLINT NOT NULL DEFAULT 0,
    "cursor" UUID,
    "blocked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "fanout_pkey" PRIMARY KEY ("alert_id","channel")
);

-- CreateTable
CREATE TABLE "delivery" (
    "alert_id" UUID NOT NULL,
    "subscriber_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'claimed',
    "due_at" TIMESTAMPTZ NOT NULL,
    "attempts" SMALLINT NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("alert_id","subscriber_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "subscriber_tag_key" ON "subscriber"("tag");

-- CreateIndex
CREATE INDEX "subscription_channel_city_id_idx" ON "subscription"("channel", "city", "id");

-- CreateIndex
CREATE INDEX "subscription_channel_near_id_idx" ON "subscription"("channel", "near", "id");

-- CreateIndex
CREATE INDEX "subscription_channel_country_id_idx" ON "subscription"("channel", "country", "id");

-- CreateIndex
CREATE INDEX "subscription_until_idx" ON "subscription"("until");

-- CreateIndex
CREATE UNIQUE INDEX "subscription_subscriber_id_city_key" ON "subscription"("subscriber_id", "city");

-- CreateIndex
CREATE INDEX "alert_withdrawal_idx" ON "alert"("withdrawal");

-- CreateIndex
CREATE INDEX "alert_expires_at_idx" ON "alert"("expires_at");

-- CreateIndex
CREATE INDEX "fanout_state_idx" ON "fanout"("state");

-- CreateIndex
CREATE INDEX "delivery_alert_id_channel_state_due_at_idx" ON "delivery"("alert_id", "channel", "state", "due_at");

-- CreateIndex
CREATE INDEX "delivery_subscriber_id_state_idx" ON "delivery"("subscriber_id", "state");

-- AddForeignKey
ALTER TABLE "subscription" ADD CONSTRAINT "subscription_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fanout" ADD CONSTRAINT "fanout_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_alert_id_fkey" FOREIGN KEY ("alert_id") REFERENCES "alert"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_subscriber_id_fkey" FOREIGN KEY ("subscriber_id") REFERENCES "subscriber"("id") ON DELETE CASCADE ON UPDATE CASCADE;



-- Rows of it change all the time while an alert goes out.
ALTER TABLE "delivery" SET (autovacuum_vacuum_scale_factor = 0.02);
