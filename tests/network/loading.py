"""Many records at once, put in Kinto's tables by SQL in the shape that Kinto keeps them in: for measures only."""

from __future__ import annotations

from tests.network.network import Network

JOURNAL = f"/buckets/{Network.bucket}/collections/journal"
# What Kinto writes for one record: a row, and the right of the account that wrote it. The triggers that give dates are
# left out: dates are one millisecond apart, before those that there are.
RECORDS = """
SET session_replication_role = replica;
INSERT INTO objects (id, parent_id, resource_name, last_modified, deleted, data)
SELECT md5('{first}' || n), '{journal}', 'record',
    oldest - (({count} - n) || ' milliseconds')::interval, FALSE,
    jsonb_build_object(
        'what', 'encounter', 'origin', md5('machine' || (n % {machines})), 'about', md5('seance' || '{first}' || n),
        'revision', 1, 'territory', 'Territoire ' || (n % 40),
        'day', to_char(date '2026-01-01' + (n % 330)::int, 'YYYY-MM-DD'),
        'half', CASE WHEN n % 2 = 0 THEN 'matin' ELSE 'apres-midi' END, 'pathway', 'activer', 'pathway_version', 3,
        'kind', 'individuel', 'persons', 1, 'place', jsonb_build_object('insee', '33063', 'kind', 'france-services'),
        'outcomes', jsonb_build_array(jsonb_build_object('code', 'activee', 'n', 1)),
        'ages', jsonb_build_array(jsonb_build_object('code', '60-74', 'n', 1)),
        'place_type', 'france_services', 'duration', '30-60', 'guides_printed', 1, 'schema', 1795956551197)
FROM generate_series(1, {count}) AS n, (
    SELECT date_trunc('second', coalesce(min(last_modified), now()::timestamp)) - interval '1 hour' AS oldest
    FROM objects WHERE parent_id = '{journal}' AND resource_name = 'record') AS others;
INSERT INTO access_control_entries (object_id, permission, principal)
SELECT '{journal}/records/' || md5('{first}' || n), 'write', 'account:machine-' || (n % {machines})
FROM generate_series(1, {count}) AS n;
"""


NEW = """
INSERT INTO objects (id, parent_id, resource_name, last_modified, deleted, data)
SELECT md5(random()::text), parent_id, resource_name, NULL, FALSE, data
FROM (SELECT * FROM objects WHERE parent_id = '{journal}' AND resource_name = 'record' LIMIT {count}) AS taken;
"""


def add(network: Network, count: int) -> None:
    """Add records dated as Kinto dates them, by its triggers: they are new to whoever received the others."""
    network.sql(NEW.format(journal=JOURNAL, count=count))


def load(network: Network, count: int, machines: int, name: str) -> None:
    """Put `count` records of so many machines before those that there are."""
    asked = RECORDS.format(journal=JOURNAL, count=count, machines=machines, first=name)
    network.sql(asked)
    network.sql("VACUUM ANALYZE objects")
    network.sql("VACUUM ANALYZE access_control_entries")
