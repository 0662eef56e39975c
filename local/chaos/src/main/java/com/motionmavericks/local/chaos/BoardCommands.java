package com.motionmavericks.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Commands about projects, their members, milestones, tasks and comments.
final class BoardCommands {
    static final List<CommandType> TYPES = List.of(new CommandType("create a project", 4, BoardCommands::createProject),
            new CommandType("add a member to a project", 8, BoardCommands::addMember),
            new CommandType("archive a project", 1, BoardCommands::archive),
            new CommandType("create a milestone", 6, BoardCommands::createMilestone),
            new CommandType("create a task", 10, BoardCommands::createTask),
            new CommandType("move a task", 10, BoardCommands::move),
            new CommandType("comment on a task", 8, BoardCommands::comment));
    private static final List<String> COLUMNS = List.of("TODO", "DOING", "REVIEW", "DONE");

    private BoardCommands() {}

    static final class Project extends Expected {
        private final List<Member> members = new ArrayList<>();
        private final boolean isShared;
        private boolean isArchived;

        /// @param isShared whether other clients use it too
        Project(String id, boolean isShared) {
            super(id, "/v1/projects/" + id);
            this.isShared = isShared;
        }

        boolean isOpen() {
            return !isArchived;
        }

        /// A random member who meets a condition, or the admin.
        Member anyMember(Client client, Predicate<Member> condition) {
            return client.oneOf(Stream.concat(Stream.of(client.studio().admin()), members.stream().filter(condition))
                    .toList()).orElseThrow();
        }

        List<Member> members() {
            return members;
        }
    }

    static final class Milestone extends Expected {
        private final Project project;

        private Milestone(String id, Project project) {
            super(id, "/v1/milestones/" + id);
            this.project = project;
        }

        Project project() {
            return project;
        }
    }

    static final class Task extends Expected {
        private final Project project;

        private Task(String id, Project project) {
            super(id, "/v1/tasks/" + id);
            this.project = project;
        }
    }

    /// A list that must contain what commands have added.
    static final class ExpectedList extends Expected {
        private ExpectedList(String path) {
            super("", path);
        }
    }

    static Optional<Project> openProject(Client client) {
        return client.pick(Project.class, Project::isOpen);
    }

    private static Optional<Command> createProject(Client client) {
        var name = client.newName();
        return Optional.of(Command.of(client.studio().admin(), () -> Request.post("/v1/projects", Map.of("name", name)),
                reply -> {
                    var project = client.add(new Project(reply.json().get("id").asText(), false));
                    project.expect("name", name);
                    client.studio().expectEvent("project.created", project.id());
                }));
    }

    private static Optional<Command> addMember(Client client) {
        return openProject(client).flatMap(project -> client.pick(InvitationCommands.Person.class,
                person -> !project.members.contains(person.member())).map(
                        person -> Command.of(client.studio().admin(),
                                () -> Request.put(project.path() + "/members/" + person.id()), _ -> {
                                    project.members.add(person.member());
                                    person.join();
                                    client.add(new ExpectedList(project.path() + "/members")).expectText(person.id());
                                    client.studio().expectEvent("project.member-added", project.id());
                                })));
    }

    private static Optional<Command> archive(Client client) {
        // With an asset, it would be unknown whether the asset was ready before its project was archived.
        return client.pick(Project.class, one -> one.isOpen() && !one.isShared && !AssetCommands.existsIn(client, one))
                .map(project -> Command.of(client.studio().admin(),
                        () -> Request.post(project.path() + "/archive", Map.of()).with("If-Match",
                                client.read(project).header("ETag")),
                        _ -> {
                            project.isArchived = true;
                            project.expectText("archivedAt");
                            client.studio().expectEvent("project.archived", project.id());
                            ApprovalCommands.withdrawAll(client, project);
                        }));
    }

    private static Optional<Command> createMilestone(Client client) {
        var name = client.newName();
        return openProject(client).map(project -> Command.of(client.studio().admin(),
                () -> Request.post(project.path() + "/milestones", Map.of("name", name)), reply -> {
                    var milestone = client.add(new Milestone(reply.json().get("id").asText(), project));
                    milestone.expect("name", name);
                    client.studio().expectEvent("milestone.created", milestone.id());
                }));
    }

    private static Optional<Command> createTask(Client client) {
        var title = client.newName();
        return openProject(client).map(project -> Command.of(project.anyMember(client, Member::mayEdit),
                () -> Request.post(project.path() + "/tasks", Map.of("title", title)), reply -> {
                    var task = client.add(new Task(reply.json().get("id").asText(), project));
                    task.expect("title", title);
                    task.expect("column", "TODO");
                    client.studio().expectEvent("task.created", task.id());
                }));
    }

    private static Optional<Command> move(Client client) {
        var column = COLUMNS.get(client.random().nextInt(COLUMNS.size()));
        return openTask(client).map(task -> Command.of(task.project.anyMember(client, Member::mayEdit),
                () -> Request.post(task.path() + "/move", Map.of("column", column)).with("If-Match",
                        client.read(task).header("ETag")),
                _ -> {
                    task.expect("column", column);
                    client.studio().expectEvent("task.moved", task.id());
                }));
    }

    private static Optional<Command> comment(Client client) {
        var body = client.newName();
        return openTask(client).map(task -> Command.of(task.project.anyMember(client, _ -> true),
                () -> Request.post(task.path() + "/comments", Map.of("body", body)), reply -> {
                    client.add(new ExpectedList(task.path() + "/comments?limit=100")).expectText(body);
                    client.studio().expectEvent("comment.created", reply.json().get("id").asText());
                }));
    }

    private static Optional<Task> openTask(Client client) {
        return client.pick(Task.class, task -> task.project.isOpen());
    }
}
