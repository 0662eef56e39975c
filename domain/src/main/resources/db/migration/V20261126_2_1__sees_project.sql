-- Whether a member of the caller's tenant sees a project: who was put on it, and every ADMIN. Asked by AGENCY too, to whom
-- row-level security shows no member but themselves.
grant create on schema public to mm_across;
grant select (tenant_id, id, role, status) on member to mm_across;
grant select (tenant_id, project_id, member_id) on project_member to mm_across;
set local role mm_across;
create function sees_project(the_member uuid, the_project uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp
  return exists (select from member m where m.id = the_member and m.status = 'ACTIVE' and (m.role = 'ADMIN'
    or exists (select from project_member p
      where (p.tenant_id, p.project_id, p.member_id) = (m.tenant_id, the_project, m.id))));
revoke execute on function sees_project from public;
grant execute on function sees_project to mm_api, mm_worker;
reset role;
revoke create on schema public from mm_across;
