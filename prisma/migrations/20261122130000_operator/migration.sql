-- Objections, figures, imports, and what only one voice said.

-- AlterTable
ALTER TABLE "entry" ADD COLUMN     "suspended" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "objection" (
    "id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tally" (
    "quarter" INTEGER NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "tally_pkey" PRIMARY KEY ("quarter")
);

-- CreateTable
CREATE TABLE "import" (
    "file" BYTEA NOT NULL,
    "lines" INTEGER NOT NULL,
    "month" DATE NOT NULL,

    CONSTRAINT "import_pkey" PRIMARY KEY ("file")
);

-- CreateTable
CREATE TABLE "sweep" (
    "quarter" INTEGER NOT NULL,

    CONSTRAINT "sweep_pkey" PRIMARY KEY ("quarter")
);

-- CreateIndex
CREATE INDEX "objection_due_on_idx" ON "objection"("due_on");

-- CreateIndex
CREATE INDEX "import_month_idx" ON "import"("month");
