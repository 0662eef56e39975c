-- A film of the first studio that is ready.
insert into asset (tenant_id, project_id, name, created_by_id, created_at)
select t.tenant_id, p.id, 'Titles', m.id, now()
from tenant t join member m on m.tenant_id = t.tenant_id and m.role = 'ADMIN' join project p on p.tenant_id = t.tenant_id
where clerk_organization = 'org_bench_1' limit 1;
insert into asset_version (tenant_id, project_id, asset_id, number, status, created_by_id, created_at, mux_asset_id,
  playback_id, duration_seconds, aspect_ratio, closed_at)
select tenant_id, project_id, id, 1, 'READY', created_by_id, now(), 'film', 'film', 4, '16:9', now() from asset;
select tenant_id as tenant, created_by_id as admin, 'org_bench_1' as organization, project_id as project, id from asset_version;
