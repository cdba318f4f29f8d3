# The packaged jar on a Java 25 runtime. Build the jar first: mvn package
FROM eclipse-temurin:25-jre
RUN useradd --system --uid 10001 --home-dir /var/lib/cunzheng --create-home --shell /usr/sbin/nologin cunzheng
COPY target/cunzheng.jar /opt/cunzheng/cunzheng.jar
USER cunzheng
WORKDIR /var/lib/cunzheng
# The folder of the originals; a volume named here keeps its owner.
RUN mkdir -m 700 /var/lib/cunzheng/data
VOLUME /var/lib/cunzheng/data
ENV CUNZHENG_DATA=/var/lib/cunzheng/data \
    MICRONAUT_SERVER_HOST=0.0.0.0
EXPOSE 8080
# The image has neither curl nor wget: bash asks for the first page itself and reads the status line.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET / HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && IFS= read -r status <&3 && [[ $status == *' 200 '* ]]"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=70", "-jar", "/opt/cunzheng/cunzheng.jar"]
CMD ["serve"]
