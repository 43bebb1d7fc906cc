# Builds with everything, ships only what runs. No compiler is needed: the embedded database comes prebuilt.
# For a release pin the image by its digest: --build-arg NODE_IMAGE=node:24-bookworm-slim@sha256:… (docker buildx imagetools
# inspect node:24-bookworm-slim names it); a tag alone may be another image tomorrow.
ARG NODE_IMAGE=node:24-bookworm-slim
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build

FROM ${NODE_IMAGE} AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund

# The simulated Jira alone. It obeys whoever reaches it, so publish it to this machine only:
# docker build --target simulator -t clearance-simulator .
# docker run --read-only -p 127.0.0.1:8080:8080 -p 127.0.0.1:8081:8081 clearance-simulator
FROM ${NODE_IMAGE} AS simulator
ENV NODE_ENV=production
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
USER node
EXPOSE 8080 8081
HEALTHCHECK --interval=5s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8080/_edge/tenant_info').then(r=>{process.exitCode=r.ok?0:1},()=>{process.exitCode=1})"]
CMD ["node", "dist/cli.js", "simulate", "--host", "0.0.0.0", "--control", "network", "--port", "8080", "--json"]

FROM ${NODE_IMAGE} AS backend
ENV NODE_ENV=production PORT=3000
WORKDIR /app
RUN mkdir data && chown node:node data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json atlassian-connect.json manifest.yml ./
COPY profiles ./profiles
COPY docs/rules ./docs/rules
USER node
VOLUME /app/data
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=3s --start-period=5s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+(process.env.PORT||3000)+new URL(process.env.BASE_URL||'http://localhost').pathname.replace(/\\/$/,'')+'/readyz').then(r=>{process.exitCode=r.ok?0:1},()=>{process.exitCode=1})"]
# node as the first process receives SIGTERM itself and drains before it ends.
CMD ["node", "dist/cli.js", "serve"]
