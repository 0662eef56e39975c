select * from delivery where id = :id;
insert into vendor_webhook (tenant_id, vendor, id, type, received_at)
values (:tenant, 'resend', :key, 'email.delivered', now()) on conflict do nothing;
update delivery set check_due_at = now(), vendor_id = coalesce(vendor_id, 'mail')
where id = :id and channel = 'MAIL' and outcome is distinct from 'UNDELIVERABLE';
insert into outbox (tenant_id, workflow_type, workflow_id, subject_id, signal_name, summary, due_at)
values (:tenant, 'Delivery', 'delivery:' || :id, :id, 'reported', 'The outcome of a mail', now());
