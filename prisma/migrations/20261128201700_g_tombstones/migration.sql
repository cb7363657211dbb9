-- CreateTable
CREATE TABLE "tombstone" (
    "id" UUID NOT NULL,
    "content" BYTEA NOT NULL,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("id")
);
