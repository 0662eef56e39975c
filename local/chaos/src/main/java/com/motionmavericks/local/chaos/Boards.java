package com.motionmavericks.local.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Projects with their people and milestones, and what is said and done on their boards.
final class Boards {
    static final List<CommandType> KINDS = List.of(new CommandType("create a project", 4, Boards::createProject),
            new CommandType("put somebody on a project", 8, Boards::addMember),
            new CommandType("archive a project", 1, Boards::archive),
            new CommandType("create a milestone", 6, Boards::createMilestone),
            new CommandType("create a task", 10, Boards::createTask), new CommandType("move a task", 10, Boards::move),
            new CommandType("comment on a task", 8, Boards::comment));
    private static final List<String> COLUMNS = List.of("TODO", "DOING", "REVIEW", "DONE");

    private Boards() {}

    static final class Project extends Expected {
        private final List<Member> members = new ArrayList<>();
        private final boolean isShared;
        private boolean isArchived;

        /// @param isShared whether other clients work in it too
        Project(String id, boolean isShared) {
            super(id, "/v1/projects/" + id);
            this.isShared = isShared;
        }

        boolean isOpen() {
            return !isArchived;
        }

        /// Any who may, ADMIN among them.
        Member somebody(Client client, Predicate<Member> may) {
            return client.oneOf(Stream.concat(Stream.of(client.studio().admin()), members.stream().filter(may))
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

    /// A list that must hold what commands have put there.
    static final class Listing extends Expected {
        private Listing(String path) {
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
                    client.studio().happened("project.created", project.id());
                }));
    }

    private static Optional<Command> addMember(Client client) {
        return openProject(client).flatMap(project -> client.pick(People.Person.class,
                person -> !project.members.contains(person.member())).map(
                        person -> Command.of(client.studio().admin(),
                                () -> Request.put(project.path() + "/members/" + person.id()), _ -> {
                                    project.members.add(person.member());
                                    person.join();
                                    client.add(new Listing(project.path() + "/members")).expectText(person.id());
                                    client.studio().happened("project.member-added", project.id());
                                })));
    }

    private static Optional<Command> archive(Client client) {
        // Whether a film was ready before its project was archived, nobody could say.
        return client.pick(Project.class, one -> one.isOpen() && !one.isShared && !Films.isOneIn(client, one))
                .map(project -> Command.of(client.studio().admin(),
                        () -> Request.post(project.path() + "/archive", Map.of()).with("If-Match",
                                client.read(project).header("ETag")),
                        _ -> {
                            project.isArchived = true;
                            project.expectText("archivedAt");
                            client.studio().happened("project.archived", project.id());
                            Reviews.withdrawAll(client, project);
                        }));
    }

    private static Optional<Command> createMilestone(Client client) {
        var name = client.newName();
        return openProject(client).map(project -> Command.of(client.studio().admin(),
                () -> Request.post(project.path() + "/milestones", Map.of("name", name)), reply -> {
                    var milestone = client.add(new Milestone(reply.json().get("id").asText(), project));
                    milestone.expect("name", name);
                    client.studio().happened("milestone.created", milestone.id());
                }));
    }

    private static Optional<Command> createTask(Client client) {
        var title = client.newName();
        return openProject(client).map(project -> Command.of(project.somebody(client, Member::worksTheBoard),
                () -> Request.post(project.path() + "/tasks", Map.of("title", title)), reply -> {
                    var task = client.add(new Task(reply.json().get("id").asText(), project));
                    task.expect("title", title);
                    task.expect("column", "TODO");
                    client.studio().happened("task.created", task.id());
                }));
    }

    private static Optional<Command> move(Client client) {
        var column = COLUMNS.get(client.random().nextInt(COLUMNS.size()));
        return openTask(client).map(task -> Command.of(task.project.somebody(client, Member::worksTheBoard),
                () -> Request.post(task.path() + "/move", Map.of("column", column)).with("If-Match",
                        client.read(task).header("ETag")),
                _ -> {
                    task.expect("column", column);
                    client.studio().happened("task.moved", task.id());
                }));
    }

    private static Optional<Command> comment(Client client) {
        var body = client.newName();
        return openTask(client).map(task -> Command.of(task.project.somebody(client, _ -> true),
                () -> Request.post(task.path() + "/comments", Map.of("body", body)), reply -> {
                    client.add(new Listing(task.path() + "/comments?limit=100")).expectText(body);
                    client.studio().happened("comment.created", reply.json().get("id").asText());
                }));
    }

    private static Optional<Task> openTask(Client client) {
        return client.pick(Task.class, task -> task.project.isOpen());
    }
}
