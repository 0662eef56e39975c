select set_config('app.tenant_id', :tenant, true), set_config('app.member_id', :admin, true),
  set_config('app.role', 'ADMIN', true), set_config('app.now', now()::text, true), set_config('lock_timeout', '2s', true);
