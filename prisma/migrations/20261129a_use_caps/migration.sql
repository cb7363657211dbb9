-- Uses an amount of all of these caps or of none, and says how much of one kind everybody used that day: in one
-- round trip, because every check does it. Each statement in it sees what was committed while it waited.
CREATE FUNCTION "use_caps"(
    owners text[], kinds text[], day_caps int[], month_caps int[], amount int, on_day date, counted text
) RETURNS TABLE ("allowed" boolean, "everybody" int) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
    one text;
    written int;
BEGIN
    -- One after another. Otherwise two turns of a group that end at the same moment would both count as the
    -- last one. In the order of their names, so that two transactions do not wait for each other.
    FOR one IN
        SELECT DISTINCT concat(o.kind, ' ', o.owner) COLLATE "C" AS name
        FROM unnest(owners, kinds) AS o (owner, kind) ORDER BY name
    LOOP
        PERFORM pg_advisory_xact_lock(hashtextextended(one, 0));
    END LOOP;

    WITH wanted AS (
        SELECT decode(w.owner, 'hex') AS owner, w.kind, w.day_cap, w.month_cap
        FROM unnest(owners, kinds, day_caps, month_caps) AS w (owner, kind, day_cap, month_cap)),
    used AS (
        SELECT w.*,
            CASE WHEN c.day = on_day THEN c.today ELSE 0 END + amount AS today,
            CASE WHEN date_trunc('month', c.day) = date_trunc('month', on_day) THEN c.month ELSE 0 END
                + amount AS month
        FROM wanted w LEFT JOIN "counter" c ON c.owner = w.owner AND c.kind = w.kind)
    INSERT INTO "counter" (owner, kind, day, today, month)
    SELECT u.owner, u.kind, on_day, u.today, u.month FROM used u
    WHERE (SELECT bool_and(a.today <= a.day_cap AND a.month <= a.month_cap) FROM used a)
    ON CONFLICT (owner, kind) DO UPDATE SET day = excluded.day, today = excluded.today, month = excluded.month;
    GET DIAGNOSTICS written = ROW_COUNT;

    RETURN QUERY SELECT written = cardinality(owners),
        CASE WHEN counted IS NULL THEN 0 ELSE (
            SELECT coalesce(sum(c.today), 0)::int FROM "counter" c WHERE c.kind = counted AND c.day = on_day)
        END;
END
$$;
