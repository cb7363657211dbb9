-- Case workers, who answer in the chat.

-- AlterEnum
ALTER TYPE "Role" ADD VALUE 'caseworker';

-- AlterTable
ALTER TABLE "member" ADD COLUMN "also_cases" BOOLEAN NOT NULL DEFAULT false;
