-- What a command was is kept as a sealed hash from here on. Bare hashes cannot be told from sealed ones, so they go.
truncate idempotency_key;
alter table idempotency_key rename column request_sha256 to request;
