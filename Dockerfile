# syntax=docker/dockerfile:1
# The images of the two processes: docker build --target api . and docker build --target worker .

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /source
# What goes in is listed in .dockerignore.
COPY . .
# Tests, format and convergence are CI's work. Our own jars are set apart: they change with each build, the others seldom.
# The class path has a fixed order, because an AOT cache is valid for one only.
RUN --mount=type=cache,target=/root/.m2 \
    mvn -B -q -pl api,worker,local/run -am -DskipTests -Dspotless.check.skip -Denforcer.skip \
      package dependency:copy-dependencies -DincludeScope=runtime -DoutputDirectory=target/lib \
    && for process in api worker; do \
      image="/opt/motion-mavericks/$process" \
      && mkdir -p "$image/ours" \
      && mv "$process/target/lib" "$image/lib" \
      && mv "$image/lib/"*-SNAPSHOT.jar "$process/target/$process-"*.jar "$image/ours/" \
      && cp "$process/$process.yml" process/jvm.options "$image/" \
      && printf -- '-cp %s\n' "$(printf '%s:' "$image"/ours/*.jar "$image"/lib/*.jar)" >"$image/class-path" \
      || exit 1; \
    done

# Not Alpine: the native libraries of Temporal's gRPC are made for glibc, and the health check needs bash.
FROM eclipse-temurin:25-jre-noble AS runtime
# A number, so that an orchestrator can see that it is not root. It owns no file here.
USER 10001:10001

# Plays the demo with the programs of the images. When they are stopped, they write their AOT caches, which halve the time to
# start. A cache is valid for one build of the JVM only, so this stage has that of the images.
FROM runtime AS trained
WORKDIR /training
USER root
RUN chown 10001:10001 /training
COPY --from=temporalio/admin-tools:1.32.0 /usr/local/bin/temporal /usr/local/bin/
COPY --from=build --chown=10001:10001 /opt/motion-mavericks /opt/motion-mavericks
COPY --from=build /source/local/run/target local
COPY --from=build /source/api/api.yml api/
COPY --from=build /source/worker/worker.yml worker/
COPY --from=build /source/process/jvm.options process/
USER 10001:10001
RUN IMAGES=/opt/motion-mavericks java -cp 'local/local-run-1.0.0-SNAPSHOT.jar:local/lib/*' com.motionmavericks.local.run.Launcher --exit

FROM runtime AS api
WORKDIR /opt/motion-mavericks/api
COPY --from=build /opt/motion-mavericks/api/lib lib
COPY --from=build /opt/motion-mavericks/api/ours ours
COPY --from=trained /opt/motion-mavericks/api/app.aot /opt/motion-mavericks/api/api.yml /opt/motion-mavericks/api/jvm.options /opt/motion-mavericks/api/class-path ./
EXPOSE 8080 8081
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "@jvm.options", "@class-path", "com.motionmavericks.api.ApiApplication"]
CMD ["server", "api.yml"]

FROM runtime AS worker
WORKDIR /opt/motion-mavericks/worker
COPY --from=build /opt/motion-mavericks/worker/lib lib
COPY --from=build /opt/motion-mavericks/worker/ours ours
COPY --from=trained /opt/motion-mavericks/worker/app.aot /opt/motion-mavericks/worker/worker.yml /opt/motion-mavericks/worker/jvm.options /opt/motion-mavericks/worker/class-path ./
EXPOSE 8091
ENTRYPOINT ["java", "-XX:AOTCache=app.aot", "@jvm.options", "@class-path", "com.motionmavericks.worker.WorkerApplication"]
CMD ["server", "worker.yml"]
