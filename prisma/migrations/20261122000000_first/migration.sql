-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "TurnState" AS ENUM ('accepted', 'handled', 'delivered', 'parked');

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('member', 'moderator');

-- CreateEnum
CREATE TYPE "ReportState" AS ENUM ('received', 'seconding', 'approved', 'live', 'noted', 'declined');

-- CreateTable
CREATE TABLE "turn" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sequence" BIGSERIAL NOT NULL,
    "dedupe" BYTEA NOT NULL,
    "channel" TEXT NOT NULL,
    "sender" BYTEA,
    "state" "TurnState" NOT NULL DEFAULT 'accepted',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "content" BYTEA,
    "accepted_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "turn_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sender" (
    "tag" BYTEA NOT NULL,
    "member_id" UUID,
    "preferences" BYTEA,
    "seen_on" DATE NOT NULL,

    CONSTRAINT "sender_pkey" PRIMARY KEY ("tag")
);

-- CreateTable
CREATE TABLE "session" (
    "sender" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "revision" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("sender")
);

-- CreateTable
CREATE TABLE "sent_message" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "sender" BYTEA NOT NULL,
    "channel" TEXT NOT NULL,
    "content" BYTEA NOT NULL,
    "due_at" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "sent_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" UUID NOT NULL,
    "handle" TEXT NOT NULL,
    "group_id" UUID NOT NULL,
    "role" "Role" NOT NULL,
    "seen_on" DATE NOT NULL,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "code" (
    "tag" BYTEA NOT NULL,
    "role" "Role" NOT NULL,
    "group_id" UUID,
    "expires_on" DATE NOT NULL,

    CONSTRAINT "code_pkey" PRIMARY KEY ("tag")
);

-- CreateTable
CREATE TABLE "counter" (
    "owner" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "today" INTEGER NOT NULL,
    "month" INTEGER NOT NULL,

    CONSTRAINT "counter_pkey" PRIMARY KEY ("owner","kind")
);

-- CreateTable
CREATE TABLE "subject" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "fingerprint" BYTEA NOT NULL,
    "layer" INTEGER NOT NULL,

    CONSTRAINT "subject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "entry" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "subject_id" UUID NOT NULL,
    "level" SMALLINT NOT NULL,
    "harms" BYTEA NOT NULL,
    "quarter" INTEGER NOT NULL,
    "voice" BYTEA NOT NULL,
    "expires_on" DATE NOT NULL,
    "withdrawal" BYTEA NOT NULL,

    CONSTRAINT "entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "report" (
    "id" UUID NOT NULL,
    "state" "ReportState" NOT NULL DEFAULT 'received',
    "level" SMALLINT,
    "month" DATE NOT NULL,
    "content" BYTEA,
    "receipt" BYTEA NOT NULL,
    "author" BYTEA,
    "doubted" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "report_id" UUID,
    "level" SMALLINT,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "key" (
    "purpose" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL,
    "check" BYTEA NOT NULL,

    CONSTRAINT "key_pkey" PRIMARY KEY ("purpose","version")
);

-- CreateIndex
CREATE UNIQUE INDEX "turn_sequence_key" ON "turn"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "turn_dedupe_key" ON "turn"("dedupe");

-- CreateIndex
CREATE INDEX "turn_sender_sequence_idx" ON "turn"("sender", "sequence");

-- CreateIndex
CREATE INDEX "turn_state_sequence_idx" ON "turn"("state", "sequence");

-- CreateIndex
CREATE INDEX "turn_accepted_at_idx" ON "turn"("accepted_at");

-- CreateIndex
CREATE INDEX "sender_member_id_idx" ON "sender"("member_id");

-- CreateIndex
CREATE INDEX "sender_seen_on_idx" ON "sender"("seen_on");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "sent_message_sender_idx" ON "sent_message"("sender");

-- CreateIndex
CREATE INDEX "sent_message_due_at_idx" ON "sent_message"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "member_handle_key" ON "member"("handle");

-- CreateIndex
CREATE INDEX "member_group_id_idx" ON "member"("group_id");

-- CreateIndex
CREATE INDEX "member_seen_on_idx" ON "member"("seen_on");

-- CreateIndex
CREATE INDEX "counter_kind_day_idx" ON "counter"("kind", "day");

-- CreateIndex
CREATE UNIQUE INDEX "subject_fingerprint_key" ON "subject"("fingerprint");

-- CreateIndex
CREATE INDEX "subject_layer_idx" ON "subject"("layer");

-- CreateIndex
CREATE INDEX "entry_subject_id_idx" ON "entry"("subject_id");

-- CreateIndex
CREATE INDEX "entry_withdrawal_idx" ON "entry"("withdrawal");

-- CreateIndex
CREATE INDEX "entry_expires_on_idx" ON "entry"("expires_on");

-- CreateIndex
CREATE UNIQUE INDEX "report_receipt_key" ON "report"("receipt");

-- CreateIndex
CREATE INDEX "report_state_idx" ON "report"("state");

-- CreateIndex
CREATE INDEX "audit_report_id_idx" ON "audit"("report_id");

-- AddForeignKey
ALTER TABLE "sender" ADD CONSTRAINT "sender_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "entry" ADD CONSTRAINT "entry_subject_id_fkey" FOREIGN KEY ("subject_id") REFERENCES "subject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- The audit table takes new rows and nothing else.
CREATE FUNCTION "audit_is_append_only"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'The audit table is append-only.';
END
$$;
CREATE TRIGGER "audit_refuses_change" BEFORE UPDATE OR DELETE ON "audit" FOR EACH ROW EXECUTE FUNCTION "audit_is_append_only"();
CREATE TRIGGER "audit_refuses_truncate" BEFORE TRUNCATE ON "audit" FOR EACH STATEMENT EXECUTE FUNCTION "audit_is_append_only"();
