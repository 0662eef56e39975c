# syntax=docker/dockerfile:1
# The images of the two processes: docker build --target api . and docker build --target worker .

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
# What goes in is listed in .dockerignore. Of local only the poms, which Maven must read: neither it nor a stand-in is built.
COPY . .
# Tests, format and convergence are CI's work. Our own jars are set apart: they change with each build, the others seldom.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -pl api,worker -am -DskipTests -Dspotless.check.skip -Denforcer.skip \
      package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib \
    && for process in api worker; do \
      mkdir -p "/image/$process/ours" \
      && mv "$process/target/lib" "/image/$process/lib" \
      && mv "/image/$process/lib/"*-SNAPSHOT.jar "$process/target/$process-"*.jar "/image/$process/ours/" \
      && cp "$process/$process.yml" "/image/$process/" \
      || exit 1; \
    done

# Not Alpine: the native libraries of Temporal's gRPC are made for glibc, and the health check needs bash.
FROM eclipse-temurin:25-jre-noble AS runtime
WORKDIR /app
# A number, so that an orchestrator can see that it is not root. It owns no file here.
USER 10001:10001

FROM runtime AS api
COPY --from=build /image/api/lib lib
COPY --from=build /image/api/ours ours
COPY --from=build /image/api/api.yml .
EXPOSE 8080 8081
# The heap is a share of the container's memory; who is out of memory is started anew instead of limping on.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "ours/*:lib/*", "com.motionmavericks.api.ApiApplication"]
CMD ["server", "api.yml"]

FROM runtime AS worker
COPY --from=build /image/worker/lib lib
COPY --from=build /image/worker/ours ours
COPY --from=build /image/worker/worker.yml .
EXPOSE 8091
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", "-cp", "ours/*:lib/*", "com.motionmavericks.worker.WorkerApplication"]
CMD ["server", "worker.yml"]
