-- AlterTable
ALTER TABLE "sandbox_messages" ADD COLUMN     "reply_to" TEXT;
