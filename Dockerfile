FROM node:24-slim

WORKDIR /opt/varsku
COPY package.json package-lock.json .npmrc ./
# The optional packages bring PostgreSQL.
RUN npm ci --omit=dev && npm cache clean --force
COPY locales locales
COPY prisma/migrations prisma/migrations
COPY src src

# Two volumes, so that a backup of the data does not carry the keys.
RUN install -d -m 700 -o node -g node /data /keys
ENV DATA_DIR=/data KEY_FILE=/keys/varsku.key
USER node
CMD ["node", "src/main.ts"]
