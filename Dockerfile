FROM node:24.21.0-trixie-slim

WORKDIR /opt/varsku
COPY package.json package-lock.json .npmrc ./
COPY bin bin
# The optional packages bring PostgreSQL, and a Node.js that this image has already.
RUN npm ci --omit=dev && rm -r node_modules/node-linux-* node_modules/.bin/node && npm cache clean --force
COPY locales locales
COPY prisma/migrations prisma/migrations
COPY src src
# Whoever runs it cannot write there.
RUN bin/varsku ready

# Two volumes, so that a backup of the data does not carry the keys.
RUN install -d -m 700 -o node -g node /data /keys
ENV DATA_DIR=/data KEY_FILE=/keys/varsku.key
USER node
# Without PORT nothing listens, and nothing can be asked.
HEALTHCHECK --interval=60s --timeout=10s --start-period=60s CMD test -z "$PORT" || node -e \
  "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((is) => process.exit(is.ok ? 0 : 1), () => process.exit(1))"
CMD ["bin/varsku", "start"]
