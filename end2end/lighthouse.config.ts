// Lighthouse on the pages that people see first: `make bench` runs it. It uses what the tests use.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "lighthouse.ts",
  workers: 1,
  timeout: 900_000,
  projects: [{ name: "lighthouse" }],
  reporter: "line",
});
