-- What a reporter and a case worker write to each other.

-- CreateTable
CREATE TABLE "case_file" (
    "id" UUID NOT NULL,
    "receipt" BYTEA NOT NULL,
    "way" BYTEA NOT NULL,
    "month" DATE NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_file_way_key" ON "case_file"("way");

-- CreateIndex
CREATE INDEX "case_file_receipt_idx" ON "case_file"("receipt");

-- CreateIndex
CREATE INDEX "case_file_month_idx" ON "case_file"("month");
