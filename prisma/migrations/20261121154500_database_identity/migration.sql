-- By hand, and not in schema.prisma: only lib/events/notice-restore.ts reads it.

-- Which database this is, as it was last seen. It travels with a backup, so that a restored one finds another's name here.
CREATE TABLE database_identity (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  identity text NOT NULL,
  noticed_at timestamptz(3) NOT NULL DEFAULT now()
);
