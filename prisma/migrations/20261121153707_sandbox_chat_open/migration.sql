-- AlterTable
ALTER TABLE "sandbox_customers" ADD COLUMN     "open_until" TIMESTAMPTZ(3);
