-- The W3C traceparent of the request or activity that wrote the signal: random ids and one flag. NULL outside of a trace.
alter table outbox add column traceparent text;
