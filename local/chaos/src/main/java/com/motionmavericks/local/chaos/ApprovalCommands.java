package com.motionmavericks.local.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Commands about approvals of milestones.
final class ApprovalCommands {
    static final List<CommandType> TYPES = List.of(new CommandType("request an approval", 9, ApprovalCommands::request),
            new CommandType("decide on an approval", 9, ApprovalCommands::decide),
            new CommandType("withdraw an approval", 2, ApprovalCommands::withdraw));
    private static final Duration SHORT = Duration.ofSeconds(30);

    private ApprovalCommands() {}

    static final class Approval extends Expected {
        private final BoardCommands.Milestone milestone;
        private final List<Member> undecided;
        private final int round;
        private final boolean isShort;
        private String status = "OPEN";

        private Approval(String id, BoardCommands.Milestone milestone, List<Member> reviewers, int round,
                boolean isShort) {
            super(id, "/v1/approvals/" + id);
            this.milestone = milestone;
            this.undecided = new ArrayList<>(reviewers);
            this.round = round;
            this.isShort = isShort;
            setStatus(status);
        }

        private void setStatus(String now) {
            status = now;
            expect("status", isOpen() && isShort ? "OVERDUE" : now);
        }

        private boolean isOpen() {
            return status.equals("OPEN") || status.equals("OVERDUE");
        }

        @Override
        List<Mail> expectedMails() {
            if (!isOpen()) {
                return status.equals("WITHDRAWN") ? List.of() : List.of(mail("approval-outcome/2", ""));
            }
            return Stream.concat(undecided.stream().map(member -> mail("approval-asked/2", member.id())),
                    isShort ? Stream.of(mail("approval-overdue/2", "")) : Stream.of()).toList();
        }

        private Mail mail(String template, String memberId) {
            return new Mail(id(), round, template, memberId);
        }
    }

    private static Optional<Command> request(Client client) {
        var policy = client.random().nextBoolean() ? "ANY" : "ALL";
        var isShort = client.random().nextInt(6) == 0;
        return client.pick(BoardCommands.Milestone.class, milestone -> milestone.project().isOpen()
                && !milestone.project().members().isEmpty()
                && open(client, approval -> approval.milestone == milestone).isEmpty()).map(milestone -> {
                    var reviewers = milestone.project().members().stream().limit(2).toList();
                    var ids = reviewers.stream().map(Member::id).toList();
                    return Command.of(client.studio().admin(),
                            () -> Request.post(milestone.path() + "/approvals", Map.of("reviewers", ids, "policy",
                                    policy, "deadline", Instant.now().plus(isShort ? SHORT : Duration.ofDays(3)))),
                            reply -> {
                                var approval = client.add(new Approval(reply.json().get("id").asText(), milestone,
                                        reviewers, reply.json().get("round").asInt(), isShort));
                                client.studio().expectEvent("approval.requested", approval.id());
                            });
                }).map(command -> isShort ? command.withDeadline() : command);
    }

    private static Optional<Command> decide(Client client) {
        var decision = client.random().nextInt(3) == 0 ? "CHANGES_REQUESTED" : "APPROVED";
        return client.pick(Approval.class, approval -> approval.isOpen() && !approval.undecided.isEmpty())
                .map(approval -> {
                    var reviewer = approval.undecided.getFirst();
                    var command = Command.of(reviewer, () -> Request.post(approval.path() + "/decisions",
                            Map.of("decision", decision)), reply -> {
                                approval.undecided.remove(reviewer);
                                approval.setStatus(reply.json().get("status").asText());
                                client.studio().expectEvent("approval.decided", approval.id());
                                if (!approval.isOpen()) {
                                    client.studio().expectEvent(approval.status.equals("APPROVED")
                                            ? "approval.approved"
                                            : "approval.changes-requested", approval.id());
                                }
                            });
                    return approval.isShort ? command.withChangingAnswer() : command;
                });
    }

    private static Optional<Command> withdraw(Client client) {
        return client.pick(Approval.class, Approval::isOpen).map(approval -> Command.of(client.studio().admin(),
                () -> Request.post(approval.path() + "/withdraw", Map.of()).with("If-Match",
                        client.read(approval).header("ETag")),
                _ -> withdrawn(client, approval)));
    }

    /// Expects the open approvals of an archived project to be withdrawn.
    static void withdrawAll(Client client, BoardCommands.Project project) {
        open(client, approval -> approval.milestone.project() == project)
                .forEach(approval -> withdrawn(client, approval));
    }

    private static void withdrawn(Client client, Approval approval) {
        approval.setStatus("WITHDRAWN");
        client.studio().expectEvent("approval.withdrawn", approval.id());
    }

    private static List<Approval> open(Client client, Predicate<Approval> which) {
        return client.resources().stream().filter(Approval.class::isInstance).map(Approval.class::cast)
                .filter(approval -> approval.isOpen() && which.test(approval)).toList();
    }
}
