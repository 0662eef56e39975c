-- Puts milestones of the first studio up for approval, each by its admin and another reviewer.
with studio as (
  select t.tenant_id, clerk_organization, m.id as admin
  from tenant t join member m on m.tenant_id = t.tenant_id and m.role = 'ADMIN' where clerk_organization = 'org_bench_1'
), numbered_project as (
  select studio.*, id as project_id, row_number() over () - 1 as number from project join studio using (tenant_id)
), open as (
  select p.*, uuidv7() as milestone_id, uuidv7() as id
  from generate_series(1, cast(:count as int)) n
    join numbered_project p on number = n % (select count(*) from numbered_project)
), milestones as (
  insert into milestone (tenant_id, id, project_id, name, description, created_at)
  select tenant_id, milestone_id, project_id, 'First cut', '', now() from open
), approvals as (
  insert into approval (tenant_id, id, project_id, milestone_id, round, policy, needed, status, created_by_id,
    created_at, deadline)
  select tenant_id, id, project_id, milestone_id, 1, 'ALL', 2, 'OPEN', admin, now(), now() + interval '30 days' from open
), reviewers as (
  insert into approval_reviewer (tenant_id, project_id, approval_id, member_id)
  select tenant_id, project_id, open.id, member.id from open join member using (tenant_id)
) select tenant_id as tenant, admin, clerk_organization as organization, project_id as project, id from open;
