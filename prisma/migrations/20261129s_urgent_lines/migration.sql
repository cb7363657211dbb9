-- The lines of alarms are found before all others, without opening the rest.
ALTER TABLE "safe_call" ADD COLUMN "urgency" SMALLINT NOT NULL DEFAULT 0;

-- CreateIndex
CREATE INDEX "safe_call_urgency_idx" ON "safe_call"("urgency");
