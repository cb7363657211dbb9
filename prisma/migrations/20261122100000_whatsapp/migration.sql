-- CreateTable
CREATE TABLE "whatsapp_key" (
    "id" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "used_in" DATE,

    CONSTRAINT "whatsapp_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "whatsapp_sent" (
    "id" BYTEA NOT NULL,
    "content" BYTEA NOT NULL,
    "kept_until" TIMESTAMPTZ NOT NULL,

    CONSTRAINT "whatsapp_sent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "whatsapp_key_used_in_idx" ON "whatsapp_key"("used_in");

-- CreateIndex
CREATE INDEX "whatsapp_sent_kept_until_idx" ON "whatsapp_sent"("kept_until");
