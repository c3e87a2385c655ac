-- A contact as it is when the log's counter is held, not as the statement that asks saw it when it began: a VOLATILE
-- function in PL/pgSQL reads with a snapshot of its own, and is never inlined. The last argument is what the counter was
-- raised from: it is not read, and makes the call wait for the counter's lock. See docs/decisions/050.
CREATE FUNCTION contact_now(workspace uuid, contact uuid, counter bigint) RETURNS SETOF contacts
LANGUAGE plpgsql VOLATILE ROWS 1 AS $$
BEGIN
  RETURN QUERY SELECT * FROM contacts k WHERE k.workspace_id = workspace AND k.id = contact;
END $$;
