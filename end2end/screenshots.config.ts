// Takes a picture of every page: `make screenshots` runs it. It uses what the tests use, and checks nothing.
import { defineConfig } from "@playwright/test";
import tests from "./playwright.config";

export default defineConfig({
  ...tests,
  testDir: ".",
  testMatch: "screenshots.ts",
  fullyParallel: true,
  timeout: 120_000,
  projects: [{ name: "pictures" }],
  reporter: "line",
});
