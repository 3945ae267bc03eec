/** Tests run against the sources, except where they start the built program, which `npm test` builds first. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/fixtures/**", "node_modules/**"],
    // Kernels under test neither read nor fill the user's history.
    env: { TZ: "UTC", NO_COLOR: "1", ASSAY_HISTORY: "off" },
    setupFiles: ["test/seed.ts"],
    pool: "forks",
    testTimeout: 30_000,
    hookTimeout: 60_000,
    restoreMocks: true,
  },
});
