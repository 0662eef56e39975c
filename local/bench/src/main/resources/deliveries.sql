-- Mails of the first studio, about which the mail vendor calls.
insert into delivery (tenant_id, channel, member_id, subject_type, subject_id, generation, template, data, created_at, sent_at)
select t.tenant_id, 'MAIL', m.id, 'Invitation', uuidv7(), 1, 'invitation/1', '{}', now(), now()
from tenant t join member m on m.tenant_id = t.tenant_id and m.role = 'ADMIN', generate_series(1, 2000)
where clerk_organization = 'org_bench_1';
select d.tenant_id as tenant, d.member_id as admin, 'org_bench_1' as organization, d.id as project, d.id from delivery d;
