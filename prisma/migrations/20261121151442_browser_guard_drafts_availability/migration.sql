-- CreateEnum
CREATE TYPE "Availability" AS ENUM ('automatic', 'away');

-- AlterTable
ALTER TABLE "members" ADD COLUMN     "availability" "Availability" NOT NULL DEFAULT 'automatic';

-- AlterTable
ALTER TABLE "conversations" ADD COLUMN     "replied_by" UUID,
ADD COLUMN     "replied_by_others_position" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "replied_position" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "drafts" (
    "workspace_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "note" BOOLEAN NOT NULL,
    "reply_to_id" UUID,
    "seen_position" INTEGER,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "drafts_pkey" PRIMARY KEY ("workspace_id","user_id","conversation_id")
);

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_workspace_id_user_id_fkey" FOREIGN KEY ("workspace_id", "user_id") REFERENCES "members"("workspace_id", "user_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_workspace_id_conversation_id_fkey" FOREIGN KEY ("workspace_id", "conversation_id") REFERENCES "conversations"("workspace_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- How far conversations that are there already have been answered, and by whom.
UPDATE "conversations" c SET "replied_by" = n."author_id", "replied_position" = n."position",
  "replied_by_others_position" = coalesce((SELECT max(o."position") FROM "messages" o
    WHERE o."workspace_id" = n."workspace_id" AND o."conversation_id" = n."conversation_id"
      AND o."direction" = 'outbound' AND o."author_id" IS DISTINCT FROM n."author_id"), 0)
FROM (
  SELECT DISTINCT ON ("workspace_id", "conversation_id") "workspace_id", "conversation_id", "author_id", "position"
  FROM "messages" WHERE "direction" = 'outbound' ORDER BY "workspace_id", "conversation_id", "position" DESC
) n
WHERE c."workspace_id" = n."workspace_id" AND c."id" = n."conversation_id";
