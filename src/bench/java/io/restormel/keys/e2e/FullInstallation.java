package io.restormel.keys.e2e;

import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * 1,000 routes, 500 policies, 10,000 credentials and a million requests of 23 days, cloned from the sample project and
 * told to the servers, which have them live within a second or two.
 */
final class FullInstallation {

    private static final String STATEMENTS = """
            create temporary table seed as select r.id as route, p.id as project, p.workspace_id as workspace
              from route r join project p on p.id = r.project_id limit 1;
            create temporary table clone as select gen_random_uuid() as id, n from generate_series(1, 1000) n;
            insert into route
              select (jsonb_populate_record(r, jsonb_build_object('id', c.id, 'name', 'route-' || c.n))).*
              from route r join seed s on s.route = r.id cross join clone c;
            insert into route_step
              select (jsonb_populate_record(st, jsonb_build_object('id', gen_random_uuid(), 'route_id', c.id))).*
              from route_step st join seed s on s.route = st.route_id cross join clone c;
            insert into route_version
              select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'route_id', c.id))).*
              from route_version v join seed s on s.route = v.route_id cross join clone c;
            create temporary table rule as select gen_random_uuid() as id, n from generate_series(1, 500) n;
            insert into policy
              select (jsonb_populate_record(p, jsonb_build_object('id', r.id, 'name', 'policy-' || r.n))).*
              from policy p cross join rule r where p.id = (select min(id::text)::uuid from policy);
            insert into policy_binding
              select gen_random_uuid(), r.id, 'route', c.id, now() from rule r join clone c on c.n = r.n;
            insert into credential
                (id, workspace_id, provider_type, label, mode, reference, allowed_models, created_at, updated_at)
              select gen_random_uuid(), s.workspace, 'openai', 'Key ' || n, 'reference', 'vault/' || n, '[]', now(), now()
              from seed s cross join generate_series(1, 10000) n;
            insert into usage_event (id, workspace_id, project_id, route_id, route_name, status, provider_type, model_id,
                latency_us, detail, occurred_at)
              select gen_random_uuid(), s.workspace, s.project, s.route, 'interactive', 'resolved', 'openai', 'gpt-4o',
                200, '{}', now() - n * interval '2 seconds'
              from seed s cross join generate_series(1, 1000000) n;
            insert into usage_hourly
              select project_id, date_trunc('hour', occurred_at, 'UTC'), provider_type, model_id, status, count(*), 0,
                sum(latency_us), 0
              from usage_event where model_id is not null group by 1, 2, 3, 4, 5 on conflict do nothing;
            insert into usage_daily
              select project_id, date_trunc('day', occurred_at, 'UTC'), provider_type, model_id, status, count(*), 0,
                sum(latency_us), 0
              from usage_event where model_id is not null group by 1, 2, 3, 4, 5 on conflict do nothing;
            analyze;
            update config_version set version = version + 1;
            insert into config_change (version, project_id, changed_at) select v.version, s.project, now()
              from config_version v cross join seed s
            """;

    private FullInstallation() {}

    static void fill(String url) throws SQLException {
        try (var connection = DriverManager.getConnection(url);
                var sql = connection.createStatement()) {
            for (var statement : STATEMENTS.split(";\n")) {
                sql.execute(statement);
            }
        }
    }
}
