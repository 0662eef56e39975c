-- What the API shows of the subjects of parked steps.
grant select (member_id) on clerk_user to mm_api;
grant select (project_id) on notification to mm_api;
