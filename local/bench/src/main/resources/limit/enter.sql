select tenant_id as tenant, member_id as admin, role from enter_by_clerk(:organization, 'user_bench', now()::text);
